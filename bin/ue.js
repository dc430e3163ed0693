#!/usr/bin/env node
// Runs the bundle through V8's code cache, which spares a start about a quarter of its time. The cache is made by the
// build; where it is missing or made by another V8, the bundle is compiled as usual.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const filename = fileURLToPath(new URL("../dist/ue.cjs", import.meta.url));
const script = new Script(`(function (exports, require, module) {${readFileSync(filename, "utf8")}\n})`, {
  filename,
  cachedData: readCache(`${filename}.cache`),
});
const bundle = { exports: {} };
script.runInThisContext()(bundle.exports, createRequire(filename), bundle);
process.exitCode = await bundle.exports.run(process);

function readCache(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
