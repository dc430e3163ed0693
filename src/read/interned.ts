const EMPTY = -1;
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Distinct texts in the order of their first appearance, kept as bytes of UTF-8: finding the index of a text that
 * stands in a file makes no string, and a million of them cost their bytes.
 */
export class Interned {
  private slots = new Int32Array(1024).fill(EMPTY);
  private hashes = new Int32Array(512);
  /** Entry i is arena[ends[i - 1]] .. arena[ends[i]]. */
  private ends = new Int32Array(512);
  private arena = new Uint8Array(8192);
  length = 0;

  constructor(...first: string[]) {
    for (const text of first) this.indexOf(text);
  }

  indexOf(text: string): number {
    const bytes = ENCODER.encode(text);
    return this.indexOfBytes(bytes, 0, bytes.length);
  }

  indexOfBytes(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(bytes, from, to);
    const slot = this.slotOf(hash, bytes, from, to);
    const entry = this.slots[slot]!;
    return entry === EMPTY ? this.add(slot, hash, bytes, from, to) : entry;
  }

  at(index: number): string | undefined {
    return index < 0 || index >= this.length ? undefined : decode(this.arena, this.startOf(index), this.ends[index]!);
  }

  /** The bytes of a text; not to be changed. */
  bytesOf(index: number): Uint8Array {
    return this.arena.subarray(this.startOf(index), this.ends[index]!);
  }

  private startOf(index: number): number {
    return index === 0 ? 0 : this.ends[index - 1]!;
  }

  /** The slot of these bytes, or the free one where they belong. */
  private slotOf(hash: number, bytes: Uint8Array, from: number, to: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot]!; entry !== EMPTY; entry = slots[slot]!) {
      if (hashes[entry] === hash && this.equals(entry, bytes, from, to)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private equals(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { arena } = this;
    const start = this.startOf(entry);
    if (this.ends[entry]! - start !== to - from) return false;
    for (let i = from, j = start; i < to; i++, j++) if (arena[j] !== bytes[i]) return false;
    return true;
  }

  private add(slot: number, hash: number, bytes: Uint8Array, from: number, to: number): number {
    const start = this.length === 0 ? 0 : this.ends[this.length - 1]!;
    const end = start + to - from;
    if (end > this.arena.length) {
      const arena = new Uint8Array(Math.max(this.arena.length * 2, end));
      arena.set(this.arena);
      this.arena = arena;
    }
    for (let i = from, j = start; i < to; i++, j++) this.arena[j] = bytes[i]!;
    const index = this.length++;
    this.hashes[index] = hash;
    this.ends[index] = end;
    this.slots[slot] = index;
    if (this.length === this.ends.length) this.grow();
    return index;
  }

  private grow(): void {
    const hashes = new Int32Array(this.length * 2);
    hashes.set(this.hashes);
    this.hashes = hashes;
    const ends = new Int32Array(this.length * 2);
    ends.set(this.ends);
    this.ends = ends;
    this.slots = new Int32Array(this.length * 4).fill(EMPTY);
    const mask = this.slots.length - 1;
    for (let entry = 0; entry < this.length; entry++) {
      let slot = hashes[entry]! & mask;
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
      this.slots[slot] = entry;
    }
  }
}

/** FNV-1a, stirred so that its low bits depend on all of it. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Remembers what a text means, which is asked once, of the function that reads cells one by one. */
export class Meanings {
  private readonly texts = new Interned();
  private readonly known: number[] = [];

  constructor(private readonly meaningOf: (text: string) => number) {}

  of(bytes: Uint8Array, from: number, to: number): number {
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
