import { describe, expect, it } from "vitest";
import { type Business, outcomeOf } from "../support/business.ts";
import type { Row } from "../support/lines.ts";

const asOf = "2025-06";
const shares = (business: Business) =>
  ["multi-year-share", "annual-share", "under-year-share"].map((id) => outcomeOf(business, id));

describe("shares of contract value", () => {
  const rows: Row[] = [
    { customer: "old", start: "2023-01-01", amount: 9999, interval: "3_years" }, // started before the window
    { customer: "ada", start: "2024-07-01", amount: 100, interval: "2_years" },
    { customer: "bo", start: "2024-09-10", amount: 400, interval: "year" },
    { customer: "cy", start: "2025-06-30", amount: 200, interval: "half_year" },
    { customer: "di", start: "2025-01-01", amount: 300, interval: "month" },
    { customer: "ada", start: "2025-01-01", amount: 5000, interval: "year", kind: "usage" },
    { customer: "late", start: "2025-07-01", amount: 9999, interval: "year" },
  ];

  it("are 100, 400 and 200 of the 1000 sold in the window; plans by the month are in none", () => {
    expect(shares({ rows, asOf })).toEqual([0.1, 0.4, 0.2]);
  });
});

describe("off-target-share", () => {
  const rows: Row[] = [
    { customer: "ada", start: "2025-01-01", mrr: 70, segment: "north" },
    { customer: "bo", start: "2025-02-01", mrr: 20, segment: "south" },
    { customer: "cy", start: "2025-03-01", mrr: 10 },
    { customer: "di", start: "2023-01-01", mrr: 900, segment: "south" }, // signed before the window
  ];
  const share = (targetSegments: string[] | null) =>
    outcomeOf({ rows, asOf, options: { targetSegments } }, "off-target-share");

  it("is the share of new MRR outside the targets, customers without a segment included", () => {
    expect(share(["north"])).toBe(0.3); // (20 + 10) / 100
    expect(share(["north", "south"])).toBe(0.1);
    expect(share([])).toBe(1);
    expect(share(["nowhere"])).toBe(1);
  });

  it("has no value without stated targets", () => {
    expect(share(null)).toBe("no-target-segments");
  });
});
