import type { GateRecord } from "../gates/evaluate.ts";
import type { Stage } from "../gates/stages.ts";
import { metricById } from "../metrics/index.ts";
import type { PolicyGateRecord } from "../report/gates-report.ts";
import type { CheckReport } from "../report/report.ts";
import { policyText } from "./definition-text.ts";
import { boundText, gateTitle, numbersOf, reasonText, remedyText, shortfall, thresholdText } from "./describe.ts";
import { formatInterval, formatMargin, formatSample, formatValue } from "./format-value.ts";
import { ownerText } from "./waiver-text.ts";
import type { Words } from "./words/index.ts";

/** Cells and sentences of the gate tables, shared by the formats that people read. */

export type Marked = Pick<GateRecord, "outcome" | "reason" | "close" | "waiver">;

/** Outcomes are told apart by word and sign. */
export function markText({ outcome, reason, close, waiver }: Marked, { gates: { marks }, waivers }: Words): string {
  if (waiver !== null) return waivers.mark;
  const text = outcome === "inconclusive" && reason === "thin-data" ? marks.thin : marks[outcome];
  return close ? `${text} ~` : text;
}

/** Value, threshold, margin, interval and sample size. */
export function gateNumbers(gate: GateRecord, currency: string, words: Words): string[] {
  const metric = metricById(gate.metric)!;
  return [
    numbersOf(gate, currency).value,
    boundText(gate, currency),
    gate.margin === null ? "" : formatMargin(gate.margin, metric, currency),
    gate.interval === null ? "" : formatInterval(gate.interval, metric, currency, words),
    gate.n === null ? "" : formatSample(gate.n),
  ];
}

/** The confidence of the gates' intervals: `90 %`. */
export function confidenceText(gates: readonly GateRecord[]): string {
  const confidence = gates.find(({ interval }) => interval !== null)?.interval?.confidence ?? 0.9;
  return `${Math.round(confidence * 1000) / 10} %`;
}

/** Which other gate or question decided where a metric is undefined. */
export function replacements(gates: readonly GateRecord[], words: Words): string[] {
  return gates
    .filter(({ decidedBy }) => decidedBy !== null)
    .map((gate) => words.gates.replaced(gateTitle(gate, words), reasonText(gate.reason ?? "", words), gate.decidedBy!));
}

/** What gates were compared with in an earlier report. */
export function comparisons(gates: readonly GateRecord[], currency: string, words: Words): string[] {
  return gates.flatMap((gate) => {
    const { baseline } = gate;
    if (baseline === null || baseline.value === null) return [];
    const was = formatValue(baseline.value, metricById(gate.metric)!, currency);
    return [words.baseline.compared(gateTitle(gate, words), was, shareText(baseline.maxDrop))];
  });
}

/** `5 %`; null where nothing may be lost. */
export function shareText(maxDrop: number): string | null {
  return maxDrop === 0 ? null : `${Number((maxDrop * 100).toPrecision(12))} %`;
}

/** The bound that a policy gives a gate. */
export function policyBound(gate: PolicyGateRecord, { baseline, policy }: Words): string {
  if (gate.threshold !== null) return thresholdText(gate, gate.threshold);
  return gate.maxDrop === null ? policy.notStated : baseline.rule(shareText(gate.maxDrop));
}

export interface Advice {
  readonly text: string;
  readonly action: string | null;
  /** Who answers for it, and what they noted. */
  readonly owner: string | null;
}

/** What to do about every gate that did not pass; gates undecided for the same reason share one line. */
export function adviceOn(gates: readonly GateRecord[], currency: string, words: Words): Advice[] {
  const failures = gates
    .filter(({ outcome, waiver }) => outcome === "fail" && waiver === null)
    .map((gate) => ({
      text: words.gates.sentence(shortfall(gate, currency, words), policyText(gate, "because", words)),
      action: policyText(gate, "action", words),
      owner: ownerText(gate, words),
    }));
  const undecided = gates.filter(({ outcome }) => outcome === "inconclusive");
  const reasons = [...new Set(undecided.map(({ reason }) => reason))];
  const doubts = reasons.flatMap((reason) => {
    const mine = undecided.filter((gate) => gate.reason === reason);
    const action = remedyText(reason, words);
    if (mine.some(({ value }) => value !== null))
      return mine.map((gate) => ({
        text: words.gates.sentence(shortfall(gate, currency, words), null),
        action,
        owner: ownerText(gate, words),
      }));
    const titles = words.gates.titles(mine.map((gate) => gateTitle(gate, words)));
    const why = words.gates.because(titles, reasonText(reason ?? "", words));
    return [{ text: words.gates.sentence(why, null), action, owner: null }];
  });
  return [...failures, ...doubts];
}

/** What keeps a stage from passing. */
export function stoppedBy({ gates, questions }: CheckReport, stage: Stage, words: Words): string {
  const stopped = gates.filter(
    (gate) =>
      gate.stage === stage &&
      gate.kind === "required" &&
      gate.waiver === null &&
      (gate.outcome === "fail" || gate.outcome === "inconclusive"),
  );
  const refused = questions.filter((question) => question.stage === stage && question.answer === "no");
  const nameOf = (gate: GateRecord) => gateTitle(gate, words);
  return words.gates.listed([
    ...stopped.map((gate) => (gate.outcome === "fail" ? nameOf(gate) : words.gates.undecided(nameOf(gate)))),
    ...refused.map(({ id }) => words.gates.answeredNo(id)),
  ]);
}

/** The mistakes of the handbook that the numbers show. */
export function trapTexts({ traps, currency }: CheckReport, words: Words): string[] {
  return traps.map(({ earlier, later }) => {
    const cost = (value: number) => formatValue(value, { unit: "money" }, currency);
    const growth = earlier > 0 ? `+${Math.round((later / earlier - 1) * 100)} %` : null;
    return words.gates.scalingTooEarly(cost(earlier), cost(later), growth);
  });
}

/** The one group that the check judges; empty for the whole company. */
export function scopeText({ scope }: CheckReport, { gates, terms }: Words): string {
  if (scope === null) return "";
  return scope.group === "" ? gates.customersWithout(scope.by) : terms.groupOf(scope.by, scope.group);
}
