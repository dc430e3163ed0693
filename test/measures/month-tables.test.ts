import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Month } from "../../src/domain/month.ts";
import { DEFAULT_OPTIONS } from "../../src/domain/options.ts";
import { DIMENSIONS } from "../../src/measures/grouping.ts";
import { bridged, retentionWithout, shortGaps } from "../../src/measures/late-renewals.ts";
import { buildLedger, type Ledger, mrrOf } from "../../src/measures/ledger.ts";
import { monthTables, totalOf } from "../../src/measures/month-tables.ts";
import type { Span } from "../../src/measures/span.ts";
import { month, span } from "../support/business.ts";
import { linesOf, ticks } from "../support/lines.ts";
import { randomRows, reproducible } from "../support/random-business.ts";

const NO_COSTS = { rows: [], coverage: null };
const LAST = month("2025-06");

describe("the total of month tables", () => {
  it("is what the lines give when they are read as one group, whatever the parts", () => {
    fc.assert(
      fc.property(randomRows, fc.constantFrom(...DIMENSIONS), (rows, by) => {
        const ledger = buildLedger(linesOf(rows), "exclude");
        const inputs = { ledger, costs: NO_COSTS, options: DEFAULT_OPTIONS, ticksPerMajorUnit: 72_000 };
        const total = totalOf(monthTables(inputs, LAST, by));
        const asOne = monthTables(inputs, LAST, null);
        expect(total.axis).toEqual(asOne.axis);
        expect(total.columns).toEqual(asOne.columns);
      }),
      reproducible,
    );
  });

  it("stays unknown once it went beyond 2^53, as that of one group does", () => {
    // Each pays 0.7 of 2^53 ticks; together they are beyond it until the second has left.
    const mrr = 87_000_000_000;
    const rows = [
      { customer: "ada", start: "2025-01-01", mrr },
      { customer: "bo", start: "2025-02-01", end: "2025-04-01", mrr, segment: "north" },
    ];
    const ledger = buildLedger(linesOf(rows), "exclude");
    const inputs = { ledger, costs: NO_COSTS, options: DEFAULT_OPTIONS, ticksPerMajorUnit: 72_000 };
    const closing = [...totalOf(monthTables(inputs, LAST, "segment")).columns.closing];
    expect(closing[0]).toBe(mrr * 72_000);
    expect(closing.slice(1).every(Number.isNaN)).toBe(true);
  });

  it("does not know what is new in a month in which that is beyond 2^53, and knows it again after", () => {
    const mrr = 87_000_000_000;
    const rows = [
      { customer: "ada", start: "2025-01-01", end: "2025-02-01", mrr },
      { customer: "bo", start: "2025-01-01", end: "2025-02-01", mrr, segment: "north" },
      { customer: "cy", start: "2025-03-01", mrr: 5, segment: "north" },
    ];
    const ledger = buildLedger(linesOf(rows), "exclude");
    const inputs = { ledger, costs: NO_COSTS, options: DEFAULT_OPTIONS, ticksPerMajorUnit: 72_000 };
    const total = totalOf(monthTables(inputs, LAST, "segment"));
    expect([...total.columns.new]).toEqual([Number.NaN, 0, ticks(5), 0, 0, 0]);
  });
});

/** Month by month and customer by customer. */
function countedIn(ledger: Ledger, asOf: Month, { from, to }: Span) {
  const counted = { opening: 0, closing: 0, events: 0, exposure: 0 };
  for (let customer = 0; customer < ledger.lines.customers.length; customer++) {
    const opening = mrrOf(ledger, customer, asOf - 12);
    counted.opening += opening;
    if (opening > 0) counted.closing += mrrOf(ledger, customer, asOf);
    for (let month = from; month <= to; month++) {
      if (mrrOf(ledger, customer, month - 1) === 0) continue;
      counted.exposure++;
      if (mrrOf(ledger, customer, month) === 0) counted.events++;
    }
  }
  return counted;
}

describe("retention without short gaps", () => {
  it("is that of a ledger of all customers whose late renewals are carried through, some of them already", () => {
    const window = span("2024-07", "2025-06");
    fc.assert(
      fc.property(randomRows, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (rows, days, grace) => {
        const lines = linesOf(rows);
        const gaps = shortGaps(lines, days);
        const renewed = buildLedger(bridged(lines, gaps), "exclude");
        const ledger = buildLedger(bridged(lines, shortGaps(lines, Math.min(grace, days))), "exclude");
        const others = gaps.filter(({ from, to }) => to - from > grace);
        const counted = countedIn(ledger, LAST, window);
        const { opening, closing, events, exposure } = countedIn(renewed, LAST, window);
        expect(retentionWithout(others, counted, ledger, LAST, window)).toEqual({
          ndr: closing / opening,
          churn: events / exposure,
        });
      }),
      reproducible,
    );
  });
});
