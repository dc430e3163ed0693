import { describe, expect, it } from "vitest";
import { cohortsTable } from "../../src/render/table/cohorts-table.ts";
import { screenOf } from "../../src/render/table/table.ts";
import { EN } from "../../src/render/words/index.ts";
import { buildCohorts } from "../../src/report/build-series.ts";
import { COHORT_VIEWS, type CohortsReport } from "../../src/report/report.ts";
import { analysisOf, PROVENANCE } from "../support/analyses.ts";
import { type Business, month } from "../support/business.ts";
import { ue } from "../support/io.ts";

/** Five customers who each lose a fifth of their MRR after a year, one who pays ever more, and a cohort of one. */
const BUSINESS: Business = {
  rows: [
    ...Array.from({ length: 5 }, (_, i) => [
      { customer: `old${i}`, start: "2020-01-01", end: "2021-01-01", mrr: 100 },
      { customer: `old${i}`, start: "2021-01-01", mrr: 79 },
    ]).flat(),
    ...Array.from({ length: 5 }, (_, i) => ({ customer: `more${i}`, start: "2024-11-01", end: "2024-12-01", mrr: 10 })),
    ...Array.from({ length: 5 }, (_, i) => ({ customer: `more${i}`, start: "2024-12-01", mrr: 120 })),
    { customer: "one", start: "2024-12-01", end: "2025-01-01", mrr: 100 },
    { customer: "one", start: "2025-01-01", mrr: 10 },
  ],
  asOf: "2025-03",
};
const TOTAL = { by: null, group: null };

function linesAt(width: number | null, colourLevel = 0, views: CohortsReport["views"] = ["net"]): string[] {
  const report = buildCohorts(analysisOf(BUSINESS), month(BUSINESS.asOf), TOTAL, "month", views, PROVENANCE);
  return cohortsTable(report, screenOf(colourLevel, width, EN)).split("\n");
}
const row = (lines: readonly string[], cohort: string) => lines.find((line) => line.includes(cohort))!;

describe("a retention triangle", () => {
  it("has a sign beside each number that is not 100 %, more ink for more lost", () => {
    const lines = linesAt(null);
    expect(row(lines, "2020-01")).toMatch(/^2020-01 +5 +(100 +){12}( 79▒ *){51}$/);
    expect(row(lines, "2024-11")).toMatch(/^2024-11 +5 +100 +1,200\+ 1,200\+ 1,200\+ 1,200\+$/);
  });

  it("does not shade a cohort of fewer than five customers, marks its size, and says so", () => {
    const lines = linesAt(null);
    expect(row(lines, "2024-12")).toMatch(/^2024-12 +1\? +100 +10 +10 +10$/);
    expect(lines.join("\n")).toContain("? fewer than 5 customers: not shaded");
    expect(row(linesAt(null, 2), "2024-12")).toBe(`\u001b[2m${row(lines, "2024-12")}\u001b[22m`);
  });

  it("is coloured where the terminal has 256 colours, and has signs where it has sixteen or none", () => {
    expect(row(linesAt(null, 2), "2020-01")).toContain("\u001b[48;5;215m");
    expect(row(linesAt(null, 2), "2020-01")).not.toContain("▒");
    expect(row(linesAt(null, 1), "2020-01")).toContain("79▒");
    expect(linesAt(null, 1).join("\n")).not.toContain("\u001b[48");
  });

  it.each([60, 80, 140])("fits %i columns, in signs and in colours, and says what it leaves out", (width) => {
    for (const level of [0, 2]) {
      const lines = linesAt(width, level, COHORT_VIEWS);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of colours
      const plain = lines.map((line) => line.replace(/\u001b\[[\d;]*m/g, ""));
      expect(Math.max(...plain.map((line) => line.length))).toBeLessThanOrEqual(width);
      const text = plain.join(" ").replace(/\s+/g, " ");
      expect(text).toContain("Not shown: ages between every twelfth month. All of it: --format csv");
    }
  });

  it("shows the newest cohorts on a screen and all of them in a pipe", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      customer: `c${i}`,
      start: `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`,
      mrr: 10,
    }));
    const report = buildCohorts(
      analysisOf({ rows, asOf: "2025-04" }),
      month("2025-04"),
      TOTAL,
      "month",
      ["logos"],
      PROVENANCE,
    );
    const cohorts = (text: string) => text.split("\n").filter((line) => /^\d{4}-\d\d /.test(line));
    expect(cohorts(cohortsTable(report, screenOf(0, null, EN)))).toHaveLength(40);
    const screen = cohortsTable(report, screenOf(0, 80, EN));
    expect(cohorts(screen).map((line) => line.slice(0, 7))).toEqual(
      report.cohorts
        .filter(({ age }) => age === 0)
        .slice(-24)
        .map(({ cohort }) => cohort),
    );
    expect(screen).toContain("Not shown: 16 older cohorts (2022-01 to 2023-04)");
  });

  it("looks like this in colour", async () => {
    const { stdout } = await ue(["cohorts", "--by", "quarter", "--view", "net"], {
      cwd: "fixtures/companies/leaky-bucket",
      isTTY: true,
      columns: 80,
      env: { TERM: "xterm-256color" },
    });
    await expect(stdout).toMatchFileSnapshot("../golden/series/leaky-bucket/cohorts-net-colour.txt");
  });

  it("of one view alone leaves the JSON whole", async () => {
    const cwd = "fixtures/companies/pmf-too-early";
    const [all, one] = await Promise.all(
      [[], ["--view", "gross"]].map(async (flags) =>
        JSON.parse((await ue(["cohorts", ...flags, "--format", "json"], { cwd })).stdout),
      ),
    );
    expect(one).toEqual({ ...all, views: ["gross"] });
  });
});
