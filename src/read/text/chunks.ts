/** Chunks of a file, from a stream or from memory. Each is only valid until the next one is asked for. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/**
 * The same bytes with a first chunk of at least `length`, or of all there are. When reading them fails, what came
 * before is given out first.
 */
export async function* withHead(chunks: Chunks, length: number): AsyncGenerator<Uint8Array> {
  let head: Uint8Array[] | null = [];
  let gathered = 0;
  try {
    for await (const chunk of chunks) {
      if (head === null) {
        yield chunk;
        continue;
      }
      gathered += chunk.length;
      if (gathered < length) {
        head.push(copied(chunk));
        continue;
      }
      const first = head.length === 0 ? chunk : concatenated([...head, chunk]);
      head = null;
      yield first;
    }
  } catch (error) {
    if (head !== null && gathered > 0) yield concatenated(head);
    throw error;
  }
  if (head !== null && gathered > 0) yield concatenated(head);
}

/** For as long as it is needed. (The slice of a Buffer would be none.) */
export function copied(chunk: Uint8Array): Uint8Array {
  return new Uint8Array(chunk);
}
