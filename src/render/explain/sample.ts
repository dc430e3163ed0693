import { metricById } from "../../metrics/index.ts";
import type { ExplainedMetric, ExplainReport, Missing } from "../../report/explain/explain-report.ts";
import { meaningText, shortMetricTitle } from "../definition-text.ts";
import { reasonText, remedyText } from "../describe.ts";
import { formatSample, intervalEnds } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { percentText } from "./formula.ts";
import { lines, type Section } from "./section.ts";

/** What the number rests on and how sure it is, or what is missing. */
export function sampleSection(report: ExplainReport, words: Words): Section {
  const [metric] = report.metrics as [ExplainedMetric];
  if (metric.value === null) return missingSection(report, words);
  const text = sampleSentence(metric, report.currency, words);
  return { title: words.explain.howSure, blocks: [lines({ lead: "  ", text })] };
}

function sampleSentence(metric: ExplainedMetric, currency: string, words: Words): string {
  const { explain } = words;
  const name = shortMetricTitle(metric.id, words);
  const { n, sample, interval, effectiveSize, intervalNote } = metric;
  if (n === null) return explain.noSample(name);
  const equal = effectiveSize === null || effectiveSize > 0.95 * n ? null : formatSample(effectiveSize);
  const rests = explain.rests(name, formatSample(n), meaningText(sample!, words), equal);
  if (interval === null)
    return metricById(metric.id)!.interval === undefined ? explain.noInterval(rests) : explain.tooFew(rests);
  const [low, high] = intervalEnds(interval, metricById(metric.id)!, currency);
  const confidence = percentText(interval.confidence);
  const sign = high.endsWith(" %") ? " %" : "";
  const sentence =
    `${low}${sign}` === high
      ? explain.stays(rests, confidence, high)
      : explain.lies(rests, confidence, `${low}${sign}`, high);
  return words.terms.sentences(intervalNote === null ? [sentence] : [sentence, meaningText(intervalNote, words)]);
}

function missingSection({ missing }: ExplainReport, words: Words): Section {
  const steps = missing.map((step) => ({ lead: "  ", text: missingText(step, words) }));
  const remedy = remedyText(missing.at(-1)?.reason ?? null, words);
  return {
    title: words.explain.whyNoValue,
    blocks: [lines(...steps, ...(remedy === null ? [] : [{ lead: "  \u2192 ", text: remedy }]))],
  };
}

function missingText({ metric, why, input, reason, meaning }: Missing, words: Words): string {
  const { explain } = words;
  const means = meaningText(meaning, words);
  if (why === "months") return explain.needsMonths(metric, means, reasonText(reason, words), reason);
  if (why === "input") return explain.needsInput(metric, input!, means, reasonText(reason, words), reason);
  return explain.hasNone(metric, means, reason);
}
