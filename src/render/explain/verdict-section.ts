import type { GateRecord } from "../../gates/evaluate.ts";
import { metricById } from "../../metrics/index.ts";
import type { ExplainReport } from "../../report/explain/explain-report.ts";
import type { LeverRecord, VerdictChange } from "../../report/explain/verdict-changes.ts";
import { meaningText } from "../definition-text.ts";
import { boundText as gateBound, gateTitle } from "../describe.ts";
import { formatBound, formatNumber, formatValue, type Shown } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { type Block, type Line, lines, right, type Section } from "./section.ts";
import { leverName, plainName } from "./sum-names.ts";

/** What would change each gate's outcome, one thing at a time. */
export function verdictSection(report: ExplainReport, words: Words): Section[] {
  const blocks = report.verdictChanges.flatMap((change): Block[] => {
    const gate = report.gates.find(({ id }) => id === change.gate)!;
    const head = lines({ lead: "  ", text: headText(gate, change, report.currency, words) });
    const reachable = change.levers.filter(({ limit }) => limit !== null);
    const others = change.levers.filter(({ limit }) => limit === null);
    const notes = [
      ...reachable.flatMap((lever) => exampleLines(lever, report, words)),
      ...notAlone(others, gate, report, words),
    ];
    const grid = leverGrid(reachable, change, report, words);
    return [head, ...(reachable.length === 0 ? [] : [grid]), ...(notes.length === 0 ? [] : [lines(...notes)])];
  });
  return blocks.length === 0 ? [] : [{ title: words.explain.whatWould, blocks }];
}

function headText(gate: GateRecord, { passes, levers }: VerdictChange, currency: string, words: Words): string {
  const goal = words.explain.goal(gateTitle(gate, words), gateBound(gate, currency), gate.id);
  const { explain } = words;
  const sentence =
    levers.length === 0 ? explain.nothingWould(goal) : passes ? explain.holds(goal) : explain.wouldHold(goal);
  return words.terms.sentences(gate.outcome === "inconclusive" ? [sentence, explain.undecided] : [sentence]);
}

function leverGrid(
  levers: readonly LeverRecord[],
  { passes }: VerdictChange,
  report: ExplainReport,
  words: Words,
): Block {
  const { explain } = words;
  const strict = !passes && levers.some(({ strictLimit }) => strictLimit !== null);
  const rows = levers.map((lever) => [
    leverName(lever, report, words),
    formatValue(lever.now, shownAs(lever), report.currency),
    boundText(lever, lever.limit!, report.currency),
    changeText(lever, report.currency),
    ...(strict ? [lever.strictLimit === null ? "" : boundText(lever, lever.strictLimit, report.currency)] : []),
  ]);
  const columns = [
    { title: explain.lever, wraps: true },
    right(explain.now),
    right(passes ? explain.failsFrom : explain.needed),
    right(explain.change),
    ...(strict ? [right(explain.withStrict)] : []),
  ];
  return { columns, rows };
}

function shownAs({ metric, unit }: LeverRecord): Shown {
  return metric === null ? { unit } : metricById(metric)!;
}

/** Rounded to the side on which the limit keeps its promise. */
function boundText(lever: LeverRecord, limit: number, currency: string): string {
  const below = limit < lever.now;
  return `${below ? "\u2264" : "\u2265"} ${formatBound(limit, shownAs(lever), currency, below ? "down" : "up")}`;
}

function changeText(lever: LeverRecord, currency: string): string {
  const { change, now } = lever;
  const sign = change! > 0 ? "+" : "-";
  const size = formatBound(Math.abs(change!), shownAs(lever), currency, "up");
  const points = size.endsWith("%") ? `${size.slice(0, -2)} pt` : size;
  if (now <= 0) return `${sign}${points}`;
  const share = Math.abs(change! / now) * 100;
  return `${sign}${points} (${sign}${formatNumber(share, share < 10 ? 1 : 0)} %)`;
}

const MOST_NAMES = 5;

function exampleLines(lever: LeverRecord, report: ExplainReport, words: Words): Line[] {
  const { examples, unit } = lever;
  if (examples.length === 0) return [];
  const named = examples
    .slice(0, MOST_NAMES)
    .map(({ customer, amount }) =>
      unit === "count" ? customer : words.explain.amount(customer, formatValue(amount, { unit }, report.currency)),
    );
  const list = words.explain.named(named, examples.length - named.length);
  return [{ lead: "  ", text: words.explain.forExample(leverName(lever, report, words), list, lever.change! > 0) }];
}

/** Levers that cannot do it, with how far they get. */
function notAlone(levers: readonly LeverRecord[], gate: GateRecord, report: ExplainReport, words: Words): Line[] {
  return levers.map((lever) => {
    const { explain } = words;
    const held = lever.heldBy.map(({ meaning, value }) =>
      explain.heldBy(meaningText(meaning, words), formatNumber(value, 0)),
    );
    const utmost = lever.utmost === null ? null : formatValue(lever.utmost, metricById(gate.metric)!, report.currency);
    const text = explain.notAlone(plainName(lever, report, words), gateTitle(gate, words), utmost, held);
    return { lead: "  \u2013 ", text, tone: "faint" };
  });
}
