/**
 * Columns for millions of rows, all 0. Fresh memory costs more than most of what is computed in it, because a system
 * hands it out page by page, when each is first written to. Whoever runs the program may supply memory that is ready;
 * what is computed does not depend on it.
 */
export type Supply = (bytes: number) => { readonly buffer: ArrayBufferLike; readonly offset: number };

const fresh: Supply = (bytes) => ({ buffer: new ArrayBuffer(bytes), offset: 0 });
let supply = fresh;

/** Small columns are written to before anybody has made anything ready. */
const LARGE = 1 << 18;

/** Null: by nobody. */
export function supplyMemoryBy(other: Supply | null): void {
  supply = other ?? fresh;
}

function memory(bytes: number) {
  return (bytes < LARGE ? fresh : supply)(bytes);
}

export function uint8s(length: number): Uint8Array {
  const { buffer, offset } = memory(length);
  return new Uint8Array(buffer, offset, length);
}

export function int16s(length: number): Int16Array {
  const { buffer, offset } = memory(2 * length);
  return new Int16Array(buffer, offset, length);
}

export function int32s(length: number): Int32Array {
  const { buffer, offset } = memory(4 * length);
  return new Int32Array(buffer, offset, length);
}

export function float64s(length: number): Float64Array {
  const { buffer, offset } = memory(8 * length);
  return new Float64Array(buffer, offset, length);
}
