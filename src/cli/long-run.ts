import { setFlagsFromString } from "node:v8";

/**
 * Compiles what is hot sooner again, and at once, and collects garbage with more hands: bin/ue.js does without, because
 * short runs end before it pays. What the number of a flag means differs from one V8 to the next.
 */
export function prepareForLongRun(): void {
  if (!process.versions.v8.startsWith("11.3.")) return;
  setFlagsFromString("--interrupt-budget=132000");
  setFlagsFromString("--no-concurrent-osr");
  setFlagsFromString("--parallel-scavenge");
  setFlagsFromString("--semi-space-growth-factor=2");
  setFlagsFromString("--sparkplug");
}
