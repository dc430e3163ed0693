import { metricById } from "../metrics/index.ts";
import type { GroupRecord, ModelRecord } from "../report/build-groups.ts";
import type { CheckReport } from "../report/report.ts";
import { formatValue } from "./format-value.ts";
import { regimeText } from "./growth-text.ts";
import { printable } from "./printable.ts";
import type { Words } from "./words/index.ts";

/** The two UE models apart at NDR 100 %, for the formats that people read. */

export function nameOf({ by, group }: Pick<GroupRecord, "by" | "group">, { pages }: Words): string {
  return printable(group === "" ? pages.noGroup(by) : group);
}

export function valueText({ id, value }: ModelRecord["metrics"][number], currency: string): string {
  return value === null ? "\u2013" : formatValue(value, metricById(id)!, currency);
}

export interface ModelGrid {
  readonly title: string;
  /** One column a model. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The groups on each side as one business each, next to each other; null where no group is on a side. */
export function modelGrid({ models, currency }: CheckReport, words: Words): ModelGrid | null {
  const [first] = models;
  if (first === undefined) return null;
  const labels: Readonly<Record<string, string>> = words.check.labels;
  return {
    title: words.check.models(models.length),
    heads: models.map(({ model }) => words.growth.models[model]),
    rows: first.metrics.map(({ id }, i) => [
      labels[id] ?? id,
      ...models.map(({ metrics }) => valueText(metrics[i]!, currency)),
    ]),
  };
}

/** Groups that nothing can be said of are named, never put on a side. */
export function unclassed(groups: readonly GroupRecord[], words: Words): string[] {
  const left = groups.filter(({ model }) => model === null);
  if (left.length === 0) return [];
  const named = left.map((record) => {
    const { regime, n, ndr } = record.growth;
    const why = ndr === null ? words.check.noNdr : regimeText({ regime, n }, words);
    return words.check.unclassed(nameOf(record, words), why);
  });
  return [words.check.inNoModel(named)];
}
