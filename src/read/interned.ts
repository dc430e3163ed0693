import { hashOf, Texts } from "./texts.ts";

const ENCODER = new TextEncoder();

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
