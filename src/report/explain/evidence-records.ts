import { formatMonth } from "../../domain/month.ts";
import { isMoney } from "../../domain/unit.ts";
import type { EvidenceSource } from "../../measures/drill-down/evidence.ts";
import { drillDown, type Evidence } from "../../measures/drill-down/index.ts";
import { keyOf, type Read, totalOf } from "../../measures/drill-down/reads.ts";
import { lengthOf } from "../../measures/span.ts";
import { unitOfRead } from "../../metrics/levers/sums.ts";
import { metricsUnder, readsOfInput, readsUnder } from "../../metrics/levers/tree.ts";
import type { Input, Metric } from "../../metrics/metric.ts";
import type { Analysis } from "../analysis.ts";
import type { EvidenceRecord, SumRecord } from "./explain-report.ts";

/** The sums behind a metric, and the rows behind the sums: at most `top` of each family (null: all). */
export function evidenceOf(
  analysis: Analysis,
  source: EvidenceSource,
  metric: Metric,
  top: number | null,
): { readonly sums: SumRecord[]; readonly evidence: EvidenceRecord[] } {
  const reads = [...readsUnder(source.measures, metric).values()].filter(({ span }) => lengthOf(span) > 0);
  const families = drillDown(source, reads);
  const keys = keysOf(reads);
  return {
    sums: families.flatMap((evidence) => sumRecords(analysis, source, metric, evidence, keys)),
    evidence: families.flatMap((evidence) => evidenceRecords(analysis, evidence, keys, top)),
  };
}

/** A short name for each sum: its column, and its months where the same column is read over several spans. */
function keysOf(reads: readonly Read[]): ReadonlyMap<string, string> {
  const spansOf = new Map<string, Set<string>>();
  const nameOf = ({ family, column }: Read) => (family === "cohort" ? `cohort ${column}` : column);
  for (const read of reads) {
    const spans = spansOf.get(nameOf(read)) ?? new Set();
    spansOf.set(nameOf(read), spans.add(monthsText(read)));
  }
  return new Map(
    reads.map((read) => {
      const name = nameOf(read);
      return [keyOf(read), spansOf.get(name)!.size === 1 ? name : `${name} ${monthsText(read)}`];
    }),
  );
}

function monthsText({ span }: Read): string {
  const from = formatMonth(span.from);
  return span.from === span.to ? from : `${from}..${formatMonth(span.to)}`;
}

function sumRecords(
  analysis: Analysis,
  { measures }: EvidenceSource,
  root: Metric,
  { family, reads, rows }: Evidence,
  keys: ReadonlyMap<string, string>,
): SumRecord[] {
  return reads.map((read, i) => {
    const total = totalOf(measures, read);
    const unit = unitOfRead(read);
    return {
      key: keys.get(keyOf(read))!,
      family,
      column: read.column,
      categories: read.family === "costs" ? read.categories : null,
      from: formatMonth(read.span.from),
      to: formatMonth(read.span.to),
      unit,
      total: total === null || !isMoney(unit) ? total : analysis.toMajor(total),
      rows: rows.filter(({ values }) => values[i] !== 0).length,
      evidence: rows.length,
      inputs: metricsUnder(root).flatMap((metric) =>
        Object.entries(metric.inputs as Record<string, Input>)
          .filter(
            ([, input]) =>
              !("metric" in input) &&
              readsOfInput(measures, metric, input).some((other) => keyOf(other) === keyOf(read)),
          )
          .map(([name]) => `${metric.id}: ${name}`),
      ),
    };
  });
}

function evidenceRecords(
  analysis: Analysis,
  { family, reads, rows }: Evidence,
  keys: ReadonlyMap<string, string>,
  top: number | null,
): EvidenceRecord[] {
  const major = (ticks: number | null) => (ticks === null ? null : analysis.toMajor(ticks));
  return rows.slice(0, top ?? rows.length).map(({ customer, month, category, what, before, after, values }) => {
    const amounts: Record<string, number> = {};
    reads.forEach((read, i) => {
      const key = keys.get(keyOf(read))!;
      const value = isMoney(unitOfRead(read)) ? analysis.toMajor(values[i]!) : values[i]!;
      // Costs of several layers share a key; each category is in one of them, or in one and in all cost.
      if (value !== 0 || amounts[key] === undefined) amounts[key] = value;
    });
    return {
      family,
      customer: customer === null ? null : analysis.lines.customers.at(customer)!,
      month: month === null ? null : formatMonth(month),
      category,
      what,
      before: major(before),
      after: major(after),
      ...amounts,
    };
  });
}
