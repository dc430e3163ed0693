import { describe, expect, it } from "vitest";
import type { Entry } from "../../src/read/entry.ts";
import { type Business, outcomeOf } from "../support/business.ts";
import { importText } from "../support/imports.ts";
import { csv, read } from "../support/reading.ts";

const MAPPED: Partial<Entry> = { columns: new Map([["customer_id", "Client"]]) };
const HEADER = "Client,start_date,end_date,amount";
const OLD = "ada,2023-01-01,,100";
const NEW = "bo,2025-01-01,,100";
const LEFT = "cy,2023-05-01,2024-05-01,100";

async function verdict(rows: readonly string[], entry: Partial<Entry> = MAPPED, header = HEADER) {
  const { survivorsOnly, warnings, errors } = await read({ subscriptions: csv(header, ...rows), entry });
  expect(errors).toEqual([]);
  return { survivorsOnly, warnings };
}

describe("a mapped file in which nobody ever left", () => {
  it("says nothing of churn when it goes back more than six months", async () => {
    expect(await verdict([OLD, NEW])).toEqual({ survivorsOnly: true, warnings: ["s1.csv no-ended-subscriptions"] });
    const within = ["ada,2024-12-01,,100", "bo,2025-06-01,,100"];
    expect(await verdict(within)).toEqual({ survivorsOnly: false, warnings: [] });
  });

  it("says nothing of churn when it has no end dates at all", async () => {
    const rows = ["ada,2025-01-01,100", "bo,2025-02-01,100"];
    expect(await verdict(rows, MAPPED, "Client,start_date,amount")).toMatchObject({ survivorsOnly: true });
  });

  it("is believed once anybody has an end, also in the future", async () => {
    expect(await verdict([OLD, NEW, LEFT])).toEqual({ survivorsOnly: false, warnings: [] });
    expect(await verdict([OLD, "bo,2025-01-01,2199-01-01,100"])).toEqual({ survivorsOnly: false, warnings: [] });
  });

  it("is believed with `history: complete`", async () => {
    expect(await verdict([OLD, NEW], { ...MAPPED, history: "complete" })).toEqual({
      survivorsOnly: false,
      warnings: [],
    });
  });

  it("is also a Stripe export of live subscriptions", async () => {
    const { survivorsOnly } = await read({ subscriptions: importText("stripe-live-only", "subscriptions.csv") });
    expect(survivorsOnly).toBe(true);
  });

  it("is completed by a file of the same kind with those who left, not by canonical lines", async () => {
    const live = csv(HEADER, OLD, NEW);
    const two = await read({ subscriptions: [live, csv(HEADER, LEFT)], entry: MAPPED });
    expect(two.survivorsOnly).toBe(false);
    const canonical = csv("customer_id,start_date,end_date,amount", LEFT);
    const mixed = await read({ subscriptions: [live, canonical], entry: [MAPPED, {}] });
    expect(mixed.survivorsOnly).toBe(true);
  });
});

describe("a canonical file in which nobody ever left", () => {
  it("computes, with a warning", async () => {
    const header = "customer_id,start_date,end_date,amount";
    expect(await verdict([OLD, NEW], {}, header)).toEqual({
      survivorsOnly: false,
      warnings: ["s1.csv end_date no-ended-line"],
    });
  });

  it("needs no warning with `history: complete`", async () => {
    const header = "customer_id,start_date,end_date,amount";
    expect((await verdict([OLD, NEW], { history: "complete" }, header)).warnings).toEqual([]);
  });
});

describe("without those who left", () => {
  const business: Business = {
    rows: [
      { customer: "ada", start: "2023-01-01", mrr: 100 },
      { customer: "bo", start: "2025-01-01", mrr: 100 },
    ],
    costs: [{ month: "2024-07", until: "2025-06", category: "sales", amount: 10 }],
    asOf: "2025-06",
    survivorsOnly: true,
  };

  it.each([
    "churned-customers",
    "churned-mrr",
    "ndr",
    "grr",
    "logo-retention",
    "customer-churn-rate",
    "mrr-churn-rate",
    "net-new-mrr",
    "quick-ratio",
    "arr-ceiling",
    "ltv",
    "ltv-uncapped",
    "ltv-to-cac",
    "ltv-to-cac-uncapped",
    "cac-payback-months-after-churn",
    "first-year-contribution",
  ])("%s has no value", (id) => {
    expect(outcomeOf(business, id)).toBe("survivorship");
    expect(outcomeOf({ ...business, survivorsOnly: false }, id)).not.toBe("survivorship");
  });

  it.each(["mrr", "customers", "arpa", "new-customers", "cac", "cac-payback-months"])("%s has one", (id) => {
    expect(outcomeOf(business, id)).toBeTypeOf("number");
  });

  it("a history that is too short comes first", () => {
    const young = { ...business, rows: [{ customer: "bo", start: "2025-05-01", mrr: 100 }] };
    expect(outcomeOf(young, "ndr")).toBe("short-history");
    expect(outcomeOf(young, "customer-churn-rate")).toBe("short-history");
    expect(outcomeOf(young, "churned-mrr")).toBe("survivorship");
  });
});
