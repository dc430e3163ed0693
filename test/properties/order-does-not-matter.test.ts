import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Issue } from "../../src/domain/issue.ts";
import type { CheckReport } from "../../src/report/report.ts";
import { ue } from "../support/io.ts";
import { reproducible } from "../support/random-business.ts";
import {
  type Cells,
  type Layout,
  layoutOf,
  plainLayout,
  type RandomFiles,
  randomFiles,
  rowAt,
  SETTINGS,
  textsOf,
} from "../support/random-files.ts";
import { read } from "../support/reading.ts";

const SUBSCRIPTIONS = [
  ...["customer_id", "start_date", "end_date", "amount", "interval", "quantity", "currency", "kind"],
  ...["subscription_id", "segment", "channel", "trial_end"],
];
const COSTS = ["month", "category", "amount", "currency", "segment"];

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "ue-order-"));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

interface Written {
  readonly subscriptions: Layout;
  readonly costs: Layout;
}

const plain = ({ subscriptions, costs }: RandomFiles): Written => ({
  subscriptions: plainLayout(subscriptions, SUBSCRIPTIONS),
  costs: plainLayout(costs, COSTS),
});
const shuffled = ({ subscriptions, costs }: RandomFiles): fc.Arbitrary<Written> =>
  fc.record({ subscriptions: layoutOf(subscriptions, SUBSCRIPTIONS), costs: layoutOf(costs, COSTS) });

/** `ue check` of the rows as they are laid out. */
async function check({ subscriptions, costs, asOf, options }: RandomFiles, written: Written, more: readonly string[]) {
  writeFileSync(join(cwd, "ue.yaml"), SETTINGS + options);
  const write = (name: string, flag: string, rows: readonly Cells[], layout: Layout) =>
    textsOf(rows, layout).flatMap((text, i) => {
      writeFileSync(join(cwd, `${name}${i}.csv`), text);
      return [flag, `${name}${i}.csv`];
    });
  const args = [
    ...["check", "--format", "json", "--as-of", asOf, "--allow-cost-gaps", "--dedupe", ...more],
    ...write("s", "-s", subscriptions, written.subscriptions),
    ...(costs.length === 0 ? [] : write("c", "-c", costs, written.costs)),
  ];
  const { code, stdout, stderr } = await ue(args, { cwd });
  if (code === 2) return { code, problems: codesIn(stderr) };
  const { inputs, issues, ...report } = JSON.parse(stdout) as CheckReport;
  const rows = (role: string) =>
    inputs
      .filter((input) => input.role === role)
      .reduce((sum, { rows: all, used, excluded }) => [sum[0]! + all, sum[1]! + used, sum[2]! + excluded], [0, 0, 0]);
  return { code, report, issues: told(issues), rows: [rows("subscriptions"), rows("costs")] };
}

/** How often each thing is told: warnings name the first place in each file, and examples as they come in it. */
function told(issues: readonly Issue[]) {
  const counts = new Map<string, number>();
  for (const { code, severity, column, args } of issues) {
    const { count = 1, examples: _, ...rest } = args;
    const key = JSON.stringify([code, severity, column, rest]);
    counts.set(key, (counts.get(key) ?? 0) + Number(count));
  }
  return counts;
}

function codesIn(stderr: string): string[] {
  return [...new Set([...stderr.matchAll(/\[([a-z-]+)\]$/gm)].map(([, code]) => code!))].sort();
}

describe("a check", () => {
  it("is the same whatever the order of rows, files and columns, and however rows are spread over files", async () => {
    const met = { answered: 0, refused: 0 };
    const cases = randomFiles
      .filter(({ subscriptions }) => subscriptions.length > 0)
      .chain((files) => fc.tuple(fc.constant(files), shuffled(files)));
    await fc.assert(
      fc.asyncProperty(cases, fc.constantFrom("exclusive", "inclusive", "auto"), async ([files, layout], endDate) => {
        const more = ["--end-date", endDate];
        const one = await check(files, plain(files), more);
        expect(await check(files, layout, more)).toEqual(one);
        met[one.code === 2 ? "refused" : "answered"]++;
      }),
      { ...reproducible, numRuns: 40 },
    );
    expect(met.answered).toBeGreaterThan(20);
    expect(met.refused).toBeGreaterThan(3);
  });
});

/** What is wrong in one row alone. */
const ODD: readonly Readonly<Record<string, string>>[] = [
  { start_date: "2024-02-30" },
  { start_date: "soon" },
  { end_date: "1969-12-31" },
  { end_date: "2022-01-01" },
  { amount: "-5" },
  { amount: "1e3" },
  { amount: "1.005" },
  { amount: "" },
  { customer_id: " " },
  { interval: "fortnight" },
  { interval: "term", end_date: "" },
  { quantity: "two" },
  { currency: "EUR" },
  { currency: "euro" },
  { kind: "gift" },
  { trial_end: "2024-13-01" },
];

/** Which of the rows is named depends on which comes first. */
const OF_SEVERAL_ROWS = ["currency-rate-missing", "subscription-overlap"];

const messy = randomFiles.chain((files) =>
  fc
    .array(fc.tuple(fc.nat(), fc.constantFrom(...ODD)), { minLength: 1, maxLength: 6 })
    .map((changes) => {
      const subscriptions = [...files.subscriptions];
      for (const [pick, cells] of changes) {
        const at = pick % subscriptions.length;
        subscriptions[at] = { ...subscriptions[at]!, ...cells };
      }
      return subscriptions;
    })
    .chain((rows) => fc.tuple(fc.constant(rows), layoutOf(rows, SUBSCRIPTIONS))),
);

describe("problems in rows", () => {
  it("are the same wherever a row stands, and named at the line where it does", async () => {
    const met = new Set<string>();
    const problemsOf = async (rows: readonly Cells[], layout: Layout) => {
      const { issues } = await read({
        subscriptions: textsOf(rows, layout),
        endDate: "exclusive",
        dedupe: true,
        currency: "CNY",
        rates: { USD: "7.13", JPY: "0.0487" },
      });
      const inRows = issues.filter(({ severity, line }) => severity === "error" && line !== null);
      return inRows
        .map(({ file, line, column, code, args }) => {
          met.add(code);
          const row = rowAt(layout, Number(file!.slice(1, -".csv".length)) - 1, line!);
          return JSON.stringify(OF_SEVERAL_ROWS.includes(code) ? [code] : [row, column, code, args]);
        })
        .sort();
    };
    await fc.assert(
      fc.asyncProperty(messy, async ([rows, layout]) => {
        expect(await problemsOf(rows, layout)).toEqual(await problemsOf(rows, plainLayout(rows, SUBSCRIPTIONS)));
      }),
      { ...reproducible, numRuns: 60 },
    );
    expect([...met].sort()).toEqual(
      expect.arrayContaining([
        ...["amount-decimals", "amount-form", "amount-negative", "cell-empty", "currency-form"],
        ...["currency-rate-missing", "date-form", "date-impossible", "date-out-of-range", "end-before-start"],
        ...["interval-unknown", "kind-unknown", "quantity-form", "term-without-end"],
      ]),
    );
  });
});
