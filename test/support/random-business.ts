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

/** The days from the first one to a date. */
function offsetOf(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - ORIGIN) / 86_400_000;
}

/** First and last days of months, and both ends of a leap day. */
const EDGES = [
  ...["2022-11-01", "2022-11-30", "2022-12-01", "2023-01-01", "2023-01-31", "2023-03-01", "2023-03-31"],
  ...["2023-02-28", "2024-01-31", "2024-02-28", "2024-02-29", "2024-03-01", "2024-12-31"],
].map(offsetOf);

const startDay = fc.oneof(fc.integer({ min: 0, max: DAYS }), fc.constantFrom(...EDGES));

const length = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 700 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 28, 30, 31, 59, 365, 366) },
);

const interval = fc.constantFrom(
  ...["month", "month", "month", "quarter", "half_year", "year", "7m", "2_years", "week", "day", "term"],
);

/** Days, money and kinds at random; month starts and month ends more often than by chance. */
const row: fc.Arbitrary<Row> = fc
  .record({
    customer: fc.constantFrom("ada", "bo", "cy", "di", "ed"),
    startDay,
    length: fc.option(length, { nil: undefined, freq: 3 }),
    trial: fc.option(fc.integer({ min: -5, max: 60 }), { nil: undefined, freq: 6 }),
    amount: fc.oneof(
      fc.constantFrom(0, 100, 250.5, 5000),
      fc.integer({ min: 1, max: 999_999 }).map((n) => n / 100),
    ),
    interval,
    quantity: fc.constantFrom(undefined, undefined, 1, 3, 2.5, 0.125),
    kind: fc.constantFrom(
      ...(["recurring", "recurring", "recurring", "recurring"] as const),
      ...(["usage", "one_off", "value_added", "refund"] as const),
    ),
    segment: fc.constantFrom("", "", "north", "south"),
    channel: fc.constantFrom("", "web", "partner"),
  })
  .map(({ startDay: from, length: days, trial, interval: covers, ...rest }) => ({
    ...rest,
    start: isoDay(from),
    end: days === undefined ? undefined : isoDay(from + days),
    // a term without an end has no length
    interval: covers === "term" && days === undefined ? "month" : covers,
    trialEnd: trial === undefined ? undefined : isoDay(Math.max(0, from + trial)),
  }));

/** One customer's contracts one after another: changed on the day, after a day without, or after a long while. */
const renewals: fc.Arbitrary<readonly Row[]> = fc
  .record({
    customer: fc.constantFrom("ada", "bo", "fi", "gus"),
    startDay: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom(...EDGES)),
    interval: fc.constantFrom("month", "quarter", "year"),
    isOpen: fc.boolean(),
    contracts: fc.array(
      fc.record({
        length: fc.constantFrom(28, 30, 31, 61, 92, 181, 182, 365, 366),
        gap: fc.constantFrom(0, 0, 0, 1, 3, 35, 100, 400),
        amount: fc.constantFrom(0, 60, 120, 120, 199.99, 1200),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    segment: fc.constantFrom("", "north"),
  })
  .map(({ startDay: from, contracts, isOpen, ...rest }) => {
    let next = from;
    return contracts.map(({ length: days, gap, amount }, i) => {
      const start = isoDay(next);
      const end = isOpen && i === contracts.length - 1 ? undefined : isoDay(next + days);
      next += days + gap;
      return { ...rest, start, end, amount };
    });
  });

const costRow: fc.Arbitrary<CostRow> = fc
  .record({
    from: fc.integer({ min: -2, max: 34 }),
    months: fc.integer({ min: 0, max: 30 }),
    category: fc.constantFrom(...CATEGORIES),
    amount: fc.integer({ min: -20_000, max: 300_000 }).map((minor) => minor / 100),
    segment: fc.constantFrom("", "", "", "north", "unsold"),
  })
  .map(({ from, months, ...rest }) => ({ ...rest, month: isoMonth(from), until: isoMonth(from + months) }));

export const randomRows: fc.Arbitrary<Row[]> = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 10 }), fc.array(renewals, { maxLength: 3 }))
  .map(([rows, contracts]) => [...rows, ...contracts.flat()]);

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
