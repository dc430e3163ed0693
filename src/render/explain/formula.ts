import { metricById } from "../../metrics/index.ts";
import type { ExplainedInput, ExplainedMetric, ExplainReport } from "../../report/explain/explain-report.ts";
import { formulaText, meaningText, sourceText } from "../definition-text.ts";
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
        text: words.explain.noValueWhen(reason, meaningText(meaning, words)),
        tone: "faint" as const,
      })),
      { text: words.explain.source(sourceText(asked.source, words)), tone: "faint" },
      { text: optionsText(report, words), tone: "faint" },
    ),
  );
  return { title: words.explain.howComputed, blocks };
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
      ? words.explain.noValue(reasonText(metric.reason!, words))
      : withUnit(metric.value, metric, currency, words);
  const hanging = `${indent}${" ".repeat(metric.id.length)} = `;
  const head = { lead: `${indent}${metric.id} = `, text: formulaText(metric.formula, words) };
  if (metric.inputs.some(({ name }) => name === metric.formula)) return [head, { lead: hanging, text: result }];
  const numbers = formulaText(substituted(metric, currency), words);
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

export function unitText(unit: string, currency: string, { explain: { units } }: Words): string {
  const named = {
    money: currency,
    "money/month": units.perMonth(currency),
    "ratio/month": units.aMonth,
    months: units.months,
  };
  return named[unit as keyof typeof named] ?? "";
}

export function withUnit(value: number, metric: ExplainedMetric, currency: string, words: Words): string {
  const unit = unitText(metric.unit, currency, words);
  return `${formatValue(value, metricById(metric.id)!, currency)}${unit === "" ? "" : ` ${unit}`}`;
}

function inputTable(inputs: readonly ExplainedInput[], currency: string, words: Words): Block {
  const { columns } = words.explain;
  const rows = inputs.map((input) => [
    input.name,
    input.value === null ? "\u2013" : formatValue(input.value, shownAs(input), currency),
    unitText(input.unit, currency, words) || (input.unit === "count" ? words.explain.units.count : input.unit),
    words.explain.meaning(
      meaningText(input.meaning, words),
      input.from === null ? null : words.explain.months(input.from, input.to!),
      input.reason === null ? null : reasonText(input.reason, words),
    ),
  ]);
  return {
    columns: [
      { title: columns.input },
      right(columns.value),
      { title: columns.unit },
      { title: columns.whatItIs, wraps: true },
    ],
    rows,
  };
}

function optionsText(
  { options, acquisitionWindow: won, acquisitionCostWindow: spent }: ExplainReport,
  { explain }: Words,
): string {
  const { option, months } = explain;
  const lag =
    options.cacLagMonths === 0 || won.from === null
      ? option.lag(options.cacLagMonths)
      : option.lagOf(options.cacLagMonths, months(won.from, won.to!), months(spent.from!, spent.to!));
  return explain.options([
    option.window(options.window),
    lag,
    option.lifetime(options.ltvCapMonths),
    option.confidence(percentText(options.confidence)),
    option.minCustomers(options.minCustomers),
    option.usage(options.usage === "include"),
    ...(options.renewalGraceDays === 0 ? [] : [option.grace(options.renewalGraceDays)]),
  ]);
}

export function percentText(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
