import type { Month } from "../../domain/month.ts";
import type { Unit } from "../../domain/unit.ts";
import type { Read } from "../../measures/drill-down/reads.ts";
import type { GroupMeasures } from "../../measures/measures.ts";

/** What nobody can change any more: how a period began, and what a later one is compared with. */
export function isHistory(read: Read, all: readonly Read[], asOf: Month): boolean {
  if (read.family === "cohort") return read.column === "opening" || read.column === "customers";
  if (read.family === "standing" && read.span.to < asOf) return true;
  return all.some((other) => sameRows(read, other) && other.span.from > read.span.to);
}

function sameRows(a: Read, b: Read): boolean {
  if (a.family !== b.family || a.column !== b.column) return false;
  return a.family !== "costs" || b.family !== "costs" || a.categories.join() === b.categories.join();
}

function sameMonths(a: Read, b: Read): boolean {
  return a.span.from === b.span.from && a.span.to === b.span.to;
}

/** A sum without what is read apart from it, so that moving it moves nothing else. */
interface OwnPart {
  readonly read: Read;
  /** What to take off its total. */
  readonly less: Read | null;
}

/** Null where nothing is left of it. */
export function withoutOthers(read: Read, all: readonly Read[]): OwnPart | null {
  if (read.family === "revenue" && read.column === "revenue")
    return { read, less: all.find((other) => other.column === "renewalRevenue" && sameMonths(read, other)) ?? null };
  if (read.family !== "costs") return { read, less: null };
  const taken = new Set(
    all.flatMap((other) =>
      other.family === "costs" && sameMonths(read, other) && other.categories.length < read.categories.length
        ? other.categories
        : [],
    ),
  );
  const categories = read.categories.filter((category) => !taken.has(category));
  return categories.length === 0 ? null : { read: { ...read, categories }, less: null };
}

const COUNTS = ["customers", "retainedCustomers", "newCustomers", "reactivatedCustomers", "churnedCustomers"];
const PARTS_OF_CONTRACTS = ["multiYear", "annual", "underYear"];

export function unitOfRead({ family, column }: Read): Unit {
  if (COUNTS.includes(column) || column === "flashCustomers" || column === "customersClosing") return "count";
  return family === "cohort" || family === "movements" || family === "standing" ? "money/month" : "money";
}

/** The most that a sum can be where it is a part of another one. */
export function limitOf(read: Read, measures: GroupMeasures): { readonly unit: Unit; readonly max: number } {
  const unit = unitOfRead(read);
  const { retention } = measures.statistics;
  if (read.column === "retainedCustomers") return { unit, max: retention.customers };
  if (read.column === "kept") return { unit, max: retention.opening };
  if (PARTS_OF_CONTRACTS.includes(read.column)) return { unit, max: measures.sum("contractValue", read.span) };
  return { unit, max: Number.MAX_SAFE_INTEGER };
}
