import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { movedCustomers } from "../../src/measures/drill-down/moved-customers.ts";
import { sourceOf } from "../../src/report/explain/build-explain.ts";
import type { CheckReport, MovementRecord, MovementsReport } from "../../src/report/report.ts";
import { COMPANY_NAMES, company } from "../support/companies.ts";
import { ue } from "../support/io.ts";

const at = (name: string) => ({ cwd: join(import.meta.dirname, "../../fixtures/companies", name) });
const ARGS = ["diff", "--against", "2025-03", "--top", "5"];

describe("ue diff of leaky-bucket", () => {
  it.each([80, 140])("prints as before in %s columns", async (columns) => {
    const screen = { isTTY: true, columns, env: { NO_COLOR: "1" } };
    const { stdout, stderr, code } = await ue(ARGS, { ...at("leaky-bucket"), ...screen });
    expect([stderr, code]).toEqual(["", 0]);
    await expect(stdout).toMatchFileSnapshot(`../golden/leaky-bucket/diff-${columns}.txt`);
  });

  it("prints as before into a pipe, as Markdown and in Chinese", async () => {
    await expect((await ue(ARGS, at("leaky-bucket"))).stdout).toMatchFileSnapshot("../golden/leaky-bucket/diff.txt");
    const { stdout } = await ue([...ARGS, "-f", "markdown"], at("leaky-bucket"));
    await expect(stdout).toMatchFileSnapshot("../golden/leaky-bucket/diff.md");
    const chinese = await ue([...ARGS, "--lang", "zh"], at("leaky-bucket"));
    await expect(chinese.stdout).toMatchFileSnapshot("../golden/leaky-bucket/diff-zh.txt");
  });
});

describe("the history of a check", () => {
  const json = async (name: string, ...args: string[]) =>
    JSON.parse((await ue([...args, "--format", "json"], at(name))).stdout);

  it.each(COMPANY_NAMES)("is what ue mrr tells of the months, and what costs.csv adds up to: %s", async (name) => {
    const { history } = (await json(name, "check")) as CheckReport;
    const { movements } = (await json(name, "mrr")) as MovementsReport;
    expect(history.length).toBe(Math.min(36, movements.length));
    const rows = parse(readFileSync(join(at(name).cwd, "costs.csv"), "utf8"), { columns: true }) as Record<
      string,
      string
    >[];
    const months = new Set(rows.map(({ month }) => month));
    for (const record of history) {
      const { customersClosing, ...movement } = movements.find(({ month }) => month === record.month)!;
      expect(record).toMatchObject({ ...pick(movement), customers: customersClosing });
      if (!months.has(record.month)) continue;
      const cost = (...categories: string[]) =>
        rows
          .filter(({ month, category }) => month === record.month && categories.includes(category!))
          .reduce((sum, { amount }) => sum + Number(amount), 0);
      expect(record.acquisition).toBeCloseTo(cost("sales", "marketing", "subsidy"), 6);
      expect(record.service).toBeCloseTo(cost("service", "success"), 6);
      expect(record.admin).toBeCloseTo(cost("admin"), 6);
    }
  });

  function pick({ opening, new: signed, reactivation, expansion, contraction, churned, closing }: Movement) {
    return { opening, new: signed, reactivation, expansion, contraction, churned, closing };
  }
  type Movement = Omit<MovementRecord, "customersClosing">;

  it("of one group has no costs: what a group bears depends on as-of", async () => {
    const { history } = (await json("leaky-bucket", "check", "--tier", "micro")) as CheckReport;
    expect(new Set(history.flatMap(({ acquisition, admin }) => [acquisition, admin]))).toEqual(new Set([null]));
    expect(history.at(-1)!.closing).toBeGreaterThan(0);
  });
});

describe("the customers who moved", () => {
  it.each(COMPANY_NAMES)("add up to the movements of the months, to the tick: %s", async (name) => {
    const { analysis, asOf } = await company(name);
    for (const months of [1, 3, 12, 40]) {
      const span = { from: asOf - months + 1, to: asOf };
      const source = sourceOf(analysis, asOf, null, null);
      const moved = movedCustomers(source, span);
      for (const column of ["new", "reactivation", "expansion", "contraction", "churned"] as const)
        expect(moved.reduce((sum, record) => sum + record[column], 0)).toBe(source.measures.sum(column, span));
      const change = moved.reduce((sum, { before, after }) => sum + after - before, 0);
      expect(change).toBe(source.measures.at("closing", asOf) - source.measures.at("closing", asOf - months));
    }
  });
});
