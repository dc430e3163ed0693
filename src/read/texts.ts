import { int32s, uint8s } from "../domain/memory.ts";

const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

/** Texts as bytes of UTF-8, one behind the other: a million of them cost their bytes. */
export class Texts {
  /** Text i is arena[ends[i - 1]] .. arena[ends[i]]. */
  private ends: Int32Array = new Int32Array(8);
  private arena: Uint8Array = new Uint8Array(16);
  private expected = 0;
  length = 0;

  /** Makes room for so many texts at once; those that there are tell how long they are. */
  expect(texts: number): void {
    this.expected = this.length + texts;
    if (this.expected > this.ends.length) this.ends = grown(this.ends, this.expected);
  }

  push(bytes: Uint8Array, from: number, to: number): number {
    const { length } = this;
    const start = length === 0 ? 0 : this.ends[length - 1]!;
    const end = start + to - from;
    if (end > this.arena.length) {
      const likely = length > 0 && this.expected > length ? 1.25 * start * (this.expected / length) : 0;
      const arena = uint8s(Math.ceil(Math.max(2 * this.arena.length, likely, end)));
      arena.set(this.arena);
      this.arena = arena;
    }
    if (length === this.ends.length) this.ends = grown(this.ends, 2 * length);
    const { arena } = this;
    for (let i = from, j = start; i < to; i++, j++) arena[j] = bytes[i]!;
    this.ends[length] = end;
    this.length++;
    return length;
  }

  at(index: number): string | undefined {
    if (index < 0 || index >= this.length) return undefined;
    return decode(this.arena, this.startOf(index), this.ends[index]!);
  }

  /** The bytes of a text; not to be changed. */
  bytesOf(index: number): Uint8Array {
    return this.arena.subarray(this.startOf(index), this.ends[index]!);
  }

  /** The bytes of all texts, one behind the other; not to be changed. */
  allBytes(): Uint8Array {
    return this.arena.subarray(0, this.length === 0 ? 0 : this.ends[this.length - 1]!);
  }

  /** Ids share their beginnings, so that their ends tell them apart soonest. */
  equals(index: number, bytes: Uint8Array, from: number, to: number): boolean {
    const end = this.ends[index]!;
    if (end - this.startOf(index) !== to - from) return false;
    return this.standsAt(end - (to - from), bytes, from, to);
  }

  /** Whether these bytes stand at a place of all the bytes. */
  standsAt(place: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { arena } = this;
    for (let i = to - 1, j = place + to - from - 1; i >= from; i--, j--) if (arena[j] !== bytes[i]) return false;
    return true;
  }

  /** Shortlex order: below 0 when the text stands before these bytes, 0 when it equals them. */
  compare(index: number, bytes: Uint8Array, from: number, to: number): number {
    const { arena } = this;
    const start = this.startOf(index);
    const difference = this.ends[index]! - start - (to - from);
    if (difference !== 0) return difference;
    for (let i = from, j = start; i < to; i++, j++) if (arena[j] !== bytes[i]) return arena[j]! - bytes[i]!;
    return 0;
  }

  /** For how many texts there is room. */
  get room(): number {
    return this.ends.length;
  }

  hashOf(index: number): number {
    return hashOf(this.arena, this.startOf(index), this.ends[index]!);
  }

  areEqual(a: number, b: number): boolean {
    return this.equals(a, this.arena, this.startOf(b), this.ends[b]!);
  }

  /** Where in all the bytes a text begins. */
  startOf(index: number): number {
    return index === 0 ? 0 : this.ends[index - 1]!;
  }
}

export function grown(values: Int32Array, length: number): Int32Array {
  const wider = int32s(length);
  wider.set(values);
  return wider;
}

/** Four bytes at a time, then stirred as in MurmurHash3 so that its low bits depend on all of them. */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  let i = from;
  for (; i + 4 <= to; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return stirred(hash);
}

function stirred(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

export function hashOfWords(first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ second, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ third, 0x9e3779b1);
  return stirred(hash);
}

/** The text of some bytes of UTF-8. */
export function decode(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 24) return DECODER.decode(bytes.subarray(from, to));
  let text = "";
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte > 127) return DECODER.decode(bytes.subarray(from, to));
    text += String.fromCharCode(byte);
  }
  return text;
}
