import { setFlagsFromString } from "node:v8";

/**
 * Compiles what is hot sooner again, and at once: bin/ue.js puts it off, because short runs end before it pays. What a
 * number of this flag means differs from one V8 to the next.
 */
export function prepareForLongRun(): void {
  if (!process.versions.v8.startsWith("11.3.")) return;
  setFlagsFromString("--interrupt-budget=132000");
  setFlagsFromString("--no-concurrent-osr");
}
