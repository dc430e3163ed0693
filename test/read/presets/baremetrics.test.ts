import { describe, expect, it } from "vitest";
import { importText } from "../../support/imports.ts";
import { ticks } from "../../support/lines.ts";
import { read } from "../../support/reading.ts";

const text = importText("baremetrics", "baremetrics.csv");

describe("a Baremetrics table", () => {
  it("holds minor units of each row's currency, and counts intervals", async () => {
    const { lines, errors } = await read({ subscriptions: text, currency: "USD", rates: { JPY: "0.01" } });
    expect(errors).toEqual([]);
    expect(lines.map(({ customer, start, end, mrr }) => [customer, start, end, mrr])).toEqual([
      ["c_1", "2024-03-31", "2024-05-04", ticks(50)],
      ["c_2", "2024-01-10", null, ticks(540) / 12],
      ["c_3", "2024-02-01", null, (4 * ticks(12.5)) / 3],
      // 3000 yen have no cents
      ["c_4", "2024-02-01", null, ticks(30)],
    ]);
  });

  it("asks for the interval that it does not know", async () => {
    const fortnights = text.replace("5000,month,1", "5000,week,2");
    const { errors, issues } = await read({ subscriptions: fortnights, currency: "USD", rates: { JPY: "0.01" } });
    expect(errors).toEqual(["s1.csv:2 plan_oid interval-undecided"]);
    expect(issues.find(({ code }) => code === "interval-undecided")?.args.plans).toBe("plan_1 (1)");
  });
});
