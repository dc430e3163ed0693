const FORMATS = ["table", "json", "json", "json", "jsonl", "csv", "excel", "excel-eu", "markdown"];

/** Commands that read the data, each with options of its own. */
const WITH_DATA = [
  ["check"],
  ["check", "--stage", "gtm"],
  ["check", "--stage", "pmf", "--strict"],
  ["check", "--by", "segment"],
  ["check", "--format", "junit"],
  ["check", "--format", "github"],
  ["check", "--baseline", "earlier.json"],
  ["metrics"],
  ["metrics", "--by", "segment"],
  ["metrics", "--by", "tier"],
  ["metrics", "--by", "month"],
  ["mrr"],
  ["mrr", "--by", "channel"],
  ["cohorts"],
  ["cohorts", "--by", "quarter", "--view", "net"],
  ["ltv"],
  ["ltv", "--by", "segment"],
  ["ltv", "--horizon", "120", "--discount-rate", "0"],
  ["forecast"],
  ["forecast", "--set", "churn=-20%", "--months", "60"],
  ["forecast", "--scenario", "bold"],
  ["explain", "ndr"],
  ["explain", "ltv-to-cac"],
  ["explain", "gross-margin-2"],
  ["explain", "gtm.ndr"],
  ["explain", "healthy-growth-years", "--all"],
  ["report", "--format", "html", "-o", "-"],
  ["report", "--format", "json"],
  ["report", "-o", "report.xlsx"],
  ["what-if", "--set", "churn=-20%", "--set", "price=+5%"],
  ["what-if", "--set", "cac=1", "--set", "new-customers=+1000%"],
  ["what-if"],
  ["solve"],
  ["solve", "ltv-to-cac=3", "--tornado"],
  ["solve", "ndr", "cac-payback-months=6"],
  ["diff", "--against", "2024-03"],
  ["diff", "earlier.json"],
  ["diff", "earlier.json", "later.json"],
  ["validate"],
  ["validate"],
  ["gates"],
  ["gates", "--stage", "scale"],
];

/** Commands that read at most the settings. */
const WITHOUT_DATA = [
  ["presets"],
  ["presets", "--format", "json"],
  ["schema", "config"],
  ["schema", "report"],
  ["completion", "bash"],
  ["completion", "fish"],
  ["help", "check"],
  ["__complete", "--", "check", "--segment", ""],
  ["__complete", "--", "explain", "gtm."],
];

const OPTIONS = [
  ["--as-of", "2024-06"],
  ["--as-of", "1970-01"],
  ["--as-of", "2199-12"],
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

/** A command line over the files of a case. */
export function argsOf(random, { subscriptions, costs }, isSettled) {
  const files = [...subscriptions.flatMap((file) => ["-s", file]), ...costs.flatMap((file) => ["-c", file])];
  if (random.chance(0.04)) return ["init", "--force", ...files];
  if (random.chance(0.02)) return random.of(WITHOUT_DATA);
  const args = [...random.of(WITH_DATA)];
  const [command] = args;
  const readsData = command !== "gates" && !args.includes("later.json");
  const isSwapped = random.chance(0.05);
  if (readsData && (!isSettled || random.chance(0.2)))
    args.push(...(isSwapped ? files.map((arg) => (arg === "-s" ? "-c" : arg === "-c" ? "-s" : arg)) : files));
  const hasFormat = args.includes("--format") || args.includes("-o");
  if (!hasFormat && command !== "validate") args.push("--format", random.of(FORMATS));
  if (readsData && random.chance(0.5)) args.push(...random.of(OPTIONS));
  return args;
}
