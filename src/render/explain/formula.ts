import { metricById } from "../../metrics/index.ts";
import type { ExplainedInput, ExplainedMetric, ExplainReport } from "../../report/explain/explain-report.ts";
import { reasonText } from "../describe.ts";
import { formatValue, type Shown } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { type Block, type Line, lines, right, type Section } from "./section.ts";

/** Formulas with this run's numbers put in, from the metric down to what is measured; then the inputs. */
export function formulaSection(report: ExplainReport, words: Words): Section {
  const [asked, ...below] = report.metrics as [ExplainedMetric, ...ExplainedMetric[]];
  const depthOf = depths(report.metrics);
  const measured = report.metrics.flatMap((metric) => metric.inputs.filter((input) => input.metric === null));
  const blocks: Block[] = [
    lines(
      ...[asked, ...below].flatMap((metric) => formulaLines(metric, depthOf.get(metric.id)!, report.currency, words)),
    ),
  ];
  const distinct = measured.filter(
    (input, index) =>
      measured.findIndex(
        ({ name, meaning, from }) => `${name}${meaning}${from}` === `${input.name}${input.meaning}${input.from}`,
      ) === index,
  );
  if (distinct.length > 0) blocks.push(inputTable(distinct, report.currency, words));
  blocks.push(
    lines(
      ...asked.undefinedWhen.map(({ reason, meaning }) => ({
        text: `No value (${reason}): ${meaning}.`,
        tone: "faint" as const,
      })),
      { text: `Source: ${asked.source}`, tone: "faint" },
      { text: optionsText(report, words), tone: "faint" },
    ),
  );
  return { title: "How it is computed", blocks };
}

/** How many formulas lie above each metric. */
function depths(metrics: readonly ExplainedMetric[]): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  for (const metric of metrics) {
    const own = depth.get(metric.id) ?? 0;
    depth.set(metric.id, own);
    for (const input of metric.inputs)
      if (input.metric !== null && !depth.has(input.metric)) depth.set(input.metric, own + 1);
  }
  return depth;
}

function formulaLines(metric: ExplainedMetric, depth: number, currency: string, words: Words): Line[] {
  const indent = "  ".repeat(depth + 1);
  const result =
    metric.value === null
      ? `no value: ${reasonText(metric.reason!, words)}`
      : withUnit(metric.value, metric, currency, words);
  const hanging = `${indent}${" ".repeat(metric.id.length)} = `;
  const head = { lead: `${indent}${metric.id} = `, text: metric.formula };
  if (metric.inputs.some(({ name }) => name === metric.formula)) return [head, { lead: hanging, text: result }];
  const numbers = substituted(metric, currency);
  // After a condition, "= result" would read as a part of it.
  if (metric.formula.includes(",")) return [head, { lead: hanging, text: numbers }, { lead: hanging, text: result }];
  return [head, { lead: hanging, text: `${numbers} = ${result}` }];
}

/** The formula with numbers in place of names. */
function substituted({ formula, inputs }: ExplainedMetric, currency: string): string {
  const byName = new Map(inputs.map((input) => [input.name, input]));
  return formula.replace(/[A-Za-z][A-Za-z0-9]*/g, (word) => {
    const input = byName.get(word);
    if (input === undefined) return word;
    if (input.value === null) return "?";
    const text = formatValue(input.value, shownAs(input), currency);
    return input.value < 0 ? `(${text})` : text;
  });
}

export function shownAs({ metric, unit }: Pick<ExplainedInput, "metric" | "unit">): Shown {
  return metric === null ? { unit } : metricById(metric)!;
}

export function unitText(unit: string, currency: string, _words: Words): string {
  return (
    { money: currency, "money/month": `${currency}/month`, "ratio/month": "a month", months: "months" }[unit] ?? ""
  );
}

export function withUnit(value: number, metric: ExplainedMetric, currency: string, words: Words): string {
  const unit = unitText(metric.unit, currency, words);
  return `${formatValue(value, metricById(metric.id)!, currency)}${unit === "" ? "" : ` ${unit}`}`;
}

function inputTable(inputs: readonly ExplainedInput[], currency: string, words: Words): Block {
  const rows = inputs.map((input) => [
    input.name,
    input.value === null ? "\u2013" : formatValue(input.value, shownAs(input), currency),
    unitText(input.unit, currency, words) || (input.unit === "count" ? "count" : input.unit),
    `${input.meaning}${monthsText(input)}${input.reason === null ? "" : ` \u2013 ${reasonText(input.reason, words)}`}`,
  ]);
  return {
    columns: [{ title: "Input" }, right("Value"), { title: "Unit" }, { title: "What it is", wraps: true }],
    rows,
  };
}

export function monthsText({ from, to }: { readonly from: string | null; readonly to: string | null }): string {
  if (from === null) return "";
  return from === to ? ` (${from})` : ` (${from} to ${to})`;
}

function optionsText(
  { options, acquisitionWindow: won, acquisitionCostWindow: spent }: ExplainReport,
  _words: Words,
): string {
  const months = (count: number) => `${count} month${count === 1 ? "" : "s"}`;
  const grace =
    options.renewalGraceDays === 0 ? "" : ` \u00b7 gaps up to ${options.renewalGraceDays} days carried through`;
  const lag =
    options.cacLagMonths === 0 || won.from === null
      ? `CAC lag ${months(options.cacLagMonths)}`
      : `CAC lag ${months(options.cacLagMonths)} (customers of ${won.from} to ${won.to}, cost of ${spent.from} to ${spent.to})`;
  return `Options: window ${months(options.window)} \u00b7 ${lag} \u00b7 lifetime at most ${months(options.ltvCapMonths)} \u00b7 confidence ${percentText(options.confidence)} \u00b7 min_customers ${options.minCustomers} \u00b7 usage lines ${options.usage === "include" ? "in" : "not in"} MRR${grace}`;
}

export function percentText(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
