import { describe, expect, it } from "vitest";
import { movementsPage } from "../../src/render/markdown/series-pages.ts";
import { movementsTable } from "../../src/render/table/movements-table.ts";
import { screenOf } from "../../src/render/table/table.ts";
import { EN } from "../../src/render/words/index.ts";
import type { MovementRecord, MovementsReport } from "../../src/report/report.ts";
import { checkReport } from "../support/reports.ts";

/** Three months of a business whose MRR is `size` times a small one's. */
function report(size: number, currency = "CNY"): MovementsReport {
  const months: readonly (readonly number[])[] = [
    [0, 900, 0, 0, 0, 0],
    [900, 100, 0, 50, 20, 30],
    [1000, 0, 10, 0, 0, 10],
  ];
  const movements = months.map(([opening, won, reactivation, expansion, contraction, churned], i): MovementRecord => {
    const net = won! + reactivation! + expansion! - contraction! - churned!;
    return {
      month: `2025-0${i + 1}`,
      by: null,
      group: null,
      opening: opening! * size,
      new: won! * size,
      reactivation: reactivation! * size,
      expansion: expansion! * size,
      contraction: contraction! * size,
      churned: churned! * size,
      closing: (opening! + net) * size,
      customersOpening: 0,
      newCustomers: 0,
      reactivatedCustomers: 0,
      churnedCustomers: 0,
      customersClosing: 1200 + i,
      flashCustomers: 0,
      net: net * size,
    };
  });
  const { asOf, window, costWindow, schemaVersion, definitions } = checkReport();
  const total = { ...movements[2]!, opening: 0, new: 1000 * size, from: "2025-01", to: "2025-03" };
  const envelope = { asOf, window, costWindow, schemaVersion, definitions, currency };
  return { report: "mrr", ...envelope, movements, totals: [total], issues: [], inputs: [] };
}

const linesAt = (width: number | null, size: number, currency?: string) =>
  movementsTable(report(size, currency), screenOf(0, width, EN)).split("\n");

describe("the table of MRR movements", () => {
  it("shows cents of a small business, and a row over all months from the first opening to the last closing", () => {
    const lines = linesAt(100, 0.25);
    expect(lines.find((line) => line.startsWith("2025-02"))).toMatch(
      /^2025-02 +225\.00 +25\.00 +· +12\.50 +-5\.00 +-7\.50 +25\.00 +250\.00 +1,201 {2}█+$/,
    );
    expect(lines.find((line) => line.startsWith("Total"))).toMatch(/^Total +· +250\.00 .* 250\.00 +1,202$/);
  });

  it.each([60, 70, 80, 100, 140])("fits %i columns whatever the size, and shows every month whole", (width) => {
    for (const size of [0.01, 1, 1e3, 1e5, 1e7, 1e9]) {
      const lines = linesAt(width, size, "JPY");
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(lines.filter((line) => /^2025-0\d /.test(line))).toHaveLength(3);
      expect(lines.join("\n")).not.toContain("…");
    }
  });

  it("says so when numbers are rounded to fit, and rounds only then", () => {
    const rounded = linesAt(80, 123_456).join("\n");
    expect(rounded).toContain("Amounts in thousand CNY, rounded.");
    // 900, 100, 50, -20, -30 and 1000 times 123,456
    expect(rounded).toMatch(/2025-02 +111,110 +12,346 +· +6,173 +-2,469 +-3,704 +123,456 /);
    expect(linesAt(null, 1e7).join("\n")).not.toContain("rounded");
    expect(linesAt(140, 1e7).join("\n")).not.toContain("rounded");
  });

  it("keeps an amount that rounds to nothing apart from no amount", () => {
    const small = report(1e7);
    const movements = small.movements.map((record) => ({ ...record, reactivation: record.reactivation && 3 }));
    const text = movementsTable({ ...small, movements }, screenOf(0, 80, EN));
    expect(text).toMatch(/2025-03 +10,000 +· +0 +·/);
  });

  it("draws the closing MRR of the largest month at full width", () => {
    const bars = linesAt(null, 100).flatMap((line) => /^2025.* (\S*[█▏▎▍▌▋▊▉]+)$/.exec(line)?.[1] ?? []);
    expect(bars).toEqual(["██████████▊", "████████████", "████████████"]);
  });
});

describe("movements of thousands of groups in Markdown", () => {
  it("are written, although they are more records than a call has room for arguments", () => {
    const one = report(1);
    const movements = Array.from({ length: 130_000 }, () => one.movements[0]!);
    const page = movementsPage({ ...one, movements, totals: [] }, EN);
    expect(page.split("\n").filter((line) => line.startsWith("| 2025-01 |"))).toHaveLength(130_000);
  });
});
