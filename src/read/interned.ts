import { TextBytes } from "./text-bytes.ts";
import { hashOf, Texts } from "./texts.ts";

/** Distinct texts in the order of their first appearance: finding the index of a text that stands in a file makes no string. */
export class Interned {
  private readonly texts = new Texts();
  private readonly asked = new TextBytes();
  /** Index + 1 of the text whose hash leads here, or to a slot before it; 0: free. */
  private slots = new Int32Array(1024);
  /** Rows of one customer usually stand together. */
  private latest = 0;

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
    const hash = hashOf(bytes, from, to);
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      if (texts.equals(entry - 1, bytes, from, to)) {
        this.latest = entry - 1;
        return entry - 1;
      }
      slot = (slot + 1) & mask;
    }
    const index = texts.push(bytes, from, to);
    slots[slot] = index + 1;
    if (2 * texts.length > slots.length) this.grow();
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
    const { texts } = this;
    const wider = new Int32Array(4 * this.slots.length);
    const mask = wider.length - 1;
    for (let index = 0; index < texts.length; index++) {
      let slot = texts.hashOf(index) & mask;
      while (wider[slot] !== 0) slot = (slot + 1) & mask;
      wider[slot] = index + 1;
    }
    this.slots = wider;
  }
}
