import { metricById } from "../../metrics/index.ts";
import type { ExplainedMetric, ExplainReport, Missing } from "../../report/explain/explain-report.ts";
import { reasonText, remedyText } from "../describe.ts";
import { formatInterval, formatSample } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { percentText } from "./formula.ts";
import { lines, type Section } from "./section.ts";

/** What the number rests on and how sure it is, or what is missing. */
export function sampleSection(report: ExplainReport, words: Words): Section {
  const [metric] = report.metrics as [ExplainedMetric];
  if (metric.value === null) return missingSection(report, words);
  return {
    title: "How sure it is",
    blocks: [lines({ lead: "  ", text: sampleSentence(metric, report.currency, words) })],
  };
}

function sampleSentence(metric: ExplainedMetric, currency: string, words: Words): string {
  const name = shortTitle(metric);
  const { n, sample, interval, effectiveSize, intervalNote } = metric;
  if (n === null) return `${name} is computed from all records, not from a sample: it has no interval.`;
  const one = n === 1 && sample === "customers";
  const uneven =
    effectiveSize === null || effectiveSize > 0.95 * n
      ? ""
      : ` (they differ in size, and tell as much as ${formatSample(effectiveSize)} equal ones)`;
  const rests = `${name} rests on ${formatSample(n)} ${one ? "customer" : sample}${uneven}`;
  if (interval === null)
    return metricById(metric.id)!.interval === undefined
      ? `${rests}; no interval is computed for it.`
      : `${rests}, too few for an interval.`;
  const [low, high] = formatInterval(interval, metricById(metric.id)!, currency, words).split(" to ");
  const same = low === high?.replace(/ %$/, "");
  const range = same ? `it stays at ${high}` : `it lies between ${low}${high!.endsWith("%") ? " %" : ""} and ${high}`;
  const note = intervalNote === null ? "" : ` ${intervalNote}`;
  return `${rests}; with ${percentText(interval.confidence)} confidence ${range}.${note}`;
}

export function shortTitle({ title }: Pick<ExplainedMetric, "title">): string {
  return title.replace(/ \(.*\)$/, "");
}

function missingSection({ missing }: ExplainReport, words: Words): Section {
  const steps = missing.map((step) => ({ lead: "  ", text: missingText(step, words) }));
  const remedy = remedyText(missing.at(-1)?.reason ?? null, words);
  return {
    title: "Why it has no value",
    blocks: [lines(...steps, ...(remedy === null ? [] : [{ lead: "  \u2192 ", text: remedy }]))],
  };
}

function missingText({ metric, why, input, reason, meaning }: Missing, words: Words): string {
  if (why === "months") return `${metric} needs ${meaning}: ${reasonText(reason, words)} (${reason}).`;
  if (why === "input")
    return `${metric} needs ${input} (${meaning}), which has no value: ${reasonText(reason, words)} (${reason}).`;
  return `${metric} has no value here: ${meaning} (${reason}).`;
}
