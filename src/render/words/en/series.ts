import type { CohortView } from "../../../report/report.ts";

const views: Readonly<Record<CohortView, string>> = {
  logos: "Customers who still pay",
  gross: "MRR kept, gains left out (gross)",
  net: "MRR kept, gains included (net)",
};

const periods = { month: "month", quarter: "quarter" };
type Period = keyof typeof periods;

function ordinal(step: number): string {
  return { 2: "second", 3: "third", 4: "fourth", 12: "twelfth" }[step] ?? `${step}th`;
}

const cohorts = {
  periods,
  title: (view: CohortView, period: Period) => `${views[view]}, % by age in ${period}s`,
  of: (group: string, title: string) => `${group}: ${title}`,
  customers: "cust.",
  average: "average",
  none: "No cohort is observed by as-of.",
  thin: (least: number) => `? fewer than ${least} customers: not shaded`,
  averageOf: (count: number, customers: string, ages: number, period: Period) =>
    `average: the ${count} cohorts seen for ${ages} ${period}${ages === 1 ? "" : "s"} or longer (${customers} customers), weighted by size; younger ones are not in it.`,
  quarterEnds: "A quarter's age 0 is the end of the quarter itself, so it can be below 100.",
  older: (count: number, range: string) => `${count} older cohort${count === 1 ? "" : "s"} (${range})`,
  between: (step: number, period: Period) => `ages between every ${ordinal(step)} ${period}`,
  above: (age: number, period: Period) => `ages above ${age} ${period}s`,
  leftOut: (what: readonly string[], byQuarter: boolean) =>
    `Not shown: ${what.join("; ")}. All of it: --format csv${byQuarter ? "; fewer rows: --by quarter" : ""}.`,
};

const movements = {
  columns: {
    opening: "open",
    new: "new",
    reactivation: "react.",
    expansion: "expand",
    contraction: "shrink",
    churned: "churn",
    net: "net",
    closing: "close",
    customersClosing: "cust.",
  },
  month: "Month",
  total: "Total",
  none: "No month up to as-of, or of those asked for, has a subscription line.",
  legend:
    "react.: customers who came back; expand, shrink: customers who pay more or less than before (expansion, contraction); \u00b7 none.",
  bar: (most: string, month: string) => `Bar: closing MRR, full width is ${most} (${month}).`,
  rounded: (unit: 1e3 | 1e6 | 1e9, currency: string) =>
    `Amounts in ${{ 1e3: "thousand", 1e6: "million", 1e9: "billion" }[unit]} ${currency}, rounded.`,
};

const metrics = {
  metric: "Metric",
  value: "Value",
  interval: "Interval",
  trend: "Trend",
  lowest: "Lowest",
  highest: "Highest",
  last: "Last",
  thin: (least: number) => `? rests on fewer than ${least} customers: not to be decided by.`,
  trendLegend: (range: string) =>
    `Trend: ${range}, each line on a scale of its own from lowest to highest; \u00b7 no value.`,
  missing: (ids: readonly string[], why: string, range: string) => `\u2013 ${ids.join(", ")}: ${why} (${range}).`,
  none: "The group has no line in any of these months.",
};

/** MRR month by month, retention triangles and metrics over time. */
export const series = { cohorts, metrics, movements };
