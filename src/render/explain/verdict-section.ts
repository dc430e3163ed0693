import type { GateRecord } from "../../gates/evaluate.ts";
import { metricById } from "../../metrics/index.ts";
import type { ExplainReport } from "../../report/explain/explain-report.ts";
import type { LeverRecord, VerdictChange } from "../../report/explain/verdict-changes.ts";
import { gateTitle, thresholdText } from "../describe.ts";
import { formatBound, formatNumber, formatValue, type Shown } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { type Block, type Line, lines, right, type Section } from "./section.ts";
import { leverName, plainName } from "./words.ts";

/** What would change each gate's outcome, one thing at a time. */
export function verdictSection(report: ExplainReport, words: Words): Section[] {
  const blocks = report.verdictChanges.flatMap((change): Block[] => {
    const gate = report.gates.find(({ id }) => id === change.gate)!;
    const head = lines({ lead: "  ", text: headText(gate, change, words) });
    const reachable = change.levers.filter(({ limit }) => limit !== null);
    const others = change.levers.filter(({ limit }) => limit === null);
    const notes = [
      ...reachable.flatMap((lever) => exampleLines(lever, report, words)),
      ...notAlone(others, gate, report, words),
    ];
    const grid = leverGrid(reachable, change, report, words);
    return [head, ...(reachable.length === 0 ? [] : [grid]), ...(notes.length === 0 ? [] : [lines(...notes)])];
  });
  return blocks.length === 0 ? [] : [{ title: "What would change the verdict", blocks }];
}

function headText(gate: GateRecord, { passes, levers }: VerdictChange, words: Words): string {
  const goal = `${gateTitle(gate, words)} ${thresholdText(gate, gate.threshold)} (${gate.id})`;
  const undecided =
    gate.outcome === "inconclusive" ? " By its value; the gate is undecided until it rests on enough." : "";
  if (levers.length === 0) return `${goal}: nothing that the files show would change it.${undecided}`;
  const one = "any one of these, all else as it is";
  return passes
    ? `${goal} holds, and would no longer hold with ${one}:${undecided}`
    : `${goal} would hold with ${one}:${undecided}`;
}

function leverGrid(
  levers: readonly LeverRecord[],
  { passes }: VerdictChange,
  report: ExplainReport,
  _words: Words,
): Block {
  const strict = !passes && levers.some(({ strictLimit }) => strictLimit !== null);
  const rows = levers.map((lever) => [
    leverName(lever, report),
    formatValue(lever.now, shownAs(lever), report.currency),
    boundText(lever, lever.limit!, report.currency),
    changeText(lever, report.currency),
    ...(strict ? [lever.strictLimit === null ? "" : boundText(lever, lever.strictLimit, report.currency)] : []),
  ]);
  const columns = [
    { title: "Lever", wraps: true },
    right("Now"),
    right(passes ? "Fails from" : "Needed"),
    right("Change"),
    ...(strict ? [right("With --strict")] : []),
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

function exampleLines(lever: LeverRecord, report: ExplainReport, _words: Words): Line[] {
  const { examples, unit } = lever;
  if (examples.length === 0) return [];
  const named = examples
    .slice(0, MOST_NAMES)
    .map(({ customer, amount }) =>
      unit === "count" ? customer : `${customer} (${formatValue(amount, { unit }, report.currency)})`,
    );
  const rest = examples.length - named.length;
  const names = rest > 0 ? [...named, `${rest} more`] : named;
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  const how = lever.change! > 0 ? `with ${list} kept` : `without ${list}`;
  return [{ lead: "  ", text: `${leverName(lever, report)}: for example ${how}.` }];
}

/** Levers that cannot do it, with how far they get. */
function notAlone(levers: readonly LeverRecord[], gate: GateRecord, report: ExplainReport, words: Words): Line[] {
  return levers.map((lever) => {
    const held = lever.heldBy.map(({ meaning, value }) => `; ${meaning}: ${formatNumber(value, 0)}`).join("");
    const utmost =
      lever.utmost === null
        ? ""
        : `: ${gateTitle(gate, words)} would get to ${formatValue(lever.utmost, metricById(gate.metric)!, report.currency)} at best`;
    return { lead: "  \u2013 ", text: `Not by ${plainName(lever, report)} alone${utmost}${held}.`, tone: "faint" };
  });
}
