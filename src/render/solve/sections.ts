import { metricById } from "../../metrics/index.ts";
import type { Metric } from "../../metrics/metric.ts";
import { leverById } from "../../metrics/what-if/index.ts";
import type { GoalRecord, SolveRecord, SolveReport } from "../../report/solve/solve-report.ts";
import { gateTitle, reasonText, thresholdText } from "../describe.ts";
import { type Block, type Line, lines, right, type Section } from "../explain/section.ts";
import { formatBound, formatInterval, formatThreshold, formatValue } from "../format-value.ts";
import { leverTitle, shareText, valueText } from "../what-if/lever-text.ts";
import type { Words } from "../words/index.ts";

/** One goal a section, in a sentence: what is asked, and how it stands. */
export function goalText(goal: GoalRecord, report: SolveReport, words: Words): string {
  const metric = metricById(goal.metric)!;
  const now =
    goal.value === null
      ? words.solve.noValue(reasonText(goal.reason ?? "", words))
      : formatValue(goal.value, metric, report.currency);
  const interval = goal.interval === null ? null : formatInterval(goal.interval, metric, report.currency, words);
  const titled = gateTitle({ ...goal, id: goal.gate ?? "" }, words);
  return words.solve.goal(titled, thresholdText(goal, goal.threshold), now, interval);
}

export function solveSections(report: SolveReport, words: Words): Section[] {
  const { solve } = words;
  if (report.goals.length === 0) return [{ title: solve.title, blocks: [lines({ lead: "  ", text: solve.nothing })] }];
  const sections = report.goals.flatMap((goal) => [
    { title: goalText(goal, report, words), blocks: goalBlocks(goal, report, words) },
    ...tornadoSection(goal, report, words),
  ]);
  return [...sections, howToRead(report, words)];
}

/** What the words and numbers above mean, once. */
function howToRead({ goals, levers, caps }: SolveReport, words: Words): Section {
  const { solve } = words;
  const confidence = goals.find(({ interval }) => interval !== null)?.interval?.confidence ?? 0.9;
  const steps = caps.map(({ lever, most }) => solve.step(leverTitle(lever, words), shareText(most))).join(", ");
  const texts = [
    ...(levers.some(({ shown }) => shown !== null)
      ? [solve.shownLegend(`${Math.round(confidence * 1000) / 10} %`)]
      : []),
    ...(goals.some(({ inOrder }) => inOrder.steps.length > 0) ? [solve.caps(steps)] : []),
    ...(goals.some(({ tornado }) => tornado !== null) ? [solve.spans] : []),
    solve.oneAtATime,
  ];
  return {
    title: solve.howToRead,
    blocks: [lines(...texts.map((text): Line => ({ lead: "  ", text, tone: "faint" })))],
  };
}

function recordsOf(goal: GoalRecord, { levers }: SolveReport): SolveRecord[] {
  return levers.filter(
    ({ metric, gate, by, group, threshold }) =>
      metric === goal.metric &&
      gate === goal.gate &&
      by === goal.by &&
      group === goal.group &&
      threshold === goal.threshold,
  );
}

function goalBlocks(goal: GoalRecord, report: SolveReport, words: Words): Block[] {
  const { solve } = words;
  const records = recordsOf(goal, report);
  const metric = metricById(goal.metric)!;
  const { currency } = report;
  const shown = records.some(({ shown }) => shown !== null);
  const solved = records.filter(({ status, shown }) => status === "solved" || shown !== null);
  const rows = solved.map((record) => {
    const lever = leverById(record.lever);
    return [
      leverTitle(record.lever, words),
      valueText(record.now, lever, currency),
      record.needed === null ? "" : bound(record.needed, record.now!, record, currency),
      record.changeShare === null ? "" : shareText(record.changeShare),
      ...(shown ? [shownText(record, currency, words)] : []),
    ];
  });
  const grid: Block = {
    columns: [
      { title: solve.columns.lever, wraps: true },
      right(solve.columns.now),
      right(solve.columns.needed),
      right(solve.columns.change),
      ...(shown ? [right(solve.columns.shown)] : []),
    ],
    rows,
  };
  const notes: Line[] = [
    ...(goal.met ? [{ lead: "  ", text: solve.met }] : []),
    ...(goal.met ? [] : unreachableLines(records, goal, metric, report, words)),
    ...(goal.met ? [] : togetherLines(goal, metric, report, words)),
  ];
  return [...(rows.length === 0 ? [] : [grid]), ...(notes.length === 0 ? [] : [lines(...notes)])];
}

/** Rounded to the side on which it still holds. */
function bound(needed: number, now: number, { lever }: SolveRecord, currency: string): string {
  const down = needed < now;
  return `${down ? "\u2264" : "\u2265"} ${formatBound(needed, leverById(lever), currency, down ? "down" : "up")}`;
}

function shownText(record: SolveRecord, currency: string, { solve }: Words): string {
  if (record.shownStatus === "already-met") return solve.alreadyShown;
  if (record.shown === null) return solve.never;
  const change = record.shownShare === null ? "" : ` (${shareText(record.shownShare)})`;
  return `${bound(record.shown, record.now!, record, currency)}${change}`;
}

function unreachableLines(
  records: readonly SolveRecord[],
  goal: GoalRecord,
  metric: Metric,
  { currency }: SolveReport,
  words: Words,
): Line[] {
  const { solve } = words;
  const { ceiling, threshold } = goal;
  const named = (why: SolveRecord["why"]) =>
    records.filter((record) => record.why === why).map(({ lever }) => leverTitle(lever, words));
  const money = (value: number) => formatValue(value, { unit: "money" }, currency);
  const texts = records.flatMap(({ why, lever, reaches }): string[] => {
    const best = valueText(reaches, metric, currency);
    if (why === "range") return [solve.outOfRange(leverTitle(lever, words), best)];
    if (why !== "ceiling" || ceiling === null) return [];
    const { capMonths, monthlyProfit, cac } = ceiling;
    const text = solve.ceiling(leverTitle(lever, words), String(capMonths), money(monthlyProfit), best);
    const most = capMonths * monthlyProfit;
    if (metric.id !== "ltv-to-cac" || cac === null || threshold * cac <= most) return [text];
    const limit = formatThreshold(threshold, metric);
    return [text, solve.ceilingSum(limit, money(cac), money(threshold * cac), String(capMonths), money(most))];
  });
  const still = named("not-moved");
  const missing = named("no-value");
  return [
    ...texts.map((text): Line => ({ lead: "  ", text })),
    ...(still.length === 0 ? [] : [{ lead: "  ", text: solve.notMoved(still.join(", ")), tone: "faint" as const }]),
    ...(missing.length === 0 ? [] : [{ lead: "  ", text: solve.noLever(missing.join(", ")), tone: "faint" as const }]),
  ];
}

function togetherLines(goal: GoalRecord, metric: Metric, report: SolveReport, words: Words): Line[] {
  const { solve } = words;
  const { equal, inOrder } = goal;
  const { currency } = report;
  if (inOrder.steps.length === 0) return [];
  const listed = (levers: readonly SolveRecord["lever"][]) =>
    levers.map((lever) => leverTitle(lever, words)).join(", ");
  const steps = inOrder.steps
    .map(({ lever, share }) => solve.step(leverTitle(lever, words), roundedStep(share)))
    .join(", ");
  const reached = (value: number | null) =>
    value !== null && Math.abs(value - goal.threshold) <= 1e-9 * Math.max(1, Math.abs(goal.value ?? 0))
      ? formatThreshold(goal.threshold, metric)
      : valueText(value, metric, currency);
  const reaches = reached(inOrder.steps.at(-1)!.reaches);
  return [
    {
      lead: "  \u2022 ",
      text: inOrder.met ? solve.inOrder(steps, reaches) : solve.notInOrder(steps, reaches),
    },
    {
      lead: "  \u2022 ",
      text:
        equal === null
          ? solve.noEqual
          : solve.equal(listed(equal.levers), roundedStep(equal.share).replace("+", ""), reached(equal.reaches)),
    },
  ];
}

/** A share away from 0, so that what is said still holds: `-4.1 %`. */
function roundedStep(share: number): string {
  const tenths = Math.ceil(Math.abs(share) * 1000 - 1e-6) / 1000;
  return shareText(Math.sign(share) * tenths);
}

function tornadoSection(goal: GoalRecord, { currency }: SolveReport, words: Words): Section[] {
  const { solve } = words;
  if (goal.tornado === null || goal.tornado.length === 0) return [];
  const metric = metricById(goal.metric)!;
  const rows = goal.tornado.map((bar) => {
    const lever = leverById(bar.lever);
    const end = (value: number | null, flips: boolean) => {
      const text = valueText(value, metric, currency);
      return flips ? solve.flips(text) : text;
    };
    return [
      leverTitle(bar.lever, words),
      valueText(bar.lowInput, lever, currency),
      valueText(bar.highInput, lever, currency),
      end(bar.atLow, bar.flipsAtLow),
      end(bar.atHigh, bar.flipsAtHigh),
      valueText(bar.swing, metric, currency),
    ];
  });
  const { columns } = solve;
  const heads = [columns.from, columns.to, columns.low, columns.high, columns.swing].map(right);
  const notes = [
    ...(goal.tornado.some(({ flipsAtLow, flipsAtHigh }) => flipsAtLow || flipsAtHigh) ? [solve.flipsLegend] : []),
  ];
  return [
    {
      title: solve.tornado,
      blocks: [
        { columns: [{ title: columns.input, wraps: true }, ...heads], rows },
        ...(notes.length === 0 ? [] : [lines(...notes.map((text): Line => ({ lead: "  ", text, tone: "faint" })))]),
      ],
    },
  ];
}
