import { describe, expect, it } from "vitest";
import { importText } from "../../support/imports.ts";
import { ticks } from "../../support/lines.ts";
import { csv, read } from "../../support/reading.ts";

describe("periods of MRR", () => {
  it("hold amounts by the month, up to the day of their end", async () => {
    const { lines, errors, segments } = await read({
      subscriptions: importText("mrr-periods", "mrr.csv"),
      endDate: null,
    });
    expect(errors).toEqual([]);
    expect(lines.map(({ customer, start, end, mrr }) => [customer, start, end, mrr])).toEqual([
      ["A17", "2024-01-01", "2024-07-01", ticks(400)],
      ["A17", "2024-07-01", "2025-02-01", ticks(520)],
      ["A18", "2024-02-10", null, ticks(180)],
      ["A19", "2024-05-01", "2024-05-01", 0],
      ["A20", "2024-06-15", "2026-01-01", ticks(250)],
    ]);
    expect(segments).toEqual({ A17: "retail", A18: "retail", A19: "clinics", A20: "clinics" });
  });

  it("end exclusively, though every end is a month's last day", async () => {
    const rows = ["2024-03-31", "2024-04-30", "2024-05-31"].map((end, i) => `c${i},2024-01-01,${end},10`);
    const { lines } = await read({ subscriptions: csv("customer_id,start_date,end_date,mrr", ...rows), endDate: null });
    expect(lines.map(({ end }) => end)).toEqual(["2024-03-31", "2024-04-30", "2024-05-31"]);
  });

  it.each(["mrr", "monthly_amount", "MRR_Amount"])("may call the amount %s", async (name) => {
    const { lines } = await read({
      subscriptions: csv(`Customer_ID,start_date,end_date,${name}`, "c1,2024-01-01,2024-05-01,10"),
    });
    expect(lines[0]!.mrr).toBe(ticks(10));
  });
});
