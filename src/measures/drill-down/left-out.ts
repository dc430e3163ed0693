import { CATEGORIES, type Costs } from "../../domain/cost.ts";
import { type Month, monthOfDay } from "../../domain/month.ts";
import { KINDS, ONE_OFF, RECURRING, REFUND, USAGE, VALUE_ADDED } from "../../domain/subscription.ts";
import type { Ledger } from "../ledger.ts";
import type { EvidenceSource } from "./evidence.ts";
import type { Read } from "./reads.ts";

/** Why a line, a customer or a cost row is not in a sum. */
export const LEFT_OUT = [
  "other-groups",
  "after-as-of",
  "zero-length",
  "trial-not-converted",
  "kind",
  "free",
  "outside-window",
  "passing",
  "cost-months",
  "cost-categories",
] as const;
export type LeftOutReason = (typeof LEFT_OUT)[number];

export interface LeftOut {
  readonly reason: LeftOutReason;
  /** What is counted. */
  readonly what: "lines" | "customers" | "cost rows";
  /** The kind of the lines, where that is the reason; empty otherwise. */
  readonly kind: string;
  readonly count: number;
}

/** Everything that the sums read do not hold, counted by reason; each line once, under the first reason that fits. */
export function leftOut(source: EvidenceSource, reads: readonly Read[], costs: Costs): LeftOut[] {
  const found = new Map<string, { -readonly [K in keyof LeftOut]: LeftOut[K] }>();
  const count = (reason: LeftOutReason, what: LeftOut["what"], kind = "") => {
    const key = `${reason} ${kind}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { reason, what, kind, count: 1 });
    else known.count++;
  };
  const { ledger, customers, measures } = source;
  const ofCustomers = reads.filter(({ family }) => family !== "costs");
  if (ofCustomers.length > 0) {
    const others = ledger.lines.customers.length - customers.length;
    for (let i = 0; i < others; i++) count("other-groups", "customers");
    const kinds = kindsOf(ofCustomers, ledger);
    for (const customer of customers)
      for (let line = ledger.lines.offsets[customer]!; line < ledger.lines.offsets[customer + 1]!; line++) {
        const reason = reasonOf(ledger, line, kinds, ofCustomers, measures.windows.asOf);
        if (reason !== null) count(reason, "lines", reason === "kind" ? KINDS[ledger.lines.kind[line]!] : "");
      }
    if (ofCustomers.some(isOfMrr)) {
      const mine = new Set(customers);
      for (const { customer, month } of ledger.flashes)
        if (mine.has(customer) && ofCustomers.some(({ span }) => span.from <= month && month <= span.to))
          count("passing", "customers");
    }
  }
  const ofCosts = reads.filter((read) => read.family === "costs");
  if (ofCosts.length > 0) {
    const categories = CATEGORIES.filter((name) => ofCosts.some((read) => read.categories.includes(name)));
    for (const { month, category } of costs.rows)
      if (!categories.includes(category)) count("cost-categories", "cost rows");
      else if (!ofCosts.some(({ span }) => span.from <= month && month <= span.to)) count("cost-months", "cost rows");
  }
  return [...found.values()].sort((a, b) => LEFT_OUT.indexOf(a.reason) - LEFT_OUT.indexOf(b.reason));
}

function isOfMrr({ family }: Read): boolean {
  return family === "cohort" || family === "movements" || family === "standing";
}

/** The kinds of line that count in at least one of the sums. */
function kindsOf(reads: readonly Read[], { countsInMrr, lines }: Ledger): ReadonlySet<number> {
  const kinds = new Set<number>();
  if (reads.some((read) => isOfMrr(read) || read.family === "contracts")) kinds.add(RECURRING);
  if (reads.some(isOfMrr)) {
    for (let line = 0; line < lines.count; line++)
      if (lines.kind[line] === USAGE && countsInMrr(line)) kinds.add(USAGE);
  }
  for (const { family, column } of reads) {
    if (family !== "revenue") continue;
    if (column === "valueAdded") kinds.add(VALUE_ADDED);
    else if (column === "usage") kinds.add(USAGE);
    else for (const kind of [RECURRING, USAGE, ONE_OFF, REFUND]) kinds.add(kind);
  }
  return kinds;
}

function reasonOf(
  { lines }: Ledger,
  line: number,
  kinds: ReadonlySet<number>,
  reads: readonly Read[],
  asOf: Month,
): LeftOutReason | null {
  const kind = lines.kind[line]!;
  const start = monthOfDay(lines.start[line]!);
  const atOnce = kind === ONE_OFF || kind === REFUND;
  if (start > asOf) return "after-as-of";
  if (!kinds.has(kind)) return "kind";
  if (!atOnce && lines.end[line]! <= lines.start[line]!) return "zero-length";
  if (!atOnce && lines.end[line]! <= lines.paidFrom[line]!) return "trial-not-converted";
  if (!atOnce && lines.mrr[line] === 0) return "free";
  // A customer's standing and what became of it may rest on any line of the past; contracts and revenue do not.
  if (reads.some(isOfMrr)) return null;
  const lastDay = atOnce ? lines.start[line]! : lines.end[line]! - 1;
  const inWindow = ({ family, span }: Read) =>
    family === "contracts"
      ? span.from <= start && start <= span.to
      : monthOfDay(Math.max(lines.start[line]!, atOnce ? 0 : lines.paidFrom[line]!)) <= span.to &&
        (lines.end[line] === 0x7fffffff || monthOfDay(lastDay) >= span.from);
  return reads.some(inWindow) ? null : "outside-window";
}
