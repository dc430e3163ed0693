import { int32s } from "../domain/memory.ts";
import { hashOf, hashOfWords, type Texts } from "./texts.ts";

/** A slot holds the number of a text + 1, or 0 while it is free, and three words to know the text by. */
const WIDTH = 4;
/** Texts of so many bytes are those words, with their length in the last of them. */
const SHORT = 11;
const FEWEST = 512;
const AT_ONCE = 256;

/**
 * Finds texts that come in no order. Looking up a short one touches one place in memory: among hundreds of thousands of
 * texts, each further place takes longer than all that is computed.
 */
export class TextSlots {
  private slots: Int32Array;
  /** What the text that was asked for last is known by. */
  private first = 0;
  private second = 0;
  private third = 0;
  private readonly keys = new Int32Array(3 * AT_ONCE);
  private readonly places = new Int32Array(AT_ONCE);
  /** Keeps the touching from being left out as useless. */
  touched = 0;

  constructor(private readonly texts: Texts) {
    this.slots = int32s(WIDTH * 2 ** Math.ceil(Math.log2(2 * Math.max(FEWEST, texts.length))));
    const bytes = texts.allBytes();
    for (let index = 0; index < texts.length; index++) {
      this.ask(bytes, texts.startOf(index), texts.startOf(index + 1));
      this.put(this.freeSlot(), index + 1, this.third < 0 ? texts.startOf(index) : this.second);
    }
  }

  /** The number of a text; a new one is added to the texts. */
  indexOf(bytes: Uint8Array, from: number, to: number): number {
    this.ask(bytes, from, to);
    return this.find(bytes, from, to);
  }

  /**
   * The numbers of some texts, into `into` from `at` on; text i stands from bounds[2 i] up to bounds[2 i + 1]. Their
   * places are touched first: a processor waits for many of them at once, where it need not do anything between.
   */
  indexesOf(bytes: Uint8Array, bounds: Int32Array, count: number, into: Int32Array, at: number): void {
    const { keys, places } = this;
    for (let done = 0; done < count; done += AT_ONCE) {
      const few = Math.min(AT_ONCE, count - done);
      for (let i = 0; i < few; i++) {
        this.ask(bytes, bounds[2 * (done + i)]!, bounds[2 * (done + i) + 1]!);
        keys[3 * i] = this.first;
        keys[3 * i + 1] = this.second;
        keys[3 * i + 2] = this.third;
        places[i] = this.firstSlot();
      }
      this.touched = touch(this.slots, places, few);
      for (let i = 0; i < few; i++) {
        this.first = keys[3 * i]!;
        this.second = keys[3 * i + 1]!;
        this.third = keys[3 * i + 2]!;
        into[at + done + i] = this.find(bytes, bounds[2 * (done + i)]!, bounds[2 * (done + i) + 1]!);
      }
    }
  }

  private ask(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (length <= SHORT) {
      this.first = wordAt(bytes, from, to);
      this.second = wordAt(bytes, from + 4, to);
      this.third = wordAt(bytes, from + 8, to) | (length << 24);
    } else {
      // The second word is where it stands, which only a text that is there already can say.
      this.first = hashOf(bytes, from, to);
      this.second = 0;
      this.third = ~length;
    }
  }

  /** The one that was asked for. */
  private find(bytes: Uint8Array, from: number, to: number): number {
    const { texts, slots, first, second, third } = this;
    const last = slots.length - 1;
    let slot = this.firstSlot();
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      if (slots[slot + 1] === first && slots[slot + 3] === third) {
        const found = slots[slot + 2]!;
        if (third < 0 ? texts.standsAt(found, bytes, from, to) : found === second) return entry - 1;
      }
      slot = (slot + WIDTH) & last;
    }
    const index = texts.push(bytes, from, to);
    this.put(slot, index + 1, third < 0 ? texts.startOf(index) : second);
    if (2 * WIDTH * texts.length > slots.length) this.widen();
    return index;
  }

  private firstSlot(): number {
    const hash = this.third < 0 ? this.first : hashOfWords(this.first, this.second, this.third);
    return (WIDTH * hash) & (this.slots.length - 1);
  }

  private freeSlot(): number {
    const last = this.slots.length - 1;
    let slot = this.firstSlot();
    while (this.slots[slot] !== 0) slot = (slot + WIDTH) & last;
    return slot;
  }

  private put(slot: number, entry: number, second: number): void {
    const { slots } = this;
    slots[slot] = entry;
    slots[slot + 1] = this.first;
    slots[slot + 2] = second;
    slots[slot + 3] = this.third;
  }

  /** Slot by slot, what stood together comes to two places, and nothing has to be looked for. */
  private widen(): void {
    const narrow = this.slots;
    this.slots = int32s(2 * narrow.length);
    for (let slot = 0; slot < narrow.length; slot += WIDTH) {
      if (narrow[slot] === 0) continue;
      this.first = narrow[slot + 1]!;
      this.second = narrow[slot + 2]!;
      this.third = narrow[slot + 3]!;
      this.put(this.freeSlot(), narrow[slot]!, this.second);
    }
  }
}

function touch(slots: Int32Array, places: Int32Array, count: number): number {
  let touched = 0;
  for (let i = 0; i < count; i++) touched |= slots[places[i]!]!;
  return touched;
}

/** Up to four bytes; 0 for those that would stand beyond the text. */
function wordAt(bytes: Uint8Array, from: number, to: number): number {
  if (from + 4 <= to)
    return bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16) | (bytes[from + 3]! << 24);
  let word = 0;
  for (let i = to - 1; i >= from; i--) word = (word << 8) | bytes[i]!;
  return word;
}
