import type { ExplainReport, SumRecord } from "../../report/explain/explain-report.ts";
import type { LeverRecord } from "../../report/explain/verdict-changes.ts";
import { shortMetricTitle } from "../definition-text.ts";
import type { Words } from "../words/index.ts";

/** What sums and levers are called. */

function columnName(column: string, { evidence }: Words): string {
  return evidence.sums[column as keyof typeof evidence.sums] ?? column;
}

export function sumName({ family, column, categories, from, to }: SumRecord, words: Words): string {
  const { evidence } = words;
  if (categories !== null) return evidence.cost(categories);
  if (column === "customersClosing" && from !== to) return evidence.customerMonths;
  return family === "cohort" && column === "closing" ? evidence.cohortMrrNow : columnName(column, words);
}

/** At the start of a line. */
export function leverName(lever: LeverRecord, report: ExplainReport, words: Words): string {
  return words.evidence.capitalised(plainName(lever, report, words));
}

export function plainName({ metric, sum, categories }: LeverRecord, report: ExplainReport, words: Words): string {
  const { evidence } = words;
  if (metric !== null) return shortMetricTitle(metric, words);
  if (categories !== null) return evidence.cost(categories);
  if (sum === "revenue" && report.sums.some(({ column }) => column === "renewalRevenue"))
    return evidence.firstYearRevenue;
  if (sum === "closing" && report.sums.some(({ family }) => family === "cohort")) return evidence.cohortMrrNow;
  return columnName(sum!, words);
}
