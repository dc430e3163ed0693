import type { GateRecord } from "../gates/evaluate.ts";
import { metricById } from "../metrics/index.ts";
import { titleText } from "./definition-text.ts";
import { formatAgainst, formatSample, formatThreshold } from "./format-value.ts";
import { printable } from "./printable.ts";
import type { Words } from "./words/index.ts";

/** Sentences about gates, shared by every renderer. */

export function reasonText(reason: string, { gates }: Words): string {
  return gates.reasons[reason as keyof typeof gates.reasons] ?? reason;
}

/** What an undecided gate needs before it can be decided; null where only time tells. */
export function remedyText(reason: string | null, { gates }: Words): string | null {
  return reason === null ? null : (gates.remedies[reason] ?? null);
}

/** The gate's title, with its group where the title does not name it already. */
export function gateTitle(gate: Pick<GateRecord, "id" | "metric" | "title" | "by" | "group">, words: Words): string {
  const { title, by, group } = gate;
  const own = ownTitle(gate, words);
  if (by === null || group === null || title.toLowerCase().includes(group.toLowerCase())) return own;
  return printable(words.gates.titleOfGroup(own, by, group));
}

export function ownTitle(gate: Pick<GateRecord, "id" | "metric" | "title">, words: Words): string {
  return printable(titleText(gate, words));
}

const SIGNS = { ">=": "\u2265", ">": ">", "<=": "\u2264", "<": "<" } as const;

export function thresholdText(gate: Pick<GateRecord, "metric" | "operator">, threshold: number): string {
  return `${SIGNS[gate.operator]} ${formatThreshold(threshold, metricById(gate.metric)!)}`;
}

/** Why a gate did not pass, as the end of a sentence: "NDR 74.2 % is below 80 %". */
export function shortfall(gate: GateRecord, currency: string, words: Words): string {
  const title = gateTitle(gate, words);
  const metric = metricById(gate.metric)!;
  const { gates } = words;
  if (gate.value === null) {
    const why = gate.reason === null ? gates.noValue : reasonText(gate.reason, words);
    return gate.decidedBy === null
      ? gates.because(title, why)
      : gates.decidedInstead(title, why, gate.decidedBy, gate.outcome);
  }
  const value = formatAgainst(gate.value, gate.threshold, metric, currency);
  const threshold = formatThreshold(gate.threshold, metric);
  if (gate.outcome === "fail") return gates.fails(title, value, gate.operator, threshold);
  if (gate.reason === "thin-data") return gates.thin(title, value, sampleText(gate, words));
  if (gate.reason === "interval-contains-threshold") return gates.uncertain(title, value, threshold);
  return gates.stands(title, value);
}

export function sampleText({ n }: Pick<GateRecord, "n">, { terms }: Words): string {
  return n === null ? terms.smallSample : terms.customers(formatSample(n));
}
