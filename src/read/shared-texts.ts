import { decode, hashOf } from "./texts.ts";

const LONGEST = 24;
const SLOTS = 1 << 12;

/** Texts of cells, of which most stand in a table again and again: one that came lately is not made anew. */
export class SharedTexts {
  private readonly latest = new Array<string>(SLOTS).fill("");

  of(bytes: Uint8Array, from: number, to: number): string {
    if (to - from > LONGEST) return decode(bytes, from, to);
    const slot = hashOf(bytes, from, to) & (SLOTS - 1);
    const known = this.latest[slot]!;
    if (isText(known, bytes, from, to)) return known;
    const text = decode(bytes, from, to);
    this.latest[slot] = text;
    return text;
  }
}

/** Whether these bytes are this text, letters beyond ASCII left aside. */
function isText(text: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) !== bytes[from + i] || bytes[from + i]! > 127) return false;
  return true;
}
