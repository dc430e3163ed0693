import { compareCodePoints } from "../domain/code-point-order.ts";
import type { Costs } from "../domain/cost.ts";
import { type Month, monthOfDay } from "../domain/month.ts";
import type { Tier } from "../domain/options.ts";
import { firstPaidMonth, type Ledger } from "./ledger.ts";

export const DIMENSIONS = ["segment", "channel", "tier"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Which group each customer belongs to. The total is a grouping of one group; -1 is in no group shown. */
export interface Grouping {
  readonly by: Dimension | null;
  readonly names: readonly string[];
  readonly groupOf: Int32Array;
}

export function totalGrouping(ledger: Ledger): Grouping {
  return { by: null, names: [""], groupOf: new Int32Array(ledger.lines.customers.length) };
}

/**
 * Groups with a line starting by as-of or a cost of their own, and all configured tiers. Customers without a value,
 * or without a tier yet, form the group "".
 */
export function groupingBy(
  by: Dimension,
  ledger: Ledger,
  costs: Costs,
  tiers: readonly Tier[],
  ticksPerMajorUnit: number,
  asOf: Month,
): Grouping {
  const { lines } = ledger;
  const tierOf = (customer: number) => tierName(ledger, customer, tiers, ticksPerMajorUnit, asOf);
  const nameOf = (customer: number) =>
    by === "tier" ? tierOf(customer) : by === "segment" ? lines.segmentOf[customer]! : lines.channelOf[customer]!;
  const names = new Set<string>();
  if (by === "tier") for (const tier of tiers) names.add(tier.name);
  if (by === "segment") for (const cost of costs.rows) if (cost.segment !== "") names.add(cost.segment);
  const nameOfCustomer: string[] = [];
  for (let customer = 0; customer < lines.customers.length; customer++) {
    const name = nameOf(customer);
    nameOfCustomer.push(name);
    const firstLine = lines.offsets[customer]!;
    if (!names.has(name) && monthOfDay(lines.start[firstLine]!) <= asOf) names.add(name);
  }
  const sorted = by === "tier" ? tierOrder(names, tiers) : [...names].sort(compareCodePoints);
  const index = new Map(sorted.map((name, i) => [name, i]));
  return { by, names: sorted, groupOf: Int32Array.from(nameOfCustomer, (name) => index.get(name) ?? -1) };
}

/** Tiers read from the smallest fee to the largest, then those without one. */
function tierOrder(names: ReadonlySet<string>, tiers: readonly Tier[]): string[] {
  return [...tiers.map(({ name }) => name), ...(names.has("") ? [""] : [])];
}

/** A customer's tier comes from 12 x its MRR at its first month end above 0, and never changes. */
function tierName(
  ledger: Ledger,
  customer: number,
  tiers: readonly Tier[],
  ticksPerMajorUnit: number,
  asOf: Month,
): string {
  const month = firstPaidMonth(ledger, customer);
  if (month === null || month > asOf) return "";
  const annual = 12 * ledger.runMrr[ledger.runOffsets[customer]!]!;
  const tier = tiers.find(({ below }) => below === null || annual < Math.round(below * ticksPerMajorUnit));
  return tier?.name ?? "";
}
