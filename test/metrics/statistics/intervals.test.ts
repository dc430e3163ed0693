import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../../../src/domain/interval.ts";
import { effectiveSize, summariseRetention } from "../../../src/measures/retention.ts";
import {
  grrInterval,
  logoRetentionInterval,
  ltvToCacInterval,
  ndrInterval,
  poissonRate,
  pushThrough,
  wilson,
} from "../../../src/metrics/statistics/intervals.ts";

/** "Worked checks" are those of section 8 of the definitions; they were computed in R and in exact fractions. */
function expectBounds(interval: Interval | null, low: number, high: number): void {
  expect(interval?.low).toBeCloseTo(low, 6);
  expect(interval?.high).toBeCloseTo(high, 6);
}

const repeat = <T>(times: number, value: T): T[] => Array.from({ length: times }, () => value);
const reproducible = { seed: 8, numRuns: 300 };
const confidences = fc
  .tuple(fc.double({ min: 0.5, max: 0.999, noNaN: true }), fc.double({ min: 0.5, max: 0.999, noNaN: true }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const cohort = fc
  .array(
    fc.record({
      opening: fc.integer({ min: 1, max: 1e6 }),
      closing: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1e6 })),
      stays: fc.boolean(),
    }),
    { minLength: 2, maxLength: 25 },
  )
  .map((customers) => ({
    openings: customers.map(({ opening }) => opening),
    closings: customers.map(({ opening, closing, stays }) => (stays ? opening : closing)),
  }));

/** Fails unless `outer` reaches at least as far as `inner` on both sides, up to rounding. */
function expectToCover(outer: Interval, inner: Interval): void {
  const slack = 1e-12 * Math.max(1, Math.abs(inner.high));
  expect(outer.low).toBeLessThanOrEqual(inner.low + slack);
  expect(outer.high).toBeGreaterThanOrEqual(inner.high - slack);
}

describe("wilson", () => {
  it.each([
    [0, 20, 0.95, 0, 0.161125],
    [10, 10, 0.95, 0.722467, 1],
    [81, 263, 0.95, 0.255289, 0.36621],
    [45, 50, 0.9, 0.808462, 0.950471],
  ])("of %d out of %d at %d is the worked check", (successes, n, confidence, low, high) => {
    expectBounds(wilson(successes / n, n, confidence), low, high);
  });

  it("ends exactly at 0 when nobody stayed and at 1 when everybody did", () => {
    for (const n of [1, 2.5, 7, 1e6]) {
      expect(wilson(0, n, 0.9).low).toBe(0);
      expect(wilson(1, n, 0.9).high).toBe(1);
    }
  });

  it("states the confidence that it has", () => {
    expect(wilson(0.5, 10, 0.8).confidence).toBe(0.8);
  });

  it("contains the proportion, lies in [0, 1], widens with confidence and narrows with the sample", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 1, max: 1e6, noNaN: true }), confidences, (p, n, [less, more]) => {
        const interval = wilson(p, n, less);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(p);
        expect(interval.high).toBeGreaterThanOrEqual(p);
        expect(interval.high).toBeLessThanOrEqual(1);
        expectToCover(wilson(p, n, more), interval);
        expectToCover(interval, wilson(p, 2 * n, less));
      }),
      reproducible,
    );
  });
});

describe("poissonRate", () => {
  it.each([
    [0, 0, 0.01537],
    [1, 0.000105, 0.023215],
    [5, 0.006765, 0.048618],
  ])("of %d churned customers in 240 customer months at .95 is the worked check", (events, low, high) => {
    expectBounds(poissonRate(events, 240, 0.95), low, high);
  });

  it("starts exactly at 0 without an event, and ends at -ln(a / 2) / exposure", () => {
    expect(poissonRate(0, 240, 0.9).low).toBe(0);
    expect(poissonRate(0, 240, 0.9).high).toBeCloseTo(-Math.log(0.05) / 240, 14);
  });

  it("contains the rate, widens with confidence and scales with the exposure", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 1e6 })),
        fc.double({ min: 1, max: 1e7, noNaN: true }),
        confidences,
        (events, exposure, [less, more]) => {
          const interval = poissonRate(events, exposure, less);
          expect(interval.low).toBeLessThanOrEqual(events / exposure);
          expect(interval.high).toBeGreaterThan(events / exposure);
          expectToCover(poissonRate(events, exposure, more), interval);
          expect(poissonRate(events, 2 * exposure, less).high).toBeCloseTo(interval.high / 2, 10);
        },
      ),
      { ...reproducible, numRuns: 100 },
    );
  });
});

describe("the retention intervals of the worked cohort of eight customers", () => {
  const statistics = summariseRetention([100, 100, 200, 50, 400, 100, 300, 250], [120, 0, 200, 60, 380, 100, 450, 0]);

  it("belong to NDR .873333, GRR .753333 and an effective size of 5.844156", () => {
    expect(statistics.closing / statistics.opening).toBeCloseTo(0.873333, 6);
    expect(statistics.kept / statistics.opening).toBeCloseTo(0.753333, 6);
    expect(effectiveSize(statistics)).toBeCloseTo(5.844156, 6);
  });

  it("rest on a correlation of .320369 between what is kept and what is gained", () => {
    const { keptResidual, gainedResidual, keptGainedResidual } = statistics;
    expect(keptGainedResidual / Math.sqrt(keptResidual * gainedResidual)).toBeCloseTo(0.320369, 6);
  });

  it("are (.363383, .942332) for GRR", () => expectBounds(grrInterval(statistics, 0.95), 0.363383, 0.942332));

  it("are, for NDR, the linear (.307014, 1.439653), which covers the MOVER interval (.430114, 1.225076)", () =>
    expectBounds(ndrInterval(statistics, 0.95), 0.307014, 1.439653));

  it("are, for logo retention, Wilson's for six of eight", () => {
    expect(logoRetentionInterval(statistics, 0.95)).toEqual(wilson(0.75, 8, 0.95));
  });
});

describe("the retention intervals of forty customers of 100, ten of whom expand", () => {
  const statistics = summariseRetention(repeat(40, 100), [
    ...repeat(10, 150),
    ...repeat(24, 100),
    ...repeat(2, 50),
    ...repeat(4, 0),
  ]);

  it("belong to NDR 1, GRR .875 and logo retention .90", () => {
    expect(statistics.closing / statistics.opening).toBe(1);
    expect(statistics.kept / statistics.opening).toBe(0.875);
    expect(statistics.retainedCustomers / statistics.customers).toBe(0.9);
  });

  it("are (.738879, .945405) for GRR", () => expectBounds(grrInterval(statistics, 0.95), 0.738879, 0.945405));

  it("are (.833048, 1.135493) for NDR", () => expectBounds(ndrInterval(statistics, 0.95), 0.833048, 1.135493));
});

describe("ndrInterval", () => {
  it("reaches down to .763869, where the linear interval stops short, when one of twenty customers is lost", () => {
    // worked check: NDR .95; envelope (.763869, 1.054651)
    const statistics = summariseRetention(repeat(20, 100), [...repeat(19, 100), 0]);
    expectBounds(ndrInterval(statistics, 0.95), 0.763869, 1.054651);
  });

  it("takes off no more of a gain than there was", () => {
    // One of twenty pays 110: the gain of .005 spreads by t x sqrt(20 / 19 x 95) / 2000 = .0086, further than itself.
    const statistics = summariseRetention(repeat(20, 100), [110, ...repeat(19, 100)]);
    const z = 1.6448536269514722;
    const below = Math.hypot(1 - 20 / (20 + z * z), 0.005);
    expect(ndrInterval(statistics, 0.9)!.low).toBeCloseTo(1.005 - below, 12);
  });

  it("is null for one customer, who says nothing about the spread", () => {
    expect(ndrInterval(summariseRetention([100], [90]), 0.9)).toBeNull();
  });

  it("has GRR's lower bound when nobody changed anything, rather than no width at all", () => {
    const statistics = summariseRetention([100, 200, 300], [100, 200, 300]);
    expectBounds(ndrInterval(statistics, 0.9), grrInterval(statistics, 0.9).low, 1);
  });

  it("has GRR's upper bound, above 0, when everybody left", () => {
    const statistics = summariseRetention([100, 200, 300], [0, 0, 0]);
    expectBounds(ndrInterval(statistics, 0.9), 0, grrInterval(statistics, 0.9).high);
    expect(ndrInterval(statistics, 0.9)?.low).toBe(0);
  });
});

describe("the retention intervals", () => {
  it("contain the point value and widen with confidence", () => {
    fc.assert(
      fc.property(cohort, confidences, ({ openings, closings }, [less, more]) => {
        const statistics = summariseRetention(openings, closings);
        const points = [
          [ndrInterval, statistics.closing / statistics.opening],
          [grrInterval, statistics.kept / statistics.opening],
          [logoRetentionInterval, statistics.retainedCustomers / statistics.customers],
        ] as const;
        for (const [interval, point] of points) {
          const narrow = interval(statistics, less)!;
          expect(narrow.low).toBeGreaterThanOrEqual(0);
          expect(narrow.low).toBeLessThanOrEqual(point);
          expect(narrow.high).toBeGreaterThanOrEqual(point);
          expect(narrow.high).toBeLessThan(Number.POSITIVE_INFINITY);
          expectToCover(interval(statistics, more)!, narrow);
        }
      }),
      reproducible,
    );
  });

  it("do not depend on the unit of money", () => {
    fc.assert(
      fc.property(cohort, fc.constantFrom(3, 720, 0.01), ({ openings, closings }, factor) => {
        const scale = (amounts: number[]) => amounts.map((amount) => amount * factor);
        for (const interval of [ndrInterval, grrInterval, logoRetentionInterval]) {
          const plain = interval(summariseRetention(openings, closings), 0.9)!;
          const scaled = interval(summariseRetention(scale(openings), scale(closings)), 0.9)!;
          expect(Math.abs(scaled.low - plain.low)).toBeLessThan(1e-9 * Math.max(1, plain.high));
          expect(Math.abs(scaled.high - plain.high)).toBeLessThan(1e-9 * Math.max(1, plain.high));
        }
      }),
      reproducible,
    );
  });

  it("never widen when every customer is doubled", () => {
    fc.assert(
      fc.property(cohort, ({ openings, closings }) => {
        const once = summariseRetention(openings, closings);
        const twice = summariseRetention([...openings, ...openings], [...closings, ...closings]);
        for (const interval of [ndrInterval, grrInterval, logoRetentionInterval]) {
          expectToCover(interval(once, 0.9)!, interval(twice, 0.9)!);
        }
      }),
      reproducible,
    );
  });
});

describe("ltvToCacInterval", () => {
  const evidence = {
    ratio: (100 * 0.8) / 0.03 / 1000,
    ltvLowToCac: 1.6,
    churnEvents: 12,
    atCeiling: false,
    customers: 40,
    coefficientOfVariation: 0.6,
    newCustomers: 40,
    confidence: 0.95,
  };

  it("is (1.362695, 5.218419) about 2.666667 in the worked check: variance 1/12 + .36/40 + 1/40", () => {
    expectBounds(ltvToCacInterval(evidence), 1.362695, 5.218419);
  });

  it("takes churn from the lower lifetime value at the ceiling: 1.6 / f and 2.88 f, f = exp(z sqrt(.36/40 + 1/40))", () => {
    // computed in R
    const interval = ltvToCacInterval({ ...evidence, ratio: 2.88, atCeiling: true, confidence: 0.9 });
    expectBounds(interval, 1.181408778503721, 3.900428102317075);
  });

  it("is finite at the ceiling without any churn event", () => {
    const interval = ltvToCacInterval({ ...evidence, churnEvents: 0, atCeiling: true });
    expect(Number.isFinite(interval.low) && Number.isFinite(interval.high)).toBe(true);
  });

  it("stays sorted and below 0 when each customer loses money", () => {
    const interval = ltvToCacInterval({ ...evidence, ratio: -evidence.ratio });
    expectBounds(interval, -5.218419, -1.362695);
  });

  it("contains the ratio and widens with confidence", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 50, noNaN: true }),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        confidences,
        (ratio, churnEvents, newCustomers, [less, more]) => {
          const interval = ltvToCacInterval({ ...evidence, ratio, churnEvents, newCustomers, confidence: less });
          expect(interval.low).toBeLessThanOrEqual(ratio);
          expect(interval.high).toBeGreaterThanOrEqual(ratio);
          const wider = ltvToCacInterval({ ...evidence, ratio, churnEvents, newCustomers, confidence: more });
          expectToCover(wider, interval);
        },
      ),
      reproducible,
    );
  });
});

describe("pushThrough", () => {
  it("sorts the bounds when the formula falls: churn of .02 to .05 is a lifetime value of 80 / .05 to 80 / .02", () => {
    const churn = { low: 0.02, high: 0.05, confidence: 0.9 };
    expect(pushThrough(churn, (rate) => 80 / rate)).toEqual({ low: 80 / 0.05, high: 80 / 0.02, confidence: 0.9 });
  });

  it("keeps the order when the formula rises", () => {
    expect(pushThrough({ low: 1, high: 2, confidence: 0.8 }, (x) => 3 * x)).toEqual({
      low: 3,
      high: 6,
      confidence: 0.8,
    });
  });
});
