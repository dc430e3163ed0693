import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HANDBOOK_TIERS } from "../../src/domain/options.ts";
import { groupingBy, onlyGroup, totalGrouping } from "../../src/measures/grouping.ts";
import { buildLedger } from "../../src/measures/ledger.ts";
import {
  type CohortLosses,
  expectedLossesBefore,
  firstLoss,
  lifetimesOf,
  riskTable,
} from "../../src/measures/lifetimes.ts";
import { costsFrom, month } from "../support/business.ts";
import { linesOf, type Row, ticks } from "../support/lines.ts";

const AS_OF = 600;

/** A customer by its first paid month and the tenure at which it was lost; null: it still pays. */
interface Life {
  readonly born: number;
  readonly lost: number | null;
}

function cohortsOf(lives: readonly Life[]): CohortLosses[] {
  return [...new Set(lives.map(({ born }) => born))].map((cohort) => {
    const mine = lives.filter(({ born }) => born === cohort);
    const lost = Array.from({ length: AS_OF - cohort }, (_, i) => mine.filter((life) => life.lost === i + 1).length);
    return { cohort, members: mine.length, lost };
  });
}

const life = fc.integer({ min: 1, max: 40 }).chain((age) =>
  fc.record({
    born: fc.constant(AS_OF - age),
    lost: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: age })),
  }),
);

describe("the risk table", () => {
  it("counts customers with entry < t <= exit, and losses at t, one by one", () => {
    fc.assert(
      fc.property(
        fc.array(life, { minLength: 1, maxLength: 60 }),
        fc.option(fc.integer({ min: AS_OF - 45, max: AS_OF })),
        (lives, observedFrom) => {
          const { atRisk, lost } = riskTable(cohortsOf(lives), AS_OF, observedFrom);
          const seen = lives
            .map(({ born, lost }) => ({
              entry: observedFrom === null ? 0 : Math.max(0, observedFrom - 1 - born),
              exit: lost ?? AS_OF - born,
              lost: lost !== null,
            }))
            .filter(({ entry, exit, lost }) => !(lost && exit <= entry));
          for (let t = 1; t <= atRisk.length; t++) {
            expect(atRisk[t - 1]).toBe(seen.filter(({ entry, exit }) => entry < t && t <= exit).length);
            expect(lost[t - 1]).toBe(seen.filter((each) => each.lost && each.exit === t && each.entry < t).length);
          }
        },
      ),
      { seed: 11, numRuns: 100 },
    );
  });

  it("in steps of a year leaves out cohorts that have not faced the renewal, those lost early too", () => {
    // lost after 7 months: at the first renewal for the old cohort, not yet countable for the one of 9 months
    const old = { born: AS_OF - 30, lost: 7 };
    const young = { born: AS_OF - 9, lost: 7 };
    const stays = { born: AS_OF - 30, lost: null };
    expect(riskTable(cohortsOf([old, young, stays]), AS_OF, null, 12)).toEqual({ atRisk: [2, 1], lost: [1, 0] });
  });
});

describe("losses before the file begins to tell of them", () => {
  it("are expected from the chances of leaving at each age seen later", () => {
    // from month 590 on: 100 customers of age 20 lose 10 in their 21st month; those of age 20 before it lost none
    const cohorts = [
      { cohort: 569, members: 100, lost: [...new Array(20).fill(0), 10, ...new Array(10).fill(0)] },
      { cohort: 560, members: 50, lost: new Array(40).fill(0) },
    ];
    expect(firstLoss(cohorts)).toBe(590);
    // the older cohort was 29 months old by then, and had faced its 21st month unseen: 50 x 10 / 100
    expect(expectedLossesBefore(cohorts, AS_OF, 590)).toBeCloseTo(5, 12);
  });

  it("are none where nobody was old enough to leave", () => {
    const yearly = [570, 574, 578].map((cohort) => ({
      cohort,
      members: 100,
      lost: Array.from({ length: AS_OF - cohort }, (_, i) => (i === 11 ? 20 : 0)),
    }));
    expect(expectedLossesBefore(yearly, AS_OF, firstLoss(yearly)!)).toBe(0);
    expect(firstLoss([{ cohort: 590, members: 5, lost: [0, 0] }])).toBeNull();
  });
});

describe("lives", () => {
  const start = "2024-01-10";
  const rows: Row[] = [
    { customer: "stays", start, mrr: 10, interval: "month" },
    { customer: "left", start, end: "2024-04-10", mrr: 10 },
    { customer: "back", start, end: "2024-04-10", mrr: 10 },
    { customer: "back", start: "2024-06-10", end: "2024-08-10", mrr: 10 },
    { customer: "shrank", start, end: "2024-03-10", mrr: 10 },
    { customer: "shrank", start: "2024-03-10", end: "2024-09-10", mrr: 4 },
    { customer: "young", start: "2024-11-10", amount: 120, interval: "year", segment: "north" },
    { customer: "unborn", start: "2025-01-10", mrr: 10 },
    { customer: "free", start, mrr: 0 },
  ];
  const ledger = buildLedger(linesOf(rows), "exclude");
  const total = (asOf: string, only: readonly Row[] = rows) => {
    const own = buildLedger(linesOf(only), "exclude");
    return lifetimesOf(own, totalGrouping(own), month(asOf))[0]!;
  };

  it("begin with the first month end above 0 and end with the first at 0, whatever comes later", () => {
    const { cohorts, returned } = total("2024-12");
    expect(cohorts).toEqual([
      // at 0 after 3 months: left and back; after 8: shrank
      { cohort: month("2024-01"), members: 4, lost: [0, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0] },
      { cohort: month("2024-11"), members: 1, lost: [0] },
    ]);
    expect(returned).toBe(1);
  });

  it("know nothing after as-of: neither a loss nor a return", () => {
    expect(total("2024-03").cohorts).toEqual([{ cohort: month("2024-01"), members: 4, lost: [0, 0] }]);
    expect(total("2024-04").cohorts[0]!.lost).toEqual([0, 0, 2]);
    expect([total("2024-05").returned, total("2024-06").returned]).toEqual([0, 1]);
  });

  it("are in order of their first month, whatever the order of the customers", () => {
    expect(total("2024-12", [...rows].reverse()).cohorts.map(({ cohort }) => cohort)).toEqual([
      month("2024-01"),
      month("2024-11"),
    ]);
  });

  it("begin with a kind of contract, of the first line that counts", () => {
    const line = (customer: string, interval: string, more: Partial<Row> = {}): Row => ({
      ...{ customer, start, amount: 120, interval, ...more },
    });
    const { contracts } = total("2024-12", [
      line("a", "year"),
      line("b", "2_years"),
      line("c", "half_year"),
      line("d", "month"),
      line("e", "year", { kind: "one_off", interval: undefined }),
      line("e", "half_year", { start: "2024-02-10" }),
    ]);
    expect(contracts).toEqual({ annual: 1, "multi-year": 1, "under-year": 2, shorter: 1 });
  });

  it("are counted in their own group, and in no other", () => {
    const grouping = groupingBy("segment", ledger, costsFrom([]), HANDBOOK_TIERS, ticks(1), month("2024-12"));
    const [none, north] = lifetimesOf(ledger, grouping, month("2024-12"));
    expect([none!.contracts.shorter, north!.contracts.annual]).toEqual([4, 1]);
    const only = lifetimesOf(ledger, onlyGroup(grouping, "north"), month("2024-12"));
    expect(only).toEqual([north]);
  });
});

describe("losses before a month", () => {
  it("are expected by those seen from it on, for everybody who was there before", () => {
    // 20 of age 4 lose 5 at tenure 3 within sight; 12 of age 12 had nine months behind them, tenure 3 among them
    const cohorts = [
      { cohort: AS_OF - 4, members: 20, lost: [0, 0, 5, 0] },
      { cohort: AS_OF - 12, members: 12, lost: new Array<number>(12).fill(0) },
    ];
    expect(expectedLossesBefore(cohorts, AS_OF, AS_OF - 2)).toBeCloseTo(12 * (5 / 20), 12);
    expect(firstLoss(cohorts)).toBe(AS_OF - 1);
    expect(firstLoss(cohorts.slice(1))).toBeNull();
  });
});
