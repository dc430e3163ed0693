import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildMovements } from "../../src/report/build-movements.ts";
import { analysisOf, PROVENANCE } from "../support/analyses.ts";
import { month, monthsAfter } from "../support/business.ts";
import type { Row } from "../support/lines.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

/** What the properties of this folder are tried on: a property says nothing of what never comes up. */
const businesses = fc.sample(randomBusiness, reproducible);
const rows = businesses.flatMap((business) => business.rows);
const lines = rows.filter(({ kind }) => kind !== "one_off" && kind !== "refund");

const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
const isMonthEnd = (date: string) => dayAfter(date).endsWith("-01");
/** For each pair of lines of one customer in a business. */
const pairs = (isSuch: (earlier: Row, later: Row) => boolean) =>
  businesses.flatMap(({ rows: own }) =>
    own.flatMap((a) => own.filter((b) => a !== b && a.customer === b.customer && isSuch(a, b))),
  );
const gapOf = (a: Row, b: Row) => (a.end === undefined ? -1 : (Date.parse(b.start) - Date.parse(a.end)) / 86_400_000);

const AREAS: Readonly<Record<string, readonly unknown[]>> = {
  "yearly prices": lines.filter(({ interval }) => interval === "year"),
  "quarterly prices": lines.filter(({ interval }) => interval === "quarter"),
  "prices of odd lengths": lines.filter(({ interval }) => ["7m", "week", "day"].includes(interval ?? "")),
  "prices of a whole term": lines.filter(({ interval }) => interval === "term"),
  "quantities that are no whole number": lines.filter(({ quantity = 1 }) => !Number.isInteger(quantity)),
  "amounts of 0": lines.filter(({ amount }) => amount === 0),
  "open lines": lines.filter(({ end }) => end === undefined),
  "lines of zero length": lines.filter(({ start, end }) => start === end),
  "trials that convert": lines.filter(({ start, trialEnd }) => trialEnd !== undefined && trialEnd > start),
  "trials that never convert": lines.filter(
    ({ end, trialEnd }) => trialEnd !== undefined && end !== undefined && trialEnd >= end,
  ),
  "ends on the last day of a month": lines.filter(({ end }) => end !== undefined && isMonthEnd(end)),
  "ends on the first day of a month": lines.filter(({ end }) => end?.endsWith("-01")),
  "starts on the last day of a month": lines.filter(({ start }) => isMonthEnd(start)),
  "starts on a leap day": lines.filter(({ start }) => start === "2024-02-29"),
  "ends on a leap day, or on the day after": lines.filter(({ end }) => end === "2024-02-29" || end === "2024-03-01"),
  "changes on the day": pairs((a, b) => gapOf(a, b) === 0 && a.amount !== b.amount),
  "gaps of up to a month": pairs((a, b) => gapOf(a, b) > 0 && gapOf(a, b) < 31),
  "gaps of months": pairs((a, b) => gapOf(a, b) > 62),
  "lines beside each other": pairs((a, b) => a.start <= b.start && (a.end ?? "9") > b.start),
  usage: rows.filter(({ kind }) => kind === "usage"),
  "one-off sales": rows.filter(({ kind }) => kind === "one_off"),
  refunds: rows.filter(({ kind }) => kind === "refund"),
  "value added": rows.filter(({ kind }) => kind === "value_added"),
  "customers without a segment": rows.filter(({ segment }) => segment === ""),
  "customers with a segment": rows.filter(({ segment }) => segment !== ""),
  "no costs": businesses.filter(({ costs = [] }) => costs.length === 0),
  credits: businesses.flatMap(({ costs = [] }) => costs.filter(({ amount }) => amount < 0)),
  "costs of a segment": businesses.flatMap(({ costs = [] }) => costs.filter(({ segment }) => segment === "north")),
  "costs of a segment without customers": businesses.flatMap(({ costs = [] }) =>
    costs.filter(({ segment }) => segment === "unsold"),
  ),
  "usage in MRR": businesses.filter(({ options }) => options?.usage === "include"),
  "costs before the customers they win": businesses.filter(({ options }) => (options?.cacLagMonths ?? 0) > 0),
  "as-of before anything starts": businesses.filter(
    ({ rows: own, asOf }) => !own.some(({ start }) => start.slice(0, 7) <= asOf),
  ),
  "a year of history": businesses.filter(({ rows: own, asOf }) =>
    own.some(({ start }) => start.slice(0, 7) < monthsAfter(asOf, -12)),
  ),
};

describe("random businesses", () => {
  it.each(Object.entries(AREAS))("have %s", (_, found) => {
    expect(found.length).toBeGreaterThanOrEqual(2);
  });

  it("move in every way that ue mrr has a column for", () => {
    const records = businesses.flatMap(
      (business) =>
        buildMovements(
          analysisOf(business),
          month(business.asOf),
          { by: null, group: null },
          { from: 0, to: month(business.asOf) },
          PROVENANCE,
        ).movements,
    );
    const columns = Object.keys(records[0]!).filter((name) => !["month", "by", "group"].includes(name));
    expect(columns).toEqual(expect.arrayContaining(["new", "reactivation", "expansion", "contraction", "churned"]));
    const times = (name: string) =>
      records.filter((record) => (record as unknown as Record<string, number>)[name] !== 0).length;
    for (const name of columns) expect(times(name), name).toBeGreaterThanOrEqual(5);
  });
});
