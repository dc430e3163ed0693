import { describe, expect, it } from "vitest";
import { importText } from "../../support/imports.ts";
import { ticks } from "../../support/lines.ts";
import { csv, read } from "../../support/reading.ts";

const invoices = importText("stripe-invoices", "invoices.csv");
const [HEADER = ""] = invoices.split("\n");

describe("a Stripe export of invoices", () => {
  it("becomes a line for each period that was billed, without tax and before balances", async () => {
    const { lines, errors } = await read({ subscriptions: invoices, endDate: null });
    expect(errors).toEqual([]);
    expect(lines.map(({ customer, kind, start, end, mrr, value }) => [customer, kind, start, end, mrr, value])).toEqual(
      [
        ["cus_Ada", "recurring", "2025-01-15", "2025-02-15", ticks(100), ticks(100)],
        // a balance paid 50 of it
        ["cus_Ada", "recurring", "2025-02-15", "2025-03-15", ticks(100), ticks(100)],
        // a discount of 20
        ["cus_Ada", "recurring", "2025-03-15", "2025-04-15", ticks(80), ticks(80)],
        ["cus_Bo", "recurring", "2025-02-01", "2026-02-01", ticks(100), ticks(1200)],
        // no subscription: the day of the invoice
        ["cus_Bo", "one_off", "2025-02-03", null, 0, ticks(300)],
        ["cus_Bo", "refund", "2025-03-03", null, 0, ticks(200)],
        // a period of no length
        ["cus_Cy", "one_off", "2025-03-01", null, 0, ticks(80)],
      ],
    );
  });

  it("keeps the price of a month through a February that lacks the day of renewal", async () => {
    const columns = "Customer,Subscription,Status,Amount Due,Amount Paid,Date (UTC)";
    const period = "Minimum Line Item Period Start (UTC),Maximum Line Item Period End (UTC)";
    const monthly = (day: number) => [
      `cus_${day},sub_${day},paid,90,90,2025-01-${day},2025-01-${day},2025-02-28`,
      `cus_${day},sub_${day},paid,90,90,2025-02-28,2025-02-28,2025-03-${day}`,
      `cus_${day},sub_${day},paid,90,90,2025-03-${day},2025-03-${day},2025-04-${Math.min(day, 30)}`,
    ];
    const { lines, errors } = await read({
      subscriptions: csv(`${columns},${period}`, ...[29, 30, 31].flatMap(monthly)),
      endDate: null,
    });
    expect([errors, lines.map(({ mrr }) => mrr)]).toEqual([[], Array(9).fill(ticks(90))]);
  });

  it("leaves out drafts and void invoices, with their counts", async () => {
    const { issues, files } = await read({ subscriptions: invoices });
    expect(issues.find(({ code }) => code === "rows-left-out")?.args).toEqual({
      count: 2,
      statuses: "void (1), draft (1)",
    });
    expect(files[0]).toMatchObject({ rows: 9, used: 7, excluded: 2 });
  });

  it("says what became of them", async () => {
    const { issues } = await read({ subscriptions: invoices });
    expect(issues.find(({ code }) => code === "invoices-as-lines")?.args).toEqual({
      count: 4,
      oneOff: 2,
      refunds: 1,
      amount: "Total",
      tax: "Tax",
    });
  });

  it("takes the amount due where there is no total, and the tax off that too", async () => {
    const header = HEADER.replace(",Total,", ",Sum,");
    const { lines } = await read({ subscriptions: invoices.replace(HEADER, header) });
    expect(lines[0]!.value).toBe(ticks(100));
    expect(lines[1]!.value).toBe(ticks(50));
  });

  it("leaves an amount that the entry names as it is", async () => {
    const { lines } = await read({ subscriptions: invoices, entry: { columns: new Map([["amount", "Subtotal"]]) } });
    expect(lines.slice(0, 3).map(({ value }) => value)).toEqual([ticks(100), ticks(100), ticks(100)]);
  });

  it("needs the period of each line", async () => {
    const header = HEADER.replace("Minimum Line Item Period Start", "Began").replace("Maximum Line Item Period", "To");
    expect((await read({ subscriptions: csv(header) })).errors).toEqual([
      "s1.csv:1 minimum line item period start (utc) column-missing",
      "s1.csv:1 maximum line item period end (utc) column-missing",
    ]);
    const row = "in_1,A-1,cus_Ada,Ada,sub_1,paid,eur,100,0,0,100,100,100,2025-01-15 09:12,,2025-02-15 09:12";
    expect((await read({ subscriptions: csv(HEADER, row) })).errors).toEqual([
      "s1.csv:2 Minimum Line Item Period Start (UTC) cell-empty",
    ]);
  });

  it("counts an invoice of two exports once, also when it was paid in between", async () => {
    const open = invoices.replaceAll(",paid,", ",open,");
    const { errors, lines, files } = await read({ subscriptions: [open, invoices] });
    expect(errors).toEqual([]);
    expect(lines).toHaveLength(7);
    expect(files[1]).toMatchObject({ rows: 9, used: 0, excluded: 9 });
  });
});
