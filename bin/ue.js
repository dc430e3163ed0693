#!/usr/bin/env node
// Runs the bundle through V8's code cache, which spares a start about a quarter of its time. The cache is made by the
// build; where it is missing or made by another V8, the bundle is compiled as usual. This is CommonJS (see
// package.json beside it): loading modules of the other kind takes Node a tenth of a start.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

const filename = join(__dirname, "../dist/ue.cjs");
// The bundle is ASCII: as latin1 it needs no decoding, and one byte a character.
const script = new Script(readFileSync(filename, "latin1"), { filename, cachedData: readCache(`${filename}.cache`) });
// Functions are optimised once they are truly hot. At V8's own budget (132 KB of bytecode) a check of a thousand rows
// spent a quarter of its time on optimised code that hardly ran; src/cli/long-run.ts takes that back. It comes after
// the cache is taken: flags are part of what a cache has to match. Other versions count otherwise, and say so aloud.
if (process.versions.v8.startsWith("11.3.")) {
  setFlagsFromString("--interrupt-budget=1000000");
  // There is little to collect, and calling other threads in takes longer than doing it; memory that is new costs more
  // than collecting what is there once more.
  setFlagsFromString("--no-parallel-scavenge");
  setFlagsFromString("--semi-space-growth-factor=1");
  // Most functions run too seldom for simple machine code to pay.
  setFlagsFromString("--no-sparkplug");
}
const bundle = { exports: {} };
script.runInThisContext()(bundle.exports, createRequire(filename), bundle);
// Should the run never end, that is no success.
process.exitCode = 2;
bundle.exports.run(process).then((code) => {
  // All is written by now. To end by itself the process would first take its memory apart.
  process.exit(code);
});

function readCache(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
