import { expect, it } from "vitest";
import { resultIn, totalOf } from "../support/business.ts";

it("the refund rate counts refunds of first-year and of renewal revenue alike", () => {
  const company = totalOf({
    asOf: "2025-06",
    rows: [
      { customer: "ada", start: "2023-01-01", mrr: 100 },
      { customer: "bo", start: "2025-01-01", mrr: 100 },
      { customer: "ada", start: "2025-03-10", amount: 60, kind: "refund" },
      { customer: "bo", start: "2025-04-01", amount: 30, kind: "refund" },
    ],
  });
  // In the year to June: (60 + 30) / (12 x 100 + 6 x 100)
  expect(resultIn(company, "refund-rate").value).toBeCloseTo(0.05, 12);
});
