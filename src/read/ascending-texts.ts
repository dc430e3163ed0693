import { Texts } from "./texts.ts";

const LONGEST = 255;
/** So many texts are spelt out from the one before them to find one. */
const STRIDE = 32;

/**
 * Texts in shortlex order. Neighbours share most of their bytes, so that each is kept as how many of these it has in
 * common with the one before, how many follow, and those.
 */
export class AscendingTexts {
  private arena = new Uint8Array(512);
  private used = 0;
  /** Where every STRIDE-th of them begins, which shares nothing. */
  private readonly begins: number[] = [];
  private expected = 0;
  private readonly latest = new Uint8Array(LONGEST);
  private latestLength = 0;
  length = 0;

  /** Makes room for so many texts at once, when it is known how long they are. */
  expect(texts: number): void {
    this.expected = this.length + texts;
  }

  /** Takes a text behind the latest one: above 0. It takes none that equals it (0), stands before it or is too long. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const { latest, latestLength } = this;
    const length = to - from;
    if (length < latestLength || length > LONGEST) return -1;
    let same = 0;
    while (same < latestLength && latest[same] === bytes[from + same]) same++;
    if (this.length > 0 && length === latestLength) {
      if (same === length) return 0;
      if (bytes[from + same]! < latest[same]!) return -1;
    }
    if (this.length % STRIDE === 0) {
      this.begins.push(this.used);
      same = 0;
    }
    if (this.used + 2 + LONGEST > this.arena.length) this.widen();
    const { arena } = this;
    let at = this.used;
    arena[at++] = same;
    arena[at++] = length - same;
    for (let i = same; i < length; i++) {
      const byte = bytes[from + i]!;
      arena[at++] = byte;
      latest[i] = byte;
    }
    this.used = at;
    this.latestLength = length;
    this.length++;
    return 1;
  }

  at(index: number): string | undefined {
    if (index < 0 || index >= this.length) return undefined;
    return this.spelt(index - (index % STRIDE), index + 1).at(index % STRIDE);
  }

  /** All of them, each for itself. */
  all(): Texts {
    return this.spelt(0, this.length);
  }

  /** From a multiple of STRIDE on. */
  private spelt(from: number, to: number): Texts {
    const { arena } = this;
    const texts = new Texts();
    const text = new Uint8Array(LONGEST);
    let at = this.begins[from / STRIDE]!;
    for (let index = from; index < to; index++) {
      const same = arena[at++]!;
      const added = arena[at++]!;
      for (let i = 0; i < added; i++) text[same + i] = arena[at++]!;
      texts.push(text, 0, same + added);
    }
    return texts;
  }

  private widen(): void {
    // What is not needed of it in the end is never touched, and takes no memory.
    const likely = this.length === 0 ? 0 : 2 * this.used * (this.expected / this.length);
    const arena = new Uint8Array(Math.max(2 * this.arena.length, Math.ceil(likely)));
    arena.set(this.arena);
    this.arena = arena;
  }
}
