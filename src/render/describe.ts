import { REASONS, type Reason } from "../domain/result.ts";
import type { GateRecord } from "../gates/evaluate.ts";
import type { Operator } from "../gates/operators.ts";
import { GATE_REASONS } from "../gates/reasons.ts";
import { metricById } from "../metrics/index.ts";
import { formatAgainst, formatSample, formatThreshold } from "./format-value.ts";
import { printable } from "./printable.ts";

/** Sentences about gates, shared by every renderer. */

export function reasonText(reason: string): string {
  return { ...REASONS, ...GATE_REASONS }[reason as Reason] ?? reason;
}

const REMEDIES: Readonly<Record<string, string>> = {
  "no-costs": "Give the costs too: -c FILE, or `costs: files:` in ue.yaml.",
  "short-history": "Wait for more months, or add the older lines if they are missing from the files.",
  "thin-data":
    "Do not decide by this number yet: look at the customers one by one, and go slower until there are more.",
  "interval-contains-threshold":
    "Collect more customers or months, or decide without --strict and carry the risk knowingly.",
  "no-new-customers": "Sign customers in the window first, or look at an earlier month with --as-of.",
  "no-allocation-driver": "Give costs a segment of their own, so that nothing has to be shared out.",
};

/** What an undecided gate needs before it can be decided; null where only time tells. */
export function remedyText(reason: string | null): string | null {
  return reason === null ? null : (REMEDIES[reason] ?? null);
}

/** The gate's title, with its group where the title does not name it already. */
export function gateTitle({ title, by, group }: Pick<GateRecord, "title" | "by" | "group">): string {
  if (by === null || group === null || title.toLowerCase().includes(group.toLowerCase())) return printable(title);
  return printable(`${title} (${by} ${group})`);
}

const FAILING: Readonly<Record<Operator, string>> = {
  ">=": "is below",
  ">": "is not above",
  "<=": "is above",
  "<": "is not below",
};

const SIGNS: Readonly<Record<Operator, string>> = { ">=": "\u2265", ">": ">", "<=": "\u2264", "<": "<" };

export function thresholdText(gate: Pick<GateRecord, "metric" | "operator">, threshold: number): string {
  return `${SIGNS[gate.operator]} ${formatThreshold(threshold, metricById(gate.metric)!)}`;
}

/** Why a gate did not pass, as the end of a sentence: "NDR 74.2 % is below 80 %". */
export function shortfall(gate: GateRecord, currency: string): string {
  const title = gateTitle(gate);
  const metric = metricById(gate.metric)!;
  if (gate.value === null) {
    const why = gate.reason === null ? "it has no value" : reasonText(gate.reason);
    if (gate.decidedBy === null) return `${title}: ${why}`;
    const decider = `${gate.decidedBy} decides instead`;
    return `${title}: ${why}, so ${decider}${gate.outcome === "fail" ? ", and fails" : gate.outcome === "pass" ? ", and passes" : ", and is open"}`;
  }
  const value = formatAgainst(gate.value, gate.threshold, metric, currency);
  if (gate.outcome === "fail")
    return `${title} ${value} ${FAILING[gate.operator]} ${formatThreshold(gate.threshold, metric)}`;
  if (gate.reason === "thin-data") return `${title} ${value} rests on ${sampleText(gate)}, too few to decide`;
  if (gate.reason === "interval-contains-threshold")
    return `${title} ${value} is too uncertain: its interval reaches across ${formatThreshold(gate.threshold, metric)}`;
  return `${title} ${value}`;
}

export function sampleText({ n }: Pick<GateRecord, "n">): string {
  if (n === null) return "a small sample";
  return n === 1 ? "1 customer" : `${formatSample(n)} customers`;
}
