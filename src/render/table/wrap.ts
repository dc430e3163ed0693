import { textWidth } from "../text-width.ts";

/** Chinese characters and their punctuation: a line may break beside them without a space. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60\u2014\u2018-\u201d\u2026]/u;
/** Closing punctuation never starts a line, opening punctuation never ends one. */
const NEVER_FIRST = /[\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff09\u300d\u300b\u201d\u2019\u2026\u2014%,.;:!?)\]]/u;
const NEVER_LAST = /[\uff08\u300c\u300a\u201c\u2018([]/u;

/** The parts of a word between which a line may break; a word without Chinese in it is one part. */
function partsOf(word: string): string[] {
  if (!WIDE.test(word)) return [word];
  const parts: string[] = [];
  let before = "";
  for (const character of word) {
    const together =
      before === "" ||
      (!WIDE.test(before) && !WIDE.test(character)) ||
      NEVER_FIRST.test(character) ||
      NEVER_LAST.test(before);
    if (together) parts.push((parts.pop() ?? "") + character);
    else parts.push(character);
    before = character;
  }
  return parts;
}

/** Lines of at most so many columns, broken at spaces and beside Chinese characters; a longer word keeps its line. */
export function wrapWords(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  // A percentage stays in one piece.
  for (const word of text.split(/ (?!%)/))
    for (const [i, part] of partsOf(word).entries()) {
      const joint = i > 0 || line === "" ? "" : " ";
      if (line !== "" && textWidth(line) + joint.length + textWidth(part) > room) {
        lines.push(line);
        line = part;
      } else line += joint + part;
    }
  lines.push(line);
  return lines;
}

/** Whether a text breaks elsewhere than at its spaces. */
export function breaksAnywhere(text: string): boolean {
  return WIDE.test(text);
}
