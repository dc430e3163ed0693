import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Category } from "../../src/domain/cost.ts";
import type { LeverId } from "../../src/domain/lever.ts";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { METRICS } from "../../src/metrics/index.ts";
import { turn, withTurned } from "../../src/metrics/what-if/turn.ts";
import { company } from "../support/companies.ts";
import { ue } from "../support/io.ts";

/**
 * Where a lever means that rows of the files are other than they are, the files are rewritten so and read again: every
 * metric, interval and reason of that run is what the lever says.
 */
const COMPANIES = join(import.meta.dirname, "../../fixtures/companies");
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

interface Result {
  readonly id: string;
  readonly value: number | null;
  readonly reason: string | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly n: number | null;
}

/** A decimal text times a whole number. */
function times(text: string, factor: number): string {
  return ((Math.round(Number(text) * 100) * factor) / 100).toFixed(2);
}

async function rewritten(
  name: string,
  subscription: (cell: string, column: string) => string,
  cost: (cell: string, column: string, category: string) => string,
): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), "ue-what-if-"));
  folders.push(folder);
  writeFileSync(join(folder, "ue.yaml"), readFileSync(join(COMPANIES, name, "ue.yaml")));
  const copy = (file: string, change: (cell: string, column: string, row: readonly string[]) => string) => {
    const [header = "", ...rows] = readFileSync(join(COMPANIES, name, file), "utf8")
      .trimEnd()
      .split("\n");
    const columns = header.split(",");
    const changed = rows.map((row) => {
      const cells = row.split(",");
      return cells.map((cell, i) => change(cell, columns[i]!, cells)).join(",");
    });
    writeFileSync(join(folder, file), `${[header, ...changed].join("\n")}\n`);
  };
  copy("subscriptions.csv", subscription);
  const category = readFileSync(join(COMPANIES, name, "costs.csv"), "utf8")
    .split("\n")[0]!
    .split(",")
    .indexOf("category");
  copy("costs.csv", (cell, column, row) => cost(cell, column, row[category]!));
  const { stdout, stderr, code } = await ue(["metrics", "--format", "json"], { cwd: folder });
  expect([stderr, code]).toEqual(["", 0]);
  return (JSON.parse(stdout) as { metrics: Result[] }).metrics;
}

async function assumed(name: string, lever: LeverId, factor: number): Promise<Result[]> {
  const { analysis, asOf } = await company(name);
  const { measures } = analysis.evaluation(asOf, null, null)!;
  const turned = turn(measures, [{ lever, change: { kind: "times", amount: factor } }]);
  const evaluation = new Evaluation(withTurned(measures, turned));
  return METRICS.map((metric) => ({ ...analysis.resultIn(evaluation, metric), id: metric.id }));
}

/** Revenue of parts of months is rounded to ticks line by line, before or after it is doubled. */
const TOLERANCE = 1e-8;

function expectAlike(actual: readonly Result[], expected: readonly Result[]): void {
  const close = (a: number | null, b: number | null) =>
    a === b || (a !== null && b !== null && Math.abs(a - b) <= TOLERANCE * Math.max(1e-3, Math.abs(a), Math.abs(b)));
  for (const [index, { id, value, reason, interval, n }] of actual.entries()) {
    const other = expected[index]!;
    const told = `${id}: ${value} (${reason}), really ${other.value} (${other.reason})`;
    expect([id, reason, close(value, other.value), close(n, other.n)], told).toEqual([
      other.id,
      other.reason,
      true,
      true,
    ]);
    const bounds = ({ interval }: Result) => (interval === null ? [] : [interval.low, interval.high]);
    for (const [i, bound] of bounds({ ...other, interval }).entries())
      expect(close(bound, bounds(other)[i]!), `${id}: interval`).toBe(true);
    expect(interval === null, `${id}: interval`).toBe(other.interval === null);
  }
}

const same = (cell: string) => cell;
const isAmount = (column: string) => column === "amount" || /^\d{4}-\d{2}$/.test(column);
const costsOf = (categories: readonly Category[], factor: number) => (cell: string, column: string, category: string) =>
  isAmount(column) && cell !== "" && (categories as readonly string[]).includes(category) ? times(cell, factor) : cell;

describe.each(["leaky-bucket", "buys-growth", "healthy-gtm", "micro-merchant", "scaled-rule-of-40"])(
  "in %s",
  (name) => {
    it("price +100 % is every amount of the subscriptions file times 2", async () => {
      const real = await rewritten(name, (cell, column) => (column === "amount" ? times(cell, 2) : cell), same);
      expectAlike(await assumed(name, "price", 2), real);
    });

    it.each([
      ["cac", ["sales", "marketing", "subsidy"]],
      ["delivery", ["delivery"]],
      ["service", ["service", "success"]],
      ["margin", ["delivery", "service", "success"]],
    ] as const)("%s is its rows of the costs file times 2", async (lever, categories) => {
      const real = await rewritten(name, same, costsOf(categories, 2));
      const margin = real.find(({ id }) => id === "service-margin")!.value!;
      const before = (await assumed(name, lever, 1)).find(({ id }) => id === "service-margin")!.value!;
      expectAlike(await assumed(name, lever, lever === "margin" ? margin / before : 2), real);
    });
  },
);
