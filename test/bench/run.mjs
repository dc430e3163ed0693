// Times whole processes in one run on the same machine and prints ratios, which travel better than seconds.
// npm run bench
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

const here = import.meta.dirname;
const program = join(here, "../../bin/ue.js");
const node = process.execPath;

function data(rows) {
  const folder = join(tmpdir(), `ue-bench-${rows}`);
  if (!existsSync(join(folder, "costs.csv"))) run([join(here, "generate.mjs"), String(rows), folder]);
  return { folder, files: [join(folder, "subscriptions.csv"), join(folder, "costs.csv")] };
}

function run(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(node, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  if (status === 2 || status === null) throw new Error(`${args.join(" ")} failed: ${stderr}`);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, stderr };
}

/** Median of several runs, the candidates taken in turn so that a busy moment hits them alike. */
function medians(runs, candidates) {
  const times = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let i = 0; i < runs; i++)
    for (const [name, args] of Object.entries(candidates)) times[name].push(run(args).seconds);
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, all.sort((a, b) => a - b)[runs >> 1]]));
}

/** Peak memory of a run, MB, as the kernel counted it. */
function peak(args) {
  const script = `process.argv.splice(1, 1); process.on("exit", () => console.error("peak " + process.resourceUsage().maxRSS / 1024)); await import(process.argv[1]);`;
  const { stderr } = run(["--input-type=module", "-e", script, "--", "x", ...args]);
  return Number(/peak ([\d.]+)/.exec(stderr)?.[1]);
}

const CSV_PARSE_ALONE = `
  const { createReadStream } = await import("node:fs");
  const { parse } = await import(${JSON.stringify(import.meta.resolve("csv-parse"))});
  let rows = 0;
  for await (const record of createReadStream(process.argv[1]).pipe(parse())) rows += record.length > 0 ? 1 : 0;
`;
const check = ({ files: [subscriptions, costs] }) => [program, "check", "-s", subscriptions, "-c", costs];

console.log(`${cpus().length} x ${cpus()[0].model}, Node ${process.version}\n`);

const small = data(1000);
const cold = medians(15, { "node -e 0": ["-e", "0"], "ue check": check(small) });
console.log("1,000 rows, cold start");
for (const [name, seconds] of Object.entries(cold))
  console.log(`  ${name.padEnd(18)} ${seconds.toFixed(3)} s   ${(seconds / cold["node -e 0"]).toFixed(2)} x node -e 0`);

const million = data(1_000_000);
const size = statSync(million.files[0]).size / 1e6;
const large = medians(3, {
  "csv-parse alone": ["--input-type=module", "-e", CSV_PARSE_ALONE, "--", million.files[0]],
  "ue check": check(million),
});
console.log(`\n1,000,000 rows, 250,000 customers, ${size.toFixed(0)} MB`);
for (const [name, seconds] of Object.entries(large))
  console.log(
    `  ${name.padEnd(18)} ${seconds.toFixed(2)} s   ${(seconds / large["csv-parse alone"]).toFixed(2)} x csv-parse alone`,
  );
console.log(`  peak memory        ${peak(check(million)).toFixed(0)} MB`);
