import { TextBytes } from "./text-bytes.ts";
import { TextSlots } from "./text-slots.ts";
import { Texts } from "./texts.ts";

/** Distinct texts in the order of their first appearance: finding the index of a text that stands in a file makes no string. */
export class Interned {
  private readonly texts = new Texts();
  private readonly asked = new TextBytes();
  /** Null as long as each text comes after the one before it in shortlex order: what comes after all of them is new. */
  private slots: TextSlots | null = null;
  /** Rows of one customer usually stand together. */
  latest = -1;
  /** A copy: where the text itself is kept, it may be far from what was read last. */
  private latestText = new Uint8Array(64);
  private latestLength = -1;

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
    if (to - from === this.latestLength && this.endOfLatest(bytes, from) === to) return this.latest;
    const { texts } = this;
    if (this.slots === null && (texts.length === 0 || texts.compare(texts.length - 1, bytes, from, to) < 0))
      this.latest = texts.push(bytes, from, to);
    else {
      this.slots ??= new TextSlots(texts);
      this.latest = this.slots.indexOf(bytes, from, to);
    }
    this.keepLatest(bytes, from, to);
    return this.latest;
  }

  /** Whether texts came in no order, so that finding many at once is faster than one by one. */
  get isUnordered(): boolean {
    return this.slots !== null;
  }

  /** The indexes of some texts, into `into` from `at` on; text i stands from bounds[2 i] up to bounds[2 i + 1]. */
  indexesOf(bytes: Uint8Array, bounds: Int32Array, count: number, into: Int32Array, at: number): void {
    this.slots!.indexesOf(bytes, bounds, count, into, at);
    this.latest = into[at + count - 1]!;
    this.keepLatest(bytes, bounds[2 * count - 2]!, bounds[2 * count - 1]!);
  }

  /** Where a text that begins at `from` ends if it begins with the latest one; -1 when it does not. */
  endOfLatest(bytes: Uint8Array, from: number): number {
    const { latestText, latestLength } = this;
    for (let i = 0; i < latestLength; i++) if (latestText[i] !== bytes[from + i]) return -1;
    return latestLength < 0 ? -1 : from + latestLength;
  }

  private keepLatest(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (length > this.latestText.length) this.latestText = new Uint8Array(2 * length);
    const { latestText } = this;
    for (let i = 0; i < length; i++) latestText[i] = bytes[from + i]!;
    this.latestLength = length;
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
