import { isAscii, isUtf8 } from "node:buffer";
import { joined } from "../record-scanner.ts";

/** Tells text that is not UTF-8, in whatever chunks it comes. */
export class Utf8Check {
  /** The beginning of a character whose other bytes are still to come. */
  private begun = new Uint8Array(0);

  /** Where in the chunk the first bytes that are no UTF-8 begin, below 0 for an earlier chunk; null: nowhere. */
  firstBad(chunk: Uint8Array): number | null {
    const before = this.begun.length;
    if (before === 0 && isAscii(chunk)) return null;
    const bytes = before === 0 ? chunk : joined(this.begun, chunk);
    const complete = bytes.subarray(0, bytes.length - begunAtEnd(bytes));
    if (!isUtf8(complete)) return validLength(complete) - before;
    this.begun = bytes.slice(complete.length);
    return null;
  }

  /** How many bytes of a character that is not complete stand at the end of all chunks. */
  get unfinished(): number {
    return this.begun.length;
  }
}

function characterLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** How many bytes at the end begin a character that goes on after them. */
function begunAtEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0;
  }
  return 0;
}

function validLength(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const end = at + characterLength(bytes[at]!);
    if (!isUtf8(bytes.subarray(at, end))) return at;
    at = end;
  }
  return at;
}
