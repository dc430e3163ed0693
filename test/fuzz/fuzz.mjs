// npm run fuzz -- --count 100000 --seed 1 [--from N]
// Mutates bytes, rows, cells and settings of the fixtures, and runs the built program on them. The same seed makes the
// same cases. What fails is saved as small as it gets, with its command line, in fuzz-failures/.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runInThisContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { caseOf } from "./cases.mjs";
import { TOO_LONG } from "./judge.mjs";
import { Runner } from "./runner.mjs";
import { seedsOf } from "./seeds.mjs";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
  },
});
const [count, seed, from] = [values.count, values.seed, values.from].map(Number);
const root = fileURLToPath(new URL("../../", import.meta.url));

const bundle = join(root, "dist/ue.cjs");
const program = { exports: {} };
runInThisContext(readFileSync(bundle, "latin1"), { filename: bundle })(program.exports, createRequire(bundle), program);

/** The number of the case that runs, for the one who looks from outside whether it still goes on. */
const current = new Int32Array(new SharedArrayBuffer(4));
const watch = new Worker(
  `const { workerData: current } = require("node:worker_threads");
   let [last, since] = [-1, Date.now()];
   setInterval(() => {
     if (current[0] !== last) [last, since] = [current[0], Date.now()];
     if (Date.now() - since < 120_000) return;
     require("node:fs").writeSync(2, "case " + last + " does not end\\n");
     process.kill(process.pid, "SIGKILL");
   }, 1000);`,
  { eval: true, workerData: current },
);
watch.unref();

const seeds = seedsOf(root);
const runner = new Runner(program.exports.run);
const seen = new Map();
const started = Date.now();
for (let number = from; number < from + count; number++) {
  current[0] = number;
  const given = caseOf(seeds, seed, number);
  const { problem } = await runner.ended(given);
  if (problem !== null) {
    seen.set(problem, (seen.get(problem) ?? 0) + 1);
    console.log(`case ${number} of ${given.seed}: ${problem}`);
    if (seen.get(problem) === 1) save(problem === TOO_LONG ? given : await runner.smallest(given, problem), problem);
  }
  if ((number + 1) % 1000 === 0)
    console.error(`${number + 1 - from} cases, ${Math.round((Date.now() - started) / 1000)} s`);
}
runner.end();
const failed = [...seen.values()].reduce((sum, times) => sum + times, 0);
console.log(
  `${count} cases of seed ${seed}: ${failed === 0 ? "nothing found" : `${failed} failed, ${seen.size} kinds`}`,
);
process.exit(failed === 0 ? 0 : 1);

function save({ args, files, number }, problem) {
  const folder = join(root, "fuzz-failures", `${seed}-${number}`);
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, "problem.txt"), `ue ${args.join(" ")}\n${problem}\n`);
}
