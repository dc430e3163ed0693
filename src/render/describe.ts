import type { GateRecord } from "../gates/evaluate.ts";
import { metricById } from "../metrics/index.ts";
import { titleText } from "./definition-text.ts";
import { formatAgainst, formatApart, formatSample, formatThreshold, formatValue } from "./format-value.ts";
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

/** The bound of a gate that was judged: `≥ 80 %`; a dash where there is no baseline to give one. */
export function boundText(gate: GateRecord, currency: string): string {
  return gate.threshold === null ? "\u2013" : `${SIGNS[gate.operator]} ${numbersOf(gate, currency).threshold}`;
}

/** A gate's value and threshold as texts that differ where they do. */
export function numbersOf(gate: GateRecord, currency: string): { readonly value: string; readonly threshold: string } {
  const { value, threshold, baseline } = gate;
  const metric = metricById(gate.metric)!;
  const known = (number: number | null) => (number === null ? "\u2013" : formatValue(number, metric, currency));
  if (value === null || threshold === null)
    return {
      value: known(value),
      threshold: threshold !== null && baseline === null ? formatThreshold(threshold, metric) : known(threshold),
    };
  if (baseline === null)
    return { value: formatAgainst(value, threshold, metric, currency), threshold: formatThreshold(threshold, metric) };
  const [valueText, thresholdText] = formatApart(value, threshold, metric, currency);
  return { value: valueText, threshold: thresholdText };
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
  if (gate.threshold === null) return gates.because(title, reasonText(gate.reason ?? "", words));
  const { value, threshold: bound } = numbersOf(gate, currency);
  const was = gate.baseline?.value ?? null;
  const threshold = was === null ? bound : words.baseline.bound(bound, formatValue(was, metric, currency));
  if (gate.outcome === "fail") return gates.fails(title, value, gate.operator, threshold);
  if (gate.reason === "thin-data") return gates.thin(title, value, sampleText(gate, words));
  if (gate.reason === "interval-contains-threshold") return gates.uncertain(title, value, threshold);
  return gates.stands(title, value);
}

export function sampleText({ n }: Pick<GateRecord, "n">, { terms }: Words): string {
  return n === null ? terms.smallSample : terms.customers(formatSample(n));
}
