import fc from "fast-check";
import { CATEGORIES } from "../../src/domain/cost.ts";
import type { Business, CostRow } from "./business.ts";
import type { Row } from "./lines.ts";

/** Property tests draw the same businesses on every run. */
export const reproducible = { seed: 8, numRuns: 40 };

const ORIGIN = Date.UTC(2022, 10, 1);
const DAYS = 1000;

function isoDay(offset: number): string {
  return new Date(ORIGIN + offset * 86_400_000).toISOString().slice(0, 10);
}

function isoMonth(offset: number): string {
  return new Date(Date.UTC(2022, 10 + offset, 1)).toISOString().slice(0, 7);
}

const length = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 700 }) },
  { weight: 1, arbitrary: fc.constantFrom(28, 30, 31, 59, 365, 366) },
);

/** Days, money and kinds at random; month starts and month ends more often than by chance. */
const row: fc.Arbitrary<Row> = fc
  .record({
    customer: fc.constantFrom("ada", "bo", "cy", "di", "ed"),
    startDay: fc.oneof(fc.integer({ min: 0, max: DAYS }), fc.constantFrom(0, 29, 30, 60, 61, 91, 120, 453, 484)),
    length: fc.option(length, { nil: undefined, freq: 3 }),
    trial: fc.option(fc.integer({ min: -5, max: 60 }), { nil: undefined, freq: 6 }).map((days) => days),
    amount: fc.oneof(
      fc.constantFrom(0, 100, 250.5, 5000),
      fc.integer({ min: 1, max: 999_999 }).map((n) => n / 100),
    ),
    interval: fc.constantFrom(
      "month",
      "month",
      "month",
      "quarter",
      "half_year",
      "year",
      "7m",
      "2_years",
      "week",
      "day",
    ),
    quantity: fc.constantFrom(undefined, undefined, 1, 3, 2.5, 0.125),
    kind: fc.constantFrom(
      ...(["recurring", "recurring", "recurring", "recurring"] as const),
      ...(["usage", "one_off", "value_added", "refund"] as const),
    ),
    segment: fc.constantFrom("", "", "north", "south"),
    channel: fc.constantFrom("", "web", "partner"),
  })
  .map(({ startDay, length: days, trial, ...rest }) => ({
    ...rest,
    start: isoDay(startDay),
    end: days === undefined ? undefined : isoDay(startDay + days),
    trialEnd: trial === undefined ? undefined : isoDay(Math.max(0, startDay + trial)),
  }));

const costRow: fc.Arbitrary<CostRow> = fc
  .record({
    from: fc.integer({ min: -2, max: 34 }),
    months: fc.integer({ min: 0, max: 30 }),
    category: fc.constantFrom(...CATEGORIES),
    amount: fc.integer({ min: -20_000, max: 300_000 }).map((minor) => minor / 100),
    segment: fc.constantFrom("", "", "", "north", "unsold"),
  })
  .map(({ from, months, ...rest }) => ({ ...rest, month: isoMonth(from), until: isoMonth(from + months) }));

export const randomRows = fc.array(row, { minLength: 1, maxLength: 12 });

export const randomBusiness: fc.Arbitrary<Business> = fc.record({
  rows: randomRows,
  costs: fc.array(costRow, { maxLength: 8 }),
  asOf: fc.integer({ min: 0, max: 34 }).map(isoMonth),
  options: fc.record({
    usage: fc.constantFrom("include", "exclude"),
    window: fc.constantFrom(3, 6, 12, 12),
    cacLagMonths: fc.constantFrom(0, 0, 1, 3),
    targetSegments: fc.constantFrom(null, ["north"], []),
  }),
});
