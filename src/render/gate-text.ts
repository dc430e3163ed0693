import type { GateRecord } from "../gates/evaluate.ts";
import type { Stage } from "../gates/stages.ts";
import { metricById } from "../metrics/index.ts";
import type { CheckReport } from "../report/report.ts";
import { gateTitle, reasonText, remedyText, shortfall, thresholdText } from "./describe.ts";
import { formatAgainst, formatInterval, formatMargin, formatSample, formatValue } from "./format-value.ts";

/** Cells and sentences of the gate tables, shared by the formats that people read. */

const MARKS = { pass: "\u2713 pass", fail: "\u2717 FAIL", inconclusive: "? open", skipped: "\u2013 skip" } as const;

/** Outcomes are told apart by word and sign. */
export function markText({ outcome, reason, close }: Pick<GateRecord, "outcome" | "reason" | "close">): string {
  const text = outcome === "inconclusive" && reason === "thin-data" ? "? THIN" : MARKS[outcome];
  return close ? `${text} ~` : text;
}

export const CLOSE_LEGEND = "~ close: the interval reaches across the gate; --strict would leave it undecided.";

/** Value, threshold, margin, interval and sample size. */
export function gateNumbers(gate: GateRecord, currency: string): string[] {
  const metric = metricById(gate.metric)!;
  return [
    gate.value === null ? "\u2013" : formatAgainst(gate.value, gate.threshold, metric, currency),
    thresholdText(gate, gate.threshold),
    gate.margin === null ? "" : formatMargin(gate.margin, metric, currency),
    gate.interval === null ? "" : formatInterval(gate.interval, metric, currency),
    gate.n === null ? "" : formatSample(gate.n),
  ];
}

/** The confidence of the gates' intervals: `90 %`. */
export function confidenceText(gates: readonly GateRecord[]): string {
  const confidence = gates.find(({ interval }) => interval !== null)?.interval?.confidence ?? 0.9;
  return `${Math.round(confidence * 1000) / 10} %`;
}

/** Which other gate or question decided where a metric is undefined. */
export function replacements(gates: readonly GateRecord[]): string[] {
  return gates
    .filter(({ decidedBy }) => decidedBy !== null)
    .map((gate) => `${gateTitle(gate)}: ${reasonText(gate.reason ?? "")}; decided by ${gate.decidedBy}.`);
}

export interface Advice {
  readonly text: string;
  readonly action: string | null;
}

/** What to do about every gate that did not pass; gates undecided for the same reason share one line. */
export function adviceOn(gates: readonly GateRecord[], currency: string): Advice[] {
  const failures = gates
    .filter(({ outcome }) => outcome === "fail")
    .map((gate) => ({
      text: `${shortfall(gate, currency)}.${gate.because === null ? "" : ` ${gate.because}`}`,
      action: gate.action,
    }));
  const undecided = gates.filter(({ outcome }) => outcome === "inconclusive");
  const reasons = [...new Set(undecided.map(({ reason }) => reason))];
  const doubts = reasons.flatMap((reason) => {
    const mine = undecided.filter((gate) => gate.reason === reason);
    const action = remedyText(reason);
    if (mine.some(({ value }) => value !== null))
      return mine.map((gate) => ({ text: `${shortfall(gate, currency)}.`, action }));
    return [{ text: `${mine.map(gateTitle).join("; ")}: ${reasonText(reason ?? "")}.`, action }];
  });
  return [...failures, ...doubts];
}

/** What keeps a stage from passing. */
export function stoppedBy({ gates, questions }: CheckReport, stage: Stage): string {
  const stopped = gates.filter(
    (gate) =>
      gate.stage === stage && gate.kind === "required" && (gate.outcome === "fail" || gate.outcome === "inconclusive"),
  );
  const refused = questions.filter((question) => question.stage === stage && question.answer === "no");
  return [
    ...stopped.map((gate) => `${gateTitle(gate)}${gate.outcome === "fail" ? "" : " (undecided)"}`),
    ...refused.map(({ id }) => `${id}: no`),
  ].join(", ");
}

/** The mistakes of the handbook that the numbers show. */
export function trapTexts({ traps, currency }: CheckReport): string[] {
  return traps.map(({ earlier, later }) => {
    const cost = (value: number) => formatValue(value, { unit: "money" }, currency);
    const growth = earlier > 0 ? ` (+${Math.round((later / earlier - 1) * 100)} %)` : "";
    return `Scaling too early: acquisition cost rose from ${cost(earlier)} to ${cost(later)}${growth} between the halves of the window while a required gate fails.`;
  });
}

/** The one group that the check judges; empty for the whole company. */
export function scopeText({ scope }: CheckReport): string {
  if (scope === null) return "";
  return scope.group === "" ? `customers without a ${scope.by}` : `${scope.by} ${scope.group}`;
}
