const EMPTY = -1;

/**
 * Remembers what the text in some bytes means, so that a cell seen before costs a look-up and no string. What a new
 * text means is asked once, of the same function that reads cells one by one.
 */
export class ByteCache {
  private slots = new Int32Array(1024).fill(EMPTY);
  private hashes = new Int32Array(512);
  private ends = new Int32Array(512);
  private values = new Float64Array(512);
  private arena = new Uint8Array(8192);
  private used = 0;
  private size = 0;

  constructor(private readonly meaningOf: (text: string) => number) {}

  get(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    hash = (hash ^ (hash >>> 15)) | 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.slots[slot]!; entry !== EMPTY; entry = this.slots[slot]!) {
      if (this.hashes[entry] === hash && this.equals(entry, bytes, from, to)) return this.values[entry]!;
      slot = (slot + 1) & mask;
    }
    return this.add(hash, bytes, from, to);
  }

  private equals(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = entry === 0 ? 0 : this.ends[entry - 1]!;
    if (this.ends[entry]! - start !== to - from) return false;
    for (let i = from, j = start; i < to; i++, j++) if (this.arena[j] !== bytes[i]) return false;
    return true;
  }

  private add(hash: number, bytes: Uint8Array, from: number, to: number): number {
    const value = this.meaningOf(decode(bytes, from, to));
    if (this.size === this.values.length) this.grow();
    if (this.used + to - from > this.arena.length) {
      const arena = new Uint8Array(Math.max(this.arena.length * 2, this.used + to - from));
      arena.set(this.arena);
      this.arena = arena;
    }
    this.arena.set(bytes.subarray(from, to), this.used);
    this.used += to - from;
    this.hashes[this.size] = hash;
    this.ends[this.size] = this.used;
    this.values[this.size] = value;
    const mask = this.slots.length - 1;
    let free = hash & mask;
    while (this.slots[free] !== EMPTY) free = (free + 1) & mask;
    this.slots[free] = this.size++;
    return value;
  }

  private grow(): void {
    const length = this.values.length * 2;
    const copy = <A extends Int32Array | Float64Array>(to: A, from: A): A => {
      to.set(from);
      return to;
    };
    this.hashes = copy(new Int32Array(length), this.hashes);
    this.ends = copy(new Int32Array(length), this.ends);
    this.values = copy(new Float64Array(length), this.values);
    this.slots = new Int32Array(length * 2).fill(EMPTY);
    const mask = this.slots.length - 1;
    for (let entry = 0; entry < this.size; entry++) {
      let slot = this.hashes[entry]! & mask;
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
      this.slots[slot] = entry;
    }
  }
}

const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of some bytes of UTF-8. */
export function decode(bytes: Uint8Array, from: number, to: number): string {
  if (to - from < 24) {
    let text = "";
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (byte > 127) return DECODER.decode(bytes.subarray(from, to));
      text += String.fromCharCode(byte);
    }
    return text;
  }
  return DECODER.decode(bytes.subarray(from, to));
}
