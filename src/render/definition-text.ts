import { HANDBOOK } from "../gates/policy.ts";
import { metricById } from "../metrics/index.ts";
import { EN, type Words } from "./words/index.ts";

/** Texts that come with the metrics and the policy, in the language of the page. */

type Field = "title" | "because" | "verdict" | "action" | "question" | "source";

/** A gate's or question's text: what the handbook says is translated, what a user wrote stays as it is. */
export function policyText<F extends Field>(
  record: { readonly id: string } & Readonly<Record<F, string | null>>,
  field: F,
  words: Words,
): string | null {
  const text: string | null = record[field];
  const { id } = record;
  if (text === null) return null;
  if (ofHandbook(id)[field] !== text) return text;
  return field === "source"
    ? sourceText(text, words)
    : (words.definitions.policy[id]?.[field as Exclude<Field, "source">] ?? text);
}

function ofHandbook(id: string): Readonly<Partial<Record<Field, string | null>>> {
  return HANDBOOK.gates.find((gate) => gate.id === id) ?? HANDBOOK.questions.find((each) => each.id === id) ?? {};
}

/** The title of a gate: an own gate without one has that of its metric. */
export function titleText(
  gate: { readonly id: string; readonly metric: string; readonly title: string },
  words: Words,
) {
  const { metric, title } = gate;
  const text = policyText(gate, "title", words)!;
  return text === title && title === metricById(metric)?.title ? metricTitle(metric, words) : text;
}

export function metricTitle(id: string, { definitions }: Words): string {
  return definitions.metrics[id] ?? metricById(id)?.title ?? id;
}

/** Without what stands in brackets after it. */
export function shortMetricTitle(id: string, words: Words): string {
  return metricTitle(id, words).replace(/ ?[(\uff08].*[)\uff09]$/, "");
}

/** What an input, a sample or a missing value means. */
export function meaningText(text: string, { definitions }: Words): string {
  return definitions.meanings[text] ?? text;
}

/** `002 GTM exit; per tier (ours)`: each part by itself. */
export function sourceText(source: string, { definitions }: Words): string {
  return source
    .split("; ")
    .map((part) => definitions.sources[part] ?? part)
    .join(definitions.betweenSources);
}

export function ruleText({ id, rule }: { readonly id: string; readonly rule: string }, { definitions }: Words): string {
  const known = HANDBOOK.needs.some((need) => need.id === id && need.rule === rule);
  return known ? (definitions.rules[id] ?? rule) : rule;
}

/** A formula has a few words between its names and signs. */
export function formulaText(formula: string, { explain }: Words): string {
  return formula
    .replace(EN.explain.smallestWhole, explain.smallestWhole)
    .replace(new RegExp(`\\b${EN.explain.where}\\b`), explain.where);
}
