// Mutates the code part by part, each against the tests of its own claims: npm run mutation, npm run mutation -- gates,
// or npm run mutation -- measures src/measures/ledger.ts
// Stryker is installed into this folder when it is first asked for. Results are kept in reports/mutation; another run
// tries only code that has changed since, and tests of other names: remove them when a test of the same name says more.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Code, and the tests that have to notice what is wrong with it. Goldens and whole programs have no part in this. */
const PARTS = {
  gates: { code: ["src/gates"], tests: ["test/gates"] },
  measures: { code: ["src/measures"], tests: ["test/measures"] },
  "drill-down": {
    code: ["src/measures/drill-down"],
    tests: ["test/measures/drill-down", "test/explain/evidence.test.ts"],
  },
  metrics: { code: ["src/metrics"], tests: ["test/metrics"] },
  statistics: { code: ["src/metrics/statistics"], tests: ["test/metrics/statistics"] },
  growth: {
    code: ["src/metrics/growth", "src/metrics/lifetime"],
    tests: ["test/metrics/growth", "test/metrics/lifetime"],
  },
  levers: {
    code: ["src/metrics/levers", "src/metrics/model", "src/metrics/what-if"],
    tests: [
      "test/metrics/calculate.test.ts",
      "test/metrics/levers.test.ts",
      "test/what-if/levers.test.ts",
      "test/what-if/model.test.ts",
    ],
  },
};
const KILLED = ["Killed", "Timeout"];
const ALIVE = ["Survived", "NoCoverage"];

const here = import.meta.dirname;
const root = join(here, "../..");
const stryker = join(here, "node_modules/@stryker-mutator/core/bin/stryker.js");

function run(command, args, options = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  return status === 0;
}

/** The test files of a folder, not of those under it; a file stands for itself. */
function testsIn(path) {
  if (path.endsWith(".ts")) return [path];
  const names = readdirSync(join(root, path)).filter((name) => name.endsWith(".test.ts"));
  return names.map((name) => join(path, name));
}

function resultsFile(part) {
  return join(root, "reports/mutation", `${part}.json`);
}

/** Mutants of a part by what became of them. */
function results(part) {
  const { files } = JSON.parse(readFileSync(resultsFile(part), "utf8"));
  const mutants = Object.values(files).flatMap((file) => file.mutants);
  const count = (states) => mutants.filter(({ status }) => states.includes(status)).length;
  return { killed: count(KILLED), alive: count(ALIVE) };
}

function score(name, { killed, alive }) {
  return `${name.padEnd(12)} ${((100 * killed) / (killed + alive)).toFixed(1)} % of ${killed + alive} mutants noticed`;
}

if (!existsSync(stryker) && !run("npm", ["ci"], { cwd: here })) throw new Error("Stryker could not be installed");
const asked = process.argv.slice(2).filter((arg) => arg in PARTS);
const files = process.argv.slice(2).filter((arg) => !(arg in PARTS));
const parts = asked.length === 0 ? Object.keys(PARTS) : asked;
for (const part of parts) {
  rmSync(resultsFile(part), { force: true });
  const { code, tests } = PARTS[part];
  const env = {
    ...process.env,
    MUTATION_PART: part,
    MUTATION_CODE: (files.length === 0 ? code.map((folder) => `${folder}/*.ts`) : files).join(" "),
    MUTATION_TESTS: tests.flatMap(testsIn).join(" "),
  };
  if (!run(process.execPath, [stryker, "run", join(here, "stryker.config.mjs")], { env })) process.exitCode = 1;
}
const all = parts.filter((part) => existsSync(resultsFile(part))).map((part) => [part, results(part)]);
for (const [part, counted] of all) console.log(score(part, counted));
const sum = (of) => all.reduce((total, [, counted]) => total + counted[of], 0);
console.log(score("all", { killed: sum("killed"), alive: sum("alive") }));
