const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

/** Texts as bytes of UTF-8, one behind the other: a million of them cost their bytes. */
class Texts {
  /** Text i is arena[ends[i - 1]] .. arena[ends[i]]. */
  private ends = new Int32Array(512);
  private arena = new Uint8Array(8192);
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
      const likely = length > 0 && this.expected > length ? 2 * start * (this.expected / length) : 0;
      const arena = new Uint8Array(Math.max(2 * this.arena.length, likely, end));
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

  hashOf(index: number): number {
    return hashOf(this.arena, this.startOf(index), this.ends[index]!);
  }

  /** Ids share their beginnings, so that their ends tell them apart soonest. */
  equals(index: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { arena } = this;
    const end = this.ends[index]!;
    if (end - this.startOf(index) !== to - from) return false;
    for (let i = to - 1, j = end - 1; i >= from; i--, j--) if (arena[j] !== bytes[i]) return false;
    return true;
  }

  areEqual(a: number, b: number): boolean {
    return this.equals(a, this.arena, this.startOf(b), this.ends[b]!);
  }

  private startOf(index: number): number {
    return index === 0 ? 0 : this.ends[index - 1]!;
  }
}

/**
 * Distinct texts in the order of their first appearance: finding the index of a text that stands in a file makes no
 * string. Slots are pairs of index + 1 (0: free) and hash, so that a look at one costs one access to far memory.
 */
export class Interned {
  private readonly texts = new Texts();
  private slots = new Int32Array(2048);
  /** Rows of one customer usually stand together. */
  private latest = 0;

  constructor(...first: string[]) {
    for (const text of first) this.indexOf(text);
  }

  get length(): number {
    return this.texts.length;
  }

  indexOf(text: string): number {
    const bytes = ENCODER.encode(text);
    return this.indexOfBytes(bytes, 0, bytes.length);
  }

  indexOfBytes(bytes: Uint8Array, from: number, to: number): number {
    const { texts, latest } = this;
    if (latest < texts.length && texts.equals(latest, bytes, from, to)) return latest;
    const hash = hashOf(bytes, from, to);
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (2 * hash) & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      if (slots[slot + 1] === hash && texts.equals(entry - 1, bytes, from, to)) {
        this.latest = entry - 1;
        return entry - 1;
      }
      slot = (slot + 2) & mask;
    }
    const index = texts.push(bytes, from, to);
    slots[slot] = index + 1;
    slots[slot + 1] = hash;
    if (4 * texts.length > slots.length) this.grow();
    this.latest = index;
    return index;
  }

  at(index: number): string | undefined {
    return this.texts.at(index);
  }

  /** The bytes of a text; not to be changed. */
  bytesOf(index: number): Uint8Array {
    return this.texts.bytesOf(index);
  }

  /** The bytes of all texts, one behind the other; not to be changed. */
  allBytes(): Uint8Array {
    return this.texts.allBytes();
  }

  private grow(): void {
    const { slots } = this;
    const wider = new Int32Array(2 * slots.length);
    const mask = wider.length - 1;
    for (let old = 0; old < slots.length; old += 2) {
      if (slots[old] === 0) continue;
      let slot = (2 * slots[old + 1]!) & mask;
      while (wider[slot] !== 0) slot = (slot + 2) & mask;
      wider[slot] = slots[old]!;
      wider[slot + 1] = slots[old + 1]!;
    }
    this.slots = wider;
  }
}

/**
 * Texts that are mostly different, such as ids of subscriptions. They are only kept while a file is read; which of
 * them are equal is found out at once for all: a table of them that grows along is far slower.
 */
export class LateInterned {
  private readonly texts = new Texts();
  private hasNeighbours = false;

  get length(): number {
    return this.texts.length;
  }

  expect(texts: number): void {
    this.texts.expect(texts);
  }

  /** A number for the text, as yet mostly another one each time: `firstOfEach` tells which are equal. */
  indexOf(text: string): number {
    const bytes = ENCODER.encode(text);
    return this.indexOfBytes(bytes, 0, bytes.length);
  }

  indexOfBytes(bytes: Uint8Array, from: number, to: number): number {
    const { texts } = this;
    const latest = texts.length - 1;
    if (latest < 0 || !texts.equals(latest, bytes, from, to)) return texts.push(bytes, from, to);
    this.hasNeighbours = true;
    return latest;
  }

  at(index: number): string | undefined {
    return this.texts.at(index);
  }

  /** For the number of each text the first number that stands for an equal text; null when all numbers do. */
  firstOfEach(): { readonly firsts: Int32Array | null; readonly areDifferent: boolean } {
    const { texts } = this;
    const { isLikelyAgain, count } = repeatedHashes(texts);
    let firsts: Int32Array | null = null;
    const slots = new Int32Array(powerOfTwo(6 * count));
    const mask = slots.length - 1;
    for (let index = 0; count > 0 && index < texts.length; index++) {
      const hash = texts.hashOf(index);
      if (!isLikelyAgain(hash)) continue;
      let slot = (2 * hash) & mask;
      let entry = slots[slot]!;
      while (entry !== 0 && !(slots[slot + 1] === hash && texts.areEqual(entry - 1, index))) {
        slot = (slot + 2) & mask;
        entry = slots[slot]!;
      }
      if (entry === 0) {
        slots[slot] = index + 1;
        slots[slot + 1] = hash;
        continue;
      }
      firsts ??= Int32Array.from({ length: texts.length }, (_, number) => number);
      firsts[index] = entry - 1;
    }
    return { firsts, areDifferent: firsts === null && !this.hasNeighbours };
  }
}

/**
 * Which hashes stand for more than one text, and for a few that share a bit with another; and how many texts have one
 * that an earlier text has. Two sets of bits stay close to the processor where a table of all texts would not.
 */
function repeatedHashes(texts: Texts): { isLikelyAgain: (hash: number) => boolean; count: number } {
  const words = powerOfTwo(texts.length / 2);
  const seen = new Int32Array(words);
  const again = new Int32Array(words);
  const mask = words - 1;
  let count = 0;
  for (let index = 0; index < texts.length; index++) {
    const hash = texts.hashOf(index);
    const word = (hash >>> 5) & mask;
    const bit = 1 << (hash & 31);
    if ((seen[word]! & bit) === 0) seen[word]! |= bit;
    else {
      again[word]! |= bit;
      count++;
    }
  }
  return { isLikelyAgain: (hash) => (again[(hash >>> 5) & mask]! & (1 << (hash & 31))) !== 0, count };
}

/** At least so much, and 2. */
function powerOfTwo(least: number): number {
  return 2 ** Math.max(1, Math.ceil(Math.log2(least)));
}

function grown(values: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(length);
  wider.set(values);
  return wider;
}

/** Four bytes at a time, then stirred as in MurmurHash3 so that its low bits depend on all of them. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  let i = from;
  for (; i + 4 <= to; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Remembers what a text means, which is asked once, of the function that reads cells one by one. */
export class Meanings {
  private readonly texts = new Interned();
  private readonly known: number[] = [];
  /** The same of single characters, such as quantities, without a look among the texts. */
  private readonly ofCharacter = new Float64Array(128).fill(Number.NaN);

  constructor(private readonly meaningOf: (text: string) => number) {}

  of(bytes: Uint8Array, from: number, to: number): number {
    if (to - from !== 1) return this.ofText(bytes, from, to);
    const character = bytes[from]!;
    const meaning = this.ofCharacter[character]!;
    if (!Number.isNaN(meaning)) return meaning;
    const found = this.ofText(bytes, from, to);
    this.ofCharacter[character] = found;
    return found;
  }

  private ofText(bytes: Uint8Array, from: number, to: number): number {
    const index = this.texts.indexOfBytes(bytes, from, to);
    if (index === this.known.length) this.known.push(this.meaningOf(decode(bytes, from, to).trim()));
    return this.known[index]!;
  }
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
