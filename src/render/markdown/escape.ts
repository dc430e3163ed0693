import { printable } from "../printable.ts";

/** Breaks a word for the server that looks for names and links in it; a reader does not see it. */
const BREAK = "&#8203;";

/** Metrics' names and numbers, of which long tables are made. */
const INERT = /^(?:[a-z-]*|[\d.,% \u2013-]*)$/;

/**
 * Plain text as Markdown that shows just this text: no markup, HTML or formula in it, and nothing that GitHub would
 * take for a mention of a person, for an issue or for a link.
 */
export function md(text: string): string {
  if (INERT.test(text)) return text;
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_[\]#|~$]/g, "\\$&")
    .replace(/#(?=\d)/g, `#${BREAK}`)
    .replaceAll("@", `@${BREAK}`)
    .replace(/\b(GH-)(?=\d)/gi, `$1${BREAK}`)
    .replaceAll("://", `:${BREAK}//`)
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}${BREAK}.`);
}
