import { TextBytes } from "./text-bytes.ts";
import { hashOf, Texts } from "./texts.ts";

/** Distinct texts in the order of their first appearance: finding the index of a text that stands in a file makes no string. */
export class Interned {
  private readonly texts = new Texts();
  private readonly asked = new TextBytes();
  /**
   * Index + 1 of the text whose hash leads here, or to a slot before it; 0: free. Null as long as each text comes after
   * the one before it in shortlex order: what comes after all of them is new.
   */
  private slots: Int32Array | null = null;
  /** Rows of one customer usually stand together. */
  latest = 0;

  constructor(...first: string[]) {
    for (const text of first) this.indexOf(text);
  }

  get length(): number {
    return this.texts.length;
  }

  indexOf(text: string): number {
    const length = this.asked.write(text);
    return this.indexOfBytes(this.asked.bytes, 0, length);
  }

  indexOfBytes(bytes: Uint8Array, from: number, to: number): number {
    const { texts, latest } = this;
    if (latest < texts.length && texts.equals(latest, bytes, from, to)) return latest;
    if (this.slots === null) {
      if (texts.length === 0 || texts.compare(texts.length - 1, bytes, from, to) < 0) {
        this.latest = texts.push(bytes, from, to);
        return this.latest;
      }
      this.slots = slotsOf(texts);
    }
    this.latest = this.hashed(this.slots, bytes, from, to);
    return this.latest;
  }

  private hashed(slots: Int32Array, bytes: Uint8Array, from: number, to: number): number {
    const { texts } = this;
    const mask = slots.length - 1;
    let slot = hashOf(bytes, from, to) & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      if (texts.equals(entry - 1, bytes, from, to)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const index = texts.push(bytes, from, to);
    slots[slot] = index + 1;
    if (2 * texts.length > slots.length) this.slots = slotsOf(texts);
    return index;
  }

  /** Where a text that begins at `from` ends if it begins with the latest one; -1 when it does not. */
  endOfLatest(bytes: Uint8Array, from: number): number {
    const { texts, latest } = this;
    return latest < texts.length ? texts.endOf(latest, bytes, from) : -1;
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
}

/** With room for as many texts again, and more. */
function slotsOf(texts: Texts): Int32Array {
  const slots = new Int32Array(2 ** Math.max(10, Math.ceil(Math.log2(4 * texts.length))));
  const mask = slots.length - 1;
  for (let index = 0; index < texts.length; index++) {
    let slot = texts.hashOf(index) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = index + 1;
  }
  return slots;
}
