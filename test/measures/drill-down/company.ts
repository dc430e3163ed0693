import type { SubscriptionLines } from "../../../src/domain/subscription.ts";
import type { EvidenceSource } from "../../../src/measures/drill-down/evidence.ts";
import { buildLedger } from "../../../src/measures/ledger.ts";
import { type Business, costsFrom, totalOf } from "../../support/business.ts";
import { linesOf, type Row } from "../../support/lines.ts";

const start = "2024-01-01";

/** What can happen to a customer in the year from 2024-06 to 2025-06, one each; `gus` pays at no month end. */
export const ROWS: readonly Row[] = [
  { customer: "ada", start, mrr: 100 },
  { customer: "bo", start, end: "2025-02-01", mrr: 100 },
  { customer: "bo", start: "2025-02-01", mrr: 150 },
  { customer: "cy", start, end: "2025-03-01", mrr: 200 },
  { customer: "cy", start: "2025-03-01", mrr: 80 },
  { customer: "di", start, end: "2025-04-01", mrr: 50 },
  { customer: "ed", start, end: "2024-10-01", mrr: 70 },
  { customer: "ed", start: "2025-01-01", mrr: 70 },
  { customer: "fay", start: "2025-05-01", mrr: 30 },
  { customer: "gus", start: "2025-05-05", end: "2025-05-20", mrr: 40 },
];

interface Company extends EvidenceSource {
  readonly lines: SubscriptionLines;
  readonly costs: ReturnType<typeof costsFrom>;
  readonly nameOf: (customer: number | null) => string | null;
}

/** Where the rows of a business are looked up; `only` some of its customers are the group. */
export function companyOf(business: Omit<Business, "asOf">, only?: readonly string[]): Company {
  const lines = linesOf(business.rows);
  const names = Array.from({ length: lines.customers.length }, (_, customer) => lines.customers.at(customer)!);
  return {
    lines,
    ledger: buildLedger(lines, business.options?.usage ?? "exclude"),
    customers: names.flatMap((name, index) => (only === undefined || only.includes(name) ? [index] : [])),
    measures: totalOf({ ...business, asOf: "2025-06" }),
    costs: costsFrom(business.costs ?? []),
    nameOf: (customer) => (customer === null ? null : names[customer]!),
  };
}
