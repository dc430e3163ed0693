import { mutated } from "./mutate.mjs";
import { Random } from "./random.mjs";

const MOST_ROWS = 40;

const FORMATS = ["table", "json", "json", "json", "jsonl", "csv", "excel", "excel-eu", "markdown"];
const WITH_DATA = [
  ["check", []],
  ["check", ["--stage", "gtm"]],
  ["check", ["--stage", "pmf", "--strict"]],
  ["check", ["--by", "segment"]],
  ["check", ["--format", "junit"]],
  ["check", ["--format", "github"]],
  ["metrics", []],
  ["metrics", ["--by", "segment"]],
  ["metrics", ["--by", "tier"]],
  ["metrics", ["--by", "month"]],
  ["mrr", []],
  ["mrr", ["--by", "channel"]],
  ["cohorts", []],
  ["cohorts", ["--by", "quarter", "--view", "net"]],
  ["ltv", []],
  ["ltv", ["--by", "segment"]],
  ["forecast", []],
  ["explain", ["ndr"]],
  ["explain", ["ltv-to-cac"]],
  ["explain", ["gross-margin-2"]],
  ["explain", ["gtm.ndr"]],
  ["report", ["--format", "html", "-o", "-"]],
  ["validate", []],
  ["validate", []],
  ["gates", []],
];
const OPTIONS = [
  ["--as-of", "2024-06"],
  ["--as-of", "1970-01"],
  ["--as-of", "2049-12"],
  ["--window", "3"],
  ["--window", "36"],
  ["--end-date", "inclusive"],
  ["--dedupe"],
  ["--allow-cost-gaps"],
  ["--allow-cost-gaps", "--dedupe"],
  ["--encoding", "gb18030"],
  ["--encoding", "windows-1252"],
  ["--encoding", "utf-16le"],
  ["--currency", "JPY"],
  ["--lang", "zh"],
  ["--quiet"],
];

/** Case `number` of a run: files, the command line, and whether texts of the program's own words may be looked for. */
export function caseOf(seeds, runSeed, number) {
  const random = new Random(Math.imul(runSeed, 0x9e3779b1) ^ number);
  // The first numbers of neighbouring cases are alike.
  for (let i = 0; i < 4; i++) random.next();
  const kind = random.of(["companies", "companies", "companies", "imports", "imports", "text", "errors"]);
  const seed = random.of(seeds.filter(({ name }) => name.startsWith(kind)));
  const others = [...random.of(seeds).files.values()];
  const files = new Map(
    [...seed.files].map(([name, bytes]) => [name, name.endsWith(".csv") ? fewer(random, bytes) : bytes]),
  );
  const targets = [...files.keys()];
  for (let times = 1 + random.below(2); times > 0; times--) {
    const name = random.of(targets);
    files.set(name, mutated(random, name, files.get(name), others));
  }
  const isSettled = files.has("ue.yaml");
  if (!isSettled && random.chance(0.3))
    files.set("ue.yaml", mutated(random, "ue.yaml", Buffer.from("version: 1\ncurrency: CNY\n"), others));
  return { seed: seed.name, number, files, args: argsOf(random, seed, isSettled) };
}

function argsOf(random, seed, isSettled) {
  if (random.chance(0.04)) {
    const given = [
      ...seed.subscriptions.flatMap((file) => ["-s", file]),
      ...seed.costs.flatMap((file) => ["-c", file]),
    ];
    return ["init", "--force", ...given];
  }
  const [command, extra] = random.of(WITH_DATA);
  const args = [command, ...extra];
  if (!isSettled || random.chance(0.2)) {
    const swapped = random.chance(0.05);
    const subscriptions = swapped ? seed.costs : seed.subscriptions;
    const costs = swapped ? seed.subscriptions : seed.costs;
    for (const file of command === "gates" ? [] : subscriptions) args.push("-s", file);
    for (const file of command === "gates" ? [] : costs) args.push("-c", file);
  }
  if (!extra.includes("--format") && command !== "validate") args.push("--format", random.of(FORMATS));
  if (command !== "gates" && random.chance(0.5)) args.push(...random.of(OPTIONS));
  return args;
}

/** Most cases have few rows: they take less time, and small samples are where definitions have edges. */
function fewer(random, bytes) {
  const rows = bytes.toString("latin1").split(/(?<=\n)/);
  if (rows.length <= MOST_ROWS || random.chance(0.02)) return bytes;
  const count = 1 + random.below(MOST_ROWS);
  const from = 1 + random.below(rows.length - count);
  const step = random.chance(0.5) ? 1 : Math.max(1, Math.floor((rows.length - 1) / count));
  const chosen = step === 1 ? rows.slice(from, from + count) : rows.filter((_, i) => i > 0 && i % step === 0);
  return Buffer.from([rows[0], ...chosen].join(""), "latin1");
}
