import stringWidth from "string-width";

/** The library looks for emoji in every text, which takes long; most texts are numbers, English words and our own signs. */
const PLAIN = /^[ -~\u00b7\u2013\u2022\u2192\u2264\u2265\u2713\u2717]*$/;

/** Columns of a terminal that a text takes: a Chinese character takes two, colours none. */
export function textWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}
