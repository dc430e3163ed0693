import { Interned } from "./interned.ts";
import { decode } from "./texts.ts";

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
