import { describe, expect, it } from "vitest";
import { importText } from "../../support/imports.ts";
import { ticks } from "../../support/lines.ts";
import { csv, read } from "../../support/reading.ts";

const HEADER =
  "id,Customer ID,Plan,Quantity,Currency,Interval,Amount,Status,Start Date (UTC),Current Period Start (UTC),Current Period End (UTC),Trial End (UTC),Canceled At (UTC),Ended At (UTC)";

interface Sub {
  readonly id?: string;
  readonly customer?: string;
  readonly plan?: string;
  readonly quantity?: string;
  readonly interval?: string;
  readonly amount?: string;
  readonly status?: string;
  readonly start?: string;
  readonly period?: readonly [string, string] | null;
  readonly trialEnd?: string;
  readonly canceled?: string;
  readonly ended?: string;
}

let next = 0;
function sub(given: Sub): string {
  const { plan = "Team", quantity = "1", interval = "month", amount = "60.00", status = "active" } = given;
  const { id = `sub_${++next}`, customer = `cus_${next}`, start = "2024-01-10 08:00" } = given;
  const [from, to] = given.period === null ? ["", ""] : (given.period ?? ["2025-06-10 08:00", "2025-07-10 08:00"]);
  const { trialEnd = "", canceled = "", ended = "" } = given;
  return [
    id,
    customer,
    plan,
    quantity,
    "eur",
    interval,
    amount,
    status,
    start,
    from,
    to,
    trialEnd,
    canceled,
    ended,
  ].join();
}

async function mrrOf(...subs: readonly Sub[]): Promise<number[]> {
  const { errors, lines } = await read({ subscriptions: csv(HEADER, ...subs.map(sub)) });
  expect(errors).toEqual([]);
  return lines.map(({ mrr }) => mrr);
}

async function issueOf(code: string, ...subs: readonly Sub[]) {
  const { issues } = await read({ subscriptions: csv(HEADER, ...subs.map(sub)) });
  return issues.find((issue) => issue.code === code);
}

describe("a Stripe export of subscriptions", () => {
  it("is read from its own columns, in major units, by its own periods", async () => {
    const reading = await read({ subscriptions: importText("stripe-subscriptions", "subscriptions.csv") });
    expect(reading.errors).toEqual([]);
    expect(reading.lines.map(({ customer, start, end, mrr }) => [customer, start, end, mrr])).toEqual([
      ["cus_Ada", "2024-01-15", null, ticks(72)],
      ["cus_Bo", "2024-02-01", null, ticks(720) / 6],
      ["cus_Cy", "2024-03-10", null, ticks(900) / 12],
      ["cus_Di", "2024-01-20", "2025-01-20", ticks(720) / 6],
      ["cus_Ed", "2024-09-01", null, 3 * ticks(72)],
      ["cus_Hal", "2024-05-01", null, ticks(1500) / 24],
    ]);
    expect(reading.currency).toBe("EUR");
    expect(reading.files).toMatchObject([{ role: "subscriptions", file: "s1.csv", rows: 8, used: 6, excluded: 2 }]);
  });

  it("starts to count when the trial ends", async () => {
    const { lines } = await read({ subscriptions: csv(HEADER, sub({ trialEnd: "2024-01-24 08:00" })) });
    expect(lines[0]).toMatchObject({ start: "2024-01-10", paidFrom: "2024-01-24" });
  });
});

describe("the interval of a Stripe subscription", () => {
  it("is that of the current period: `month` with half a year in it is six months", async () => {
    const half = { amount: "720.00", period: ["2025-02-01 10:00", "2025-08-01 10:00"] as const };
    expect(await mrrOf(half)).toEqual([ticks(120)]);
    expect(await mrrOf({ ...half, status: "past_due" })).toEqual([ticks(120)]);
  });

  it.each([
    ["2025-01-31 10:00", "2025-02-28 10:00", 1],
    ["2025-06-10 10:00", "2025-06-30 10:00", 1],
    ["2024-02-29 10:00", "2025-02-28 10:00", 12],
    ["2023-06-10 10:00", "2026-06-10 10:00", 36],
  ])("from %s to %s is %i months", async (from, to, months) => {
    expect(await mrrOf({ amount: "720.00", period: [from, to] })).toEqual([ticks(720) / months]);
  });

  it("counts years and weeks too", async () => {
    const years = { interval: "year", amount: "2400.00", period: ["2025-01-01 10:00", "2027-01-01 10:00"] as const };
    const week = { interval: "week", amount: "12.00", period: ["2025-06-01 10:00", "2025-06-08 10:00"] as const };
    expect(await mrrOf(years, week)).toEqual([ticks(100), (ticks(12) * 52) / 12]);
  });

  it("is that of live subscriptions of the same plan and amount where one has ended", async () => {
    const half = { plan: "Half", amount: "720.00" };
    const live = { ...half, period: ["2025-02-01 10:00", "2025-08-01 10:00"] as const };
    const ended = { ...half, status: "canceled", ended: "2025-01-20 08:00" };
    expect(await mrrOf(live, ended)).toEqual([ticks(120), ticks(120)]);
  });

  it("is not taken from the own period of one that has ended, which may have been a trial", async () => {
    const ended = { plan: "Half", status: "canceled", ended: "2025-01-20 08:00" };
    const issue = await issueOf(
      "interval-undecided",
      {},
      { ...ended, period: ["2024-07-20 08:00", "2025-01-20 08:00"] },
    );
    expect(issue).toMatchObject({ severity: "error", line: 3, column: "Plan" });
    expect(issue?.args).toEqual({ plans: "Half (1)", example: "Half" });
  });

  it("is not guessed where two lengths are as frequent", async () => {
    const half = { amount: "720.00", period: ["2025-02-01 10:00", "2025-08-01 10:00"] as const };
    const year = { amount: "720.00", period: ["2025-02-01 10:00", "2026-02-01 10:00"] as const };
    const ended = { amount: "720.00", status: "canceled", ended: "2025-01-20 08:00" };
    expect((await issueOf("interval-undecided", half, year, ended))?.args).toMatchObject({ plans: "Team (1)" });
  });

  it("is asked for where the export lacks the periods, and for two weeks, which no interval says", async () => {
    expect(await issueOf("interval-undecided", { period: null })).toBeDefined();
    const fortnight = { interval: "week", period: ["2025-06-01 10:00", "2025-06-15 10:00"] as const };
    expect(await issueOf("interval-undecided", fortnight)).toBeDefined();
  });

  it("is what `plans:` says, whatever the period", async () => {
    const { lines, errors } = await read({
      subscriptions: csv(HEADER, sub({ amount: "720.00", status: "canceled", ended: "2025-01-20 08:00" })),
      entry: { plans: new Map([["Team", "6m"]]) },
    });
    expect(errors).toEqual([]);
    expect(lines[0]!.mrr).toBe(ticks(120));
  });

  it("is noted for every price", async () => {
    const { issues } = await read({ subscriptions: importText("stripe-subscriptions", "subscriptions.csv") });
    expect(issues.find(({ code }) => code === "interval-inferred")?.args.intervals).toBe(
      "Team 72.00: 1 x month (2); Team half-year 720.00: 6 x month (1); Team two years 1500.00: 2 x year (1); Team year 900.00: 12 x month (1)",
    );
  });
});

describe("the status of a Stripe subscription", () => {
  it("that is cancelled goes on until it has ended", async () => {
    const { lines } = await read({
      subscriptions: csv(
        HEADER,
        sub({ status: "canceled", canceled: "2024-05-02 10:00", ended: "2025-01-10 08:00" }),
        sub({}),
      ),
    });
    expect(lines[0]!.end).toBe("2025-01-10");
    const scheduled = await read({ subscriptions: csv(HEADER, sub({ canceled: "2025-06-20 10:00" })) });
    expect(scheduled.lines[0]!.end).toBeNull();
  });

  it("that has ended without saying when is an error, not a live line", async () => {
    const issue = await issueOf("ended-without-end", {}, { status: "canceled", canceled: "2024-05-02 10:00" });
    expect(issue).toMatchObject({ line: 3, column: "Ended At (UTC)", args: { count: 1, status: "canceled" } });
  });

  it("of a trial brings no MRR, and is counted", async () => {
    const { lines, issues, files } = await read({
      subscriptions: csv(HEADER, sub({}), sub({ customer: "fay", status: "trialing" })),
    });
    expect(lines).toHaveLength(1);
    expect(files[0]).toMatchObject({ rows: 2, used: 1, excluded: 1 });
    expect(issues.find(({ code }) => code === "trialing-left-out")?.args).toEqual({ count: 1, examples: "fay" });
  });

  it("that nobody has told the meaning of is an error with all such statuses", async () => {
    const issue = await issueOf(
      "status-unknown",
      { status: "unpaid" },
      {},
      { status: "on_hold" },
      { status: "unpaid" },
    );
    expect(issue?.args).toEqual({ statuses: "unpaid (2), on_hold (1)", example: "unpaid" });
  });

  it("means what `status:` says", async () => {
    const { lines, errors } = await read({
      subscriptions: csv(HEADER, sub({ status: "Unpaid" })),
      entry: { status: new Map([["unpaid", "active"]]) },
    });
    expect(errors).toEqual([]);
    expect(lines).toHaveLength(1);
  });
});

describe("a Stripe export of payments", () => {
  it("is refused, with the export to take instead", async () => {
    const { errors } = await read({ subscriptions: importText("stripe-payments", "payments.csv") });
    expect(errors).toEqual(["s1.csv:1 payments-export"]);
  });

  it("is no subscription even with the columns of one", async () => {
    const { errors } = await read({ subscriptions: csv(`${HEADER},Amount Refunded`, `${sub({})},0.00`) });
    expect(errors).toEqual(["s1.csv:1 payments-export"]);
  });
});
