import { describe, expect, it } from "vitest";
import { between, firstRecord, missing, value } from "./company.ts";

const NDR = { id: "g", metric: "ndr", min: 0.8 };
const STRICT = { settings: { strict: true } };

describe("thin data", () => {
  it("leaves a gate undecided below five customers, whatever the value", () => {
    const thin = { outcome: "inconclusive", reason: "thin-data", close: false };
    expect(firstRecord([NDR], { ndr: value(9, { n: 4 }) })).toMatchObject({ ...thin, value: 9, n: 4 });
    expect(firstRecord([NDR], { ndr: value(0, { n: 4.99 }) })).toMatchObject(thin);
    expect(firstRecord([NDR], { ndr: value(9, { n: 5 }) })).toMatchObject({ outcome: "pass", reason: null });
  });

  it("counts customers as if they were equally large: below three is too few", () => {
    expect(firstRecord([NDR], { ndr: value(1, { n: 50, effectiveSize: 2.99 }) }).reason).toBe("thin-data");
    expect(firstRecord([NDR], { ndr: value(1, { n: 50, effectiveSize: 3 }) }).outcome).toBe("pass");
  });

  it("leaves a gate undecided below min_customers only where the interval contains the threshold", () => {
    const wide = between(0.7, 1);
    const narrow = between(0.85, 1);
    expect(firstRecord([NDR], { ndr: value(0.9, { n: 19, interval: wide }) }).reason).toBe("thin-data");
    expect(firstRecord([NDR], { ndr: value(0.9, { n: 19, interval: narrow }) }).outcome).toBe("pass");
    expect(firstRecord([NDR], { ndr: value(0.9, { n: 19 }) }).outcome).toBe("pass");
    expect(firstRecord([NDR], { ndr: value(0.9, { n: 20, interval: wide }) }).outcome).toBe("pass");
    const lenient = { settings: { minCustomers: 10 } };
    expect(firstRecord([NDR], { ndr: value(0.9, { n: 19, interval: wide }) }, lenient).outcome).toBe("pass");
  });

  it("does not hold for a metric without a sample size", () => {
    expect(firstRecord([{ id: "g", metric: "customers", min: 1 }], { customers: value(1) }).outcome).toBe("pass");
  });
});

describe("close", () => {
  it("marks a pass or a fail whose interval contains the threshold, ends included", () => {
    expect(firstRecord([NDR], { ndr: value(0.9, { n: 30, interval: between(0.8, 1) }) })).toMatchObject({
      outcome: "pass",
      close: true,
    });
    expect(firstRecord([NDR], { ndr: value(0.7, { n: 30, interval: between(0.6, 0.9) }) })).toMatchObject({
      outcome: "fail",
      close: true,
    });
    expect(firstRecord([NDR], { ndr: value(0.9, { n: 30, interval: between(0.81, 1) }) }).close).toBe(false);
  });
});

describe("--strict", () => {
  it.each([
    [">=", { min: 0.8 }, between(0.8, 1), "pass"],
    [">=", { min: 0.8 }, between(0.79, 1), "inconclusive"],
    [">=", { min: 0.8 }, between(0.6, 0.79), "fail"],
    [">=", { min: 0.8 }, between(0.6, 0.8), "inconclusive"],
    [">", { above: 0.8 }, between(0.8, 1), "inconclusive"],
    [">", { above: 0.8 }, between(0.6, 0.8), "fail"],
    ["<=", { max: 0.8 }, between(0.6, 0.8), "pass"],
    ["<=", { max: 0.8 }, between(0.81, 0.9), "fail"],
    ["<", { below: 0.8 }, between(0.6, 0.8), "inconclusive"],
    ["<", { below: 0.8 }, between(0.8, 0.9), "fail"],
  ])(
    "passes %s only if all of the interval passes, and fails only if all of it fails",
    (_, bound, interval, outcome) => {
      const middle = (interval!.low + interval!.high) / 2;
      const record = firstRecord(
        [{ id: "g", metric: "ndr", ...bound }],
        { ndr: value(middle, { n: 30, interval }) },
        STRICT,
      );
      const reason = outcome === "inconclusive" ? "interval-contains-threshold" : null;
      expect(record).toMatchObject({ outcome, reason, value: middle, n: 30 });
      if (outcome === "inconclusive") expect(record.close).toBe(false);
    },
  );

  it("decides a metric without an interval by its value", () => {
    expect(firstRecord([NDR], { ndr: value(0.8, { n: 30 }) }, STRICT).outcome).toBe("pass");
  });

  it("comes after the rules on thin data", () => {
    const thin = { ndr: value(0.9, { n: 4, interval: between(0.85, 1) }) };
    expect(firstRecord([NDR], thin, STRICT).reason).toBe("thin-data");
    const few = { ndr: value(0.9, { n: 19, interval: between(0.7, 1) }) };
    expect(firstRecord([NDR], few, STRICT).reason).toBe("thin-data");
  });
});

describe("when_undefined", () => {
  it.each([
    ["inconclusive", "inconclusive"],
    ["fail", "fail"],
    ["skip", "skipped"],
  ] as const)("%s holds for every reason", (when_undefined, outcome) => {
    const record = firstRecord([{ ...NDR, when_undefined }], { ndr: missing("no-opening-mrr") });
    expect(record).toMatchObject({ outcome, reason: "no-opening-mrr", value: null });
  });

  it("as a map speaks for the reasons that it names; the others are inconclusive", () => {
    const gate = { id: "g", metric: "subsidy-cover", max: 1, when_undefined: { "no-renewal-profit": "fail" } } as const;
    expect(firstRecord([gate], { "subsidy-cover": missing("no-renewal-profit") }).outcome).toBe("fail");
    expect(firstRecord([gate], { "subsidy-cover": missing("no-costs") }).outcome).toBe("inconclusive");
  });

  it("as a map may give a default for the others", () => {
    const gate = { ...NDR, when_undefined: { "short-history": "fail", default: "skip" } } as const;
    expect(firstRecord([gate], { ndr: missing("short-history") }).outcome).toBe("fail");
    expect(firstRecord([gate], { ndr: missing("no-opening-mrr") }).outcome).toBe("skipped");
  });
});

describe("never-pays-back", () => {
  const company = { "cac-payback-months": missing("never-pays-back") };
  const outcomeOf = (gate: object) =>
    firstRecord([{ id: "g", metric: "cac-payback-months", ...gate }], company).outcome;

  it("fails a gate that limits payback from above, even where other missing values are skipped", () => {
    expect(outcomeOf({ max: 12 })).toBe("fail");
    expect(outcomeOf({ below: 12 })).toBe("fail");
    expect(outcomeOf({ max: 12, when_undefined: "skip" })).toBe("fail");
    expect(outcomeOf({ max: 12, when_undefined: { "no-costs": "skip", default: "skip" } })).toBe("fail");
  });

  it("is what a map that names it says", () => {
    expect(outcomeOf({ max: 12, when_undefined: { "never-pays-back": "inconclusive" } })).toBe("inconclusive");
    expect(outcomeOf({ below: 12, when_undefined: { "never-pays-back": "skip", default: "fail" } })).toBe("skipped");
  });

  it("is like any other reason for a gate that limits from below", () => {
    expect(outcomeOf({ min: 12 })).toBe("inconclusive");
    expect(outcomeOf({ above: 12, when_undefined: "skip" })).toBe("skipped");
  });
});
