import { METRICS } from "../../metrics/index.ts";
import { sampleMeaning } from "../../metrics/inputs.ts";
import type { Input, Metric } from "../../metrics/metric.ts";
import { md } from "../markdown/escape.ts";

/** Every metric of the registry, as its definition states it. */
export function metricsPart(): string {
  const list = METRICS.map(({ id, title, unit }) => `| [\`${id}\`](#${id}) | ${md(title)} | ${unit} |`);
  return [
    "## Metrics",
    ["| id | name | unit |", "|---|---|---|", ...list].join("\n"),
    ...METRICS.map(metricEntry),
  ].join("\n\n");
}

function metricEntry(metric: Metric): string {
  const { id, title, unit, better, formula, needs, inputs, undefinedWhen, interval, intervalNote, source } = metric;
  const lines = [
    `= \`${formula}\``,
    ...Object.entries(inputs as Record<string, Input>).map(([name, input]) => `  - \`${name}\`: ${inputText(input)}`),
    `Unit: ${unit}${better === null ? "" : `; ${better} is better`}`,
    ...(needs === null ? [] : [`Needs ${md(needs.meaning)}`]),
    ...undefinedLines(undefinedWhen as Record<string, string>),
    ...(interval === undefined ? [] : [`Interval: yes${intervalNote === undefined ? "" : `. ${md(intervalNote)}`}`]),
    ...(metric.sampleSize === undefined ? [] : [`Sample size: ${md(sampleMeaning(metric))}`]),
    `Source: ${md(source)}`,
  ];
  const items = lines.map((line) => (line.startsWith("  ") ? line : `- ${line}`));
  return [`### ${id}`, md(title), items.join("\n")].join("\n\n");
}

function inputText(input: Input): string {
  if (!("metric" in input)) return `${md(input.meaning)} (${input.unit})`;
  const link = `[\`${input.metric.id}\`](#${input.metric.id})`;
  return "optional" in input ? `${link}, which may be undefined` : link;
}

function undefinedLines(reasons: Readonly<Record<string, string>>): string[] {
  const entries = Object.entries(reasons);
  if (entries.length === 0) return [];
  return [
    `Undefined (besides the reasons of metrics that it is made of)`,
    ...entries.map(([reason, when]) => `  - \`${reason}\`: ${md(when)}`),
  ];
}
