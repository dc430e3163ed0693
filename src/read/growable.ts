/** Typed columns that grow while rows arrive: a row costs its bytes, not an object. */
type Typed = Int32Array | Uint32Array | Float64Array | Uint8Array | Int16Array | Uint16Array;

export class Growable<A extends Typed> {
  length = 0;
  constructor(private array: A) {}

  push(value: number): void {
    if (this.length === this.array.length) {
      const grown = new (this.array.constructor as new (length: number) => A)(Math.max(1024, this.array.length * 2));
      grown.set(this.array);
      this.array = grown;
    }
    this.array[this.length++] = value;
  }

  values(): A {
    return this.array.subarray(0, this.length) as A;
  }
}

export const int32 = () => new Growable(new Int32Array(0));
export const uint32 = () => new Growable(new Uint32Array(0));
export const float64 = () => new Growable(new Float64Array(0));
export const uint8 = () => new Growable(new Uint8Array(0));
export const int16 = () => new Growable(new Int16Array(0));
export const uint16 = () => new Growable(new Uint16Array(0));

/** Distinct values in the order of their first appearance, each with its index. */
export class Interned {
  readonly values: string[] = [];
  private readonly indexes = new Map<string, number>();

  constructor(...first: string[]) {
    for (const value of first) this.indexOf(value);
  }

  indexOf(value: string): number {
    let index = this.indexes.get(value);
    if (index === undefined) {
      index = this.values.length;
      this.indexes.set(value, index);
      this.values.push(value);
    }
    return index;
  }

  has(value: string): boolean {
    return this.indexes.has(value);
  }
}
