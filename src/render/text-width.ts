import stringWidth from "string-width";

/** The library looks for emoji in every text, which takes long; most texts are numbers and English words. */
const PLAIN = /^[ -~\u2013]*$/;

/** Columns of a terminal that a text takes: a Chinese character takes two, colours none. */
export function textWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}
