import type { MessagePort, Worker } from "node:worker_threads";
import { supplyMemoryBy } from "../domain/memory.ts";

/** Of a file of lines, about as much memory as it has bytes is needed for its columns and what follows from them. */
const MOST_AT_ONCE = 1 << 27;

let worker: Promise<Worker | null> | null = null;

/**
 * Has another thread make memory ready by touching it, which for a large file takes as long as reading it. Nothing waits
 * for that thread.
 */
export async function readyMemory(bytes: number): Promise<void> {
  worker ??= startWorker();
  const thread = await worker;
  if (thread === null) return;
  const touched = (size: number) => {
    const buffer = new SharedArrayBuffer(size);
    thread.postMessage(buffer);
    return buffer;
  };
  const pool = touched(Math.min(bytes, MOST_AT_ONCE));
  let used = 0;
  supplyMemoryBy((size) => {
    if (used + size > pool.byteLength) return { buffer: touched(size), offset: 0 };
    const offset = used;
    used += Math.ceil(size / 8) * 8;
    return { buffer: pool, offset };
  });
}

/** Null where there may be no other thread: then it only takes longer. */
async function startWorker(): Promise<Worker | null> {
  // Loading it would cost every start some milliseconds.
  const { Worker } = await import("node:worker_threads");
  try {
    const started = new Worker(`(${touchAll})(require("node:worker_threads").parentPort)`, { eval: true });
    started.unref();
    started.on("error", () => supplyMemoryBy(null));
    return started;
  } catch {
    return null;
  }
}

/** Runs in the other thread, from its source alone. Adding 0 as one step changes nothing, whoever writes meanwhile. */
function touchAll(port: MessagePort): void {
  port.on("message", (memory: SharedArrayBuffer) => {
    const bytes = new Uint8Array(memory);
    for (let at = 0; at < bytes.length; at += 4096) Atomics.add(bytes, at, 0);
  });
}
