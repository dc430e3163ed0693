// One part of the code, as run.mjs asks for it.
const { MUTATION_PART: part, MUTATION_CODE: code } = process.env;
const reports = "reports/mutation";

export default {
  mutate: code.split(" "),
  plugins: [import.meta.resolve("./runner.mjs")],
  testRunner: "in-process",
  coverageAnalysis: "perTest",
  // What runs while a module loads: names, units and sentences of the registry, shapes of schemas. Each would need all
  // tests in a fresh process, and most of it is wording, which the goldens hold.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: `${reports}/${part}-incremental.json`,
  htmlReporter: { fileName: `${reports}/${part}.html` },
  jsonReporter: { fileName: `${reports}/${part}.json` },
  reporters: ["clear-text", "html", "json", "progress-append-only"],
  clearTextReporter: { allowColor: false, reportTests: false },
  allowConsoleColors: false,
  // The sandbox is a copy of what git tracks and of what it does not.
  ignorePatterns: ["/dist", "/reports", "/coverage", "/fuzz-failures", "/test/bench", "/test/mutation/node_modules"],
  // TypeScript 7 lacks the interface with which Stryker would rewrite tsconfig.json; the sandbox needs none of that.
  tsconfigFile: "not rewritten",
  thresholds: { high: 95, low: 90, break: 85 },
  concurrency: 1,
};
