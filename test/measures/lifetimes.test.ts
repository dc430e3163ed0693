import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CohortLosses, expectedLossesBefore, firstLoss, riskTable } from "../../src/measures/lifetimes.ts";

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
