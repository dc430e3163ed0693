import { int32s } from "../domain/memory.ts";
import { AscendingTexts } from "./ascending-texts.ts";
import { TextBytes } from "./text-bytes.ts";
import { grown, hashOf, Texts } from "./texts.ts";

/**
 * Texts that are mostly different, such as ids of subscriptions. They are only kept while a file is read; which of
 * them are equal is found out at once for all: a table of them that grows along is far slower.
 */
export class LateInterned {
  /** All of them as long as they ascend, so that none is there twice; null from then on. */
  private ascending: AscendingTexts | null = new AscendingTexts();
  private texts = new Texts();
  private hashes: Int32Array = new Int32Array(0);
  private readonly asked = new TextBytes();
  private expected = 0;
  private hasNeighbours = false;

  get length(): number {
    return (this.ascending ?? this.texts).length;
  }

  expect(texts: number): void {
    this.expected = this.length + texts;
    (this.ascending ?? this.texts).expect(texts);
  }

  /** A number for the text, as yet mostly another one each time: `firstOfEach` tells which are equal. */
  indexOf(text: string): number {
    const length = this.asked.write(text);
    return this.indexOfBytes(this.asked.bytes, 0, length);
  }

  indexOfBytes(bytes: Uint8Array, from: number, to: number): number {
    const { ascending } = this;
    if (ascending === null) return this.hashed(bytes, from, to);
    const order = ascending.add(bytes, from, to);
    if (order < 0) {
      this.hashAll(ascending);
      return this.hashed(bytes, from, to);
    }
    if (order === 0) this.hasNeighbours = true;
    return ascending.length - 1;
  }

  private hashed(bytes: Uint8Array, from: number, to: number): number {
    const { texts } = this;
    const latest = texts.length - 1;
    if (latest >= 0 && texts.equals(latest, bytes, from, to)) {
      this.hasNeighbours = true;
      return latest;
    }
    const index = texts.push(bytes, from, to);
    if (index >= this.hashes.length) this.hashes = grown(this.hashes, Math.max(1024, 2 * index));
    this.hashes[index] = hashOf(bytes, from, to);
    return index;
  }

  private hashAll(ascending: AscendingTexts): void {
    this.texts = ascending.all();
    this.texts.expect(Math.max(0, this.expected - this.texts.length));
    this.hashes = hashesOf(this.texts);
    this.ascending = null;
  }

  at(index: number): string | undefined {
    return (this.ascending ?? this.texts).at(index);
  }

  /** For the number of each text the first number that stands for an equal text; null when all numbers do. */
  firstOfEach(): { readonly firsts: Int32Array | null; readonly areDifferent: boolean } {
    const { texts, hashes } = this;
    if (this.ascending !== null) return { firsts: null, areDifferent: !this.hasNeighbours };
    const { isLikelyAgain, count } = repeatedHashes(hashes, texts.length);
    let firsts: Int32Array | null = null;
    const slots = new Int32Array(powerOfTwo(6 * count));
    const mask = slots.length - 1;
    for (let index = 0; count > 0 && index < texts.length; index++) {
      const hash = hashes[index]!;
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

/** With room for as many as there may be texts. */
function hashesOf(texts: Texts): Int32Array {
  const hashes = int32s(texts.room);
  for (let index = 0; index < texts.length; index++) hashes[index] = texts.hashOf(index);
  return hashes;
}

/**
 * Which hashes stand for more than one text, and for a few that share a bit with another; and how many texts have one
 * that an earlier text has. Two sets of bits stay close to the processor where a table of all texts would not.
 */
function repeatedHashes(
  hashes: Int32Array,
  length: number,
): { isLikelyAgain: (hash: number) => boolean; count: number } {
  const words = powerOfTwo(length / 2);
  const seen = new Int32Array(words);
  const again = new Int32Array(words);
  const mask = words - 1;
  let count = 0;
  for (let index = 0; index < length; index++) {
    const hash = hashes[index]!;
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
