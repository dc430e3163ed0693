import { nearest } from "../../domain/nearest.ts";
import { TextProblem } from "./text-problem.ts";

/** Names that editors and other programs use, and the encoding standard does not. */
const ALIASES: Readonly<Record<string, string>> = {
  cp932: "shift_jis",
  cp936: "gbk",
  cp949: "euc-kr",
  cp950: "big5",
  "latin-1": "windows-1252",
  "utf-8-sig": "utf-8",
};

const USUAL = [
  ...["utf-8", "utf-16le", "utf-16be", "gb18030", "gbk", "big5", "shift_jis", "euc-jp", "euc-kr", "koi8-r"],
  ...["windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255"],
  ...["windows-1256", "windows-1257", "windows-1258", "iso-8859-1", "iso-8859-2", "iso-8859-15", "macintosh"],
];

/** The standard's name of an encoding that a user named. */
export function encodingNamed(name: string): string {
  const label = name.trim().toLowerCase();
  try {
    return new TextDecoder(ALIASES[label] ?? label).encoding;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new TextProblem("encoding-unknown", { text: name.slice(0, 60), nearest: nearest(label, USUAL) ?? "" });
  }
}

/**
 * What windows-1252 has at 0x80 to 0x9f. Not every version of Node knows: some read these bytes as the control
 * characters of Latin-1, and the euro sign is among them.
 */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** The text of all the bytes; null when they are none in this encoding. */
export function decodeStrictly(bytes: Uint8Array, encoding: string, unfinished = false): string | null {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: unfinished });
  } catch {
    return null;
  }
  if (encoding !== "windows-1252") return text;
  return text.replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
}
