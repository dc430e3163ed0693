import { type Chunks, copied } from "./chunks.ts";
import { TextProblem } from "./text-problem.ts";

/** What a gzip archive holds; errors of the source pass through. */
export async function* gunzipped(chunks: Chunks): AsyncGenerator<Uint8Array> {
  // Loaded for an archive only: most runs have none, and every start would pay for it.
  const [{ pipeline, Readable }, { createGunzip }] = await Promise.all([import("node:stream"), import("node:zlib")]);
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  pipeline(Readable.from(copies(chunks), { objectMode: true }), gunzip, () => {});
  try {
    yield* gunzip;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code?.startsWith("Z_") ? new TextProblem("gzip-broken", { message }) : error;
  }
}

/** What reads ahead must not read what is overwritten meanwhile. */
async function* copies(chunks: Chunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield copied(chunk);
}
