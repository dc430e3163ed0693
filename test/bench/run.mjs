// Times whole processes, the candidates in turn so that a busy moment hits them alike, and prints medians and ratios,
// which travel better than seconds. Before that it makes sure that all of them find the same numbers.
// npm run bench             1,000 and 1,000,000 rows
// npm run bench -- full     10,000,000 rows too
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";

const here = import.meta.dirname;
const program = join(here, "../../bin/ue.js");
const TICKS = 72_000;
const AS_OF = "2024-12";

/** The files of a size, made once. */
function data(rows, ...order) {
  const folder = join(tmpdir(), ["ue-bench", rows, ...order].join("-"));
  if (!existsSync(join(folder, "costs.csv"))) run([join(here, "generate.mjs"), String(rows), folder, ...order]);
  return { subscriptions: join(folder, "subscriptions.csv"), costs: join(folder, "costs.csv") };
}

function run(args) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status === 2 || status === null) throw new Error(`${args.join(" ")} failed: ${stderr}`);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, stdout, stderr };
}

/** Peak memory of a process, MB, as the kernel counted it. */
function peak(args) {
  const script = `process.on("exit", () => console.error("peak " + process.resourceUsage().maxRSS / 1024));`;
  const { stderr } = run(["--import", `data:text/javascript,${encodeURIComponent(script)}`, ...args]);
  return Number(/peak ([\d.]+)/.exec(stderr)?.[1]);
}

function medians(runs, candidates) {
  const times = new Map(Object.keys(candidates).map((name) => [name, []]));
  for (let i = 0; i < runs; i++)
    for (const [name, args] of Object.entries(candidates)) times.get(name).push(run(args).seconds);
  return new Map([...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[runs >> 1]]));
}

const check = ({ subscriptions, costs }) => [program, "check", "-s", subscriptions, "-c", costs];
const duckdb = (form, { subscriptions }) => [join(here, "duckdb.mjs"), form, subscriptions, AS_OF];
const csvParse = ({ subscriptions }) => [join(here, "csv-parse.mjs"), subscriptions];

/** DuckDB is installed when it is first asked for, into this folder. */
function installDuckDb() {
  if (existsSync(join(here, "node_modules/@duckdb/node-api"))) return;
  const { status, stderr } = spawnSync("npm", ["ci", "--prefix", here], { encoding: "utf8" });
  if (status !== 0) throw new Error(`DuckDB could not be installed: ${stderr}`);
}

const COLUMNS = ["new", "reactivation", "expansion", "contraction", "churned"];

/** The two SQL scripts and ue must find the same movements, to the tick, and the same NDR. */
function compare(files) {
  const report = (...args) => JSON.parse(run([program, ...args, "-s", files.subscriptions, "--format", "json"]).stdout);
  const movements = report("mrr", "--as-of", AS_OF).movements.map((row) => [
    row.month,
    ...COLUMNS.map((name) => Math.round(row[name] * TICKS)),
  ]);
  const ndr = report("metrics", "ndr", "--as-of", AS_OF).metrics[0].value;
  for (const form of ["window", "months"]) {
    const theirs = JSON.parse(run(duckdb(form, files)).stdout);
    const rows = theirs.movements.map((row) => [row.month, ...COLUMNS.map((name) => row[name])]);
    if (JSON.stringify(rows) !== JSON.stringify(movements)) throw new Error(`other movements with DuckDB (${form})`);
    if (Math.abs(theirs.ndr - ndr) > 1e-12) throw new Error(`NDR ${theirs.ndr} with DuckDB (${form}), ${ndr} with ue`);
  }
  console.log(`ue and both SQL scripts agree: ${movements.length} months of movements, NDR ${ndr}`);
}

function table(heading, times, unit) {
  console.log(`\n${heading}`);
  const base = times.get(unit);
  for (const [name, seconds] of times)
    console.log(
      `  ${name.padEnd(28)} ${seconds.toFixed(3).padStart(7)} s ${(seconds / base).toFixed(2).padStart(6)} x ${unit}`,
    );
}

function size({ subscriptions }) {
  return `${(statSync(subscriptions).size / 1e6).toFixed(0)} MB`;
}

console.log(`${cpus().length} x ${cpus()[0].model}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}`);
installDuckDb();
const [small, million] = [data(1000), data(1_000_000)];
compare(small);
compare(million);

table("1,000 rows, cold", medians(15, { "node -e 0": ["-e", "0"], "ue check": check(small) }), "node -e 0");

const SQL = {
  "DuckDB, window functions": duckdb("window", million),
  "DuckDB, a row a month": duckdb("months", million),
};
const large = medians(5, { "csv-parse alone": csvParse(million), "ue check": check(million), ...SQL });
table(`1,000,000 rows, 250,000 customers, ${size(million)}`, large, "csv-parse alone");
console.log(`  ue check at most ${peak(check(million)).toFixed(0)} MB`);

const mixed = data(1_000_000, "shuffled");
const MIXED = { "csv-parse alone": csvParse(mixed), "ue check": check(mixed), DuckDB: duckdb("window", mixed) };
table("The same rows in no order", medians(5, MIXED), "csv-parse alone");
console.log(`  ue check at most ${peak(check(mixed)).toFixed(0)} MB`);

if (process.argv.includes("full")) {
  const ten = data(10_000_000);
  const [seconds] = medians(1, { "ue check": check(ten) }).values();
  const ratio = (seconds / large.get("ue check")).toFixed(1);
  console.log(`\n10,000,000 rows, 2,500,000 customers, ${size(ten)}`);
  console.log(
    `  ue check ${seconds.toFixed(2)} s, ${ratio} x 1,000,000 rows, at most ${peak(check(ten)).toFixed(0)} MB`,
  );
}
