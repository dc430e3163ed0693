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

/** Customers that share a group at every as-of month, so that their sums by month are the same at each of them. */
export interface Part {
  /** Their group from the month `since` on; before it they are in group "". */
  readonly name: string;
  readonly since: Month;
  /** As-of month from which the group is shown: before it nothing has happened here. */
  readonly shownFrom: Month;
}

/** Every customer in its part, whatever the as-of month. */
export interface Partition {
  readonly by: Dimension | null;
  readonly parts: readonly Part[];
  readonly partOf: Int32Array;
}

const ALWAYS: Month = Number.NEGATIVE_INFINITY;

/**
 * By tier the customers with a line before their first month end above 0 are parts of their own, by that month: they
 * are in group "" until then. All others are one part for each group.
 */
export function partitionBy(
  by: Dimension | null,
  ledger: Ledger,
  costs: Costs,
  tiers: readonly Tier[],
  ticksPerMajorUnit: number,
): Partition {
  const { lines } = ledger;
  if (by === null)
    return { by, parts: [{ name: "", since: ALWAYS, shownFrom: ALWAYS }], partOf: totalGrouping(ledger).groupOf };
  const parts: { name: string; since: Month; shownFrom: Month }[] = [];
  const known = new Map<Month, Map<string, number>>();
  const partFor = (name: string, since: Month) => {
    let bySince = known.get(since);
    if (bySince === undefined) {
      bySince = new Map();
      known.set(since, bySince);
    }
    const found = bySince.get(name);
    if (found !== undefined) return found;
    bySince.set(name, parts.length);
    return parts.push({ name, since, shownFrom: Number.POSITIVE_INFINITY }) - 1;
  };
  if (by === "segment")
    for (const { segment } of costs.rows) if (segment !== "") parts[partFor(segment, ALWAYS)]!.shownFrom = ALWAYS;
  const partOf = new Int32Array(lines.customers.length);
  const { texts, indexOf } = by === "channel" ? lines.channels : lines.segments;
  const names = by === "tier" ? ["", ...tiers.map(({ name }) => name)] : texts;
  const limits = tiers.map(({ below }) => (below === null ? Infinity : Math.round(below * ticksPerMajorUnit)));
  /** Of each name the part of those who are in it always. */
  const usual = new Int32Array(names.length).fill(-1);
  for (let customer = 0; customer < partOf.length; customer++) {
    const start = monthOfDay(lines.start[lines.offsets[customer]!]!);
    const paid = by === "tier" ? firstPaidMonth(ledger, customer) : null;
    const name = by === "tier" ? (paid === null ? 0 : 1 + tierOf(ledger, customer, limits)) : indexOf[customer]!;
    let part = usual[name]!;
    if (paid !== null && start < paid) part = partFor(names[name]!, paid);
    else if (part < 0) {
      part = partFor(names[name]!, ALWAYS);
      usual[name] = part;
    }
    if (start < parts[part]!.shownFrom) parts[part]!.shownFrom = start;
    partOf[customer] = part;
  }
  return { by, parts, partOf };
}

/** The tier of 12 x a customer's MRR at its first month end above 0; it never changes. */
function tierOf({ runOffsets, runMrr }: Ledger, customer: number, limits: readonly number[]): number {
  const annual = 12 * runMrr[runOffsets[customer]!]!;
  let tier = 0;
  while (annual >= limits[tier]!) tier++;
  return tier;
}

export interface Group {
  readonly name: string;
  /** Indices of its parts. */
  readonly parts: readonly number[];
}

/**
 * The groups of an as-of month: those with a line starting by then or a cost of their own, and all configured tiers.
 * Customers without a value, or without a tier yet, form the group "".
 */
export function groupsAt({ by, parts }: Partition, tiers: readonly Tier[], asOf: Month): Group[] {
  const groups = new Map<string, number[]>(by === "tier" ? tiers.map(({ name }) => [name, []]) : []);
  parts.forEach(({ name, since, shownFrom }, index) => {
    if (shownFrom > asOf) return;
    const now = since <= asOf ? name : "";
    const group = groups.get(now);
    if (group === undefined) groups.set(now, [index]);
    else group.push(index);
  });
  // Tiers read from the smallest fee to the largest, then those without one.
  const names = by === "tier" ? groups.keys() : [...groups.keys()].sort(compareCodePoints);
  return Array.from(names, (name) => ({ name, parts: groups.get(name)! }));
}

/** For each part the index of its group; -1 without one. */
export function groupOfPart(groups: readonly Group[], { parts }: Partition): Int32Array {
  const groupOf = new Int32Array(parts.length).fill(-1);
  groups.forEach((group, index) => {
    for (const part of group.parts) groupOf[part] = index;
  });
  return groupOf;
}

/** The group of each customer at an as-of month. */
export function groupingBy(
  by: Dimension,
  ledger: Ledger,
  costs: Costs,
  tiers: readonly Tier[],
  ticksPerMajorUnit: number,
  asOf: Month,
): Grouping {
  const partition = partitionBy(by, ledger, costs, tiers, ticksPerMajorUnit);
  const groups = groupsAt(partition, tiers, asOf);
  const groupOf = groupOfPart(groups, partition);
  return { by, names: groups.map(({ name }) => name), groupOf: partition.partOf.map((part) => groupOf[part]!) };
}

/** One of the groups alone; everybody else is in none. */
export function onlyGroup({ by, names, groupOf }: Grouping, name: string): Grouping {
  const only = names.indexOf(name);
  return { by, names: [name], groupOf: groupOf.map((group) => (group === only ? 0 : -1)) };
}
