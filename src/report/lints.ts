import { compareCodePoints } from "../domain/code-point-order.ts";
import { formatDay } from "../domain/day.ts";
import { type Issue, issue } from "../domain/issue.ts";
import { daysIn, firstDayOf, formatMonth, type Month, monthOfDay } from "../domain/month.ts";
import { RECURRING } from "../domain/subscription.ts";
import { retentionWithout, shortGaps } from "../measures/late-renewals.ts";
import { firstPaidMonth, mrrOf } from "../measures/ledger.ts";
import type { GroupMeasures } from "../measures/measures.ts";
import { lengthOf } from "../measures/span.ts";
import { customerChurnRate } from "../metrics/customer-churn-rate.ts";
import type { Metric } from "../metrics/metric.ts";
import { ndr } from "../metrics/ndr.ts";
import type { Analysis } from "./analysis.ts";

/** Signs that the data does not say what it seems to say: warnings that save people from wrong conclusions. */
export function lintsOf(analysis: Analysis, asOf: Month): Issue[] {
  return [
    ...bridgedGaps(analysis),
    ...lateRenewals(analysis, asOf),
    ...concentration(analysis, asOf),
    ...massStart(analysis),
    ...minorUnits(analysis),
    ...partialLastMonth(analysis, asOf),
  ];
}

const EXAMPLES = 3;

function examplesOf(analysis: Analysis, customers: Iterable<number>): string {
  return [...new Set(customers)]
    .slice(0, EXAMPLES)
    .map((customer) => analysis.lines.customers.at(customer))
    .join(", ");
}

function bridgedGaps(analysis: Analysis): Issue[] {
  const { bridged, options } = analysis;
  if (bridged.length === 0) return [];
  const examples = examplesOf(
    analysis,
    bridged.map(({ customer }) => customer),
  );
  return [issue("note", "gaps-bridged", {}, { count: bridged.length, days: options.renewalGraceDays, examples })];
}

/** A gap up to this long between two lines of a customer looks like a late renewal, not like churn (ours). */
const LATE_RENEWAL_DAYS = 30;

/** Customers who left and were back within a month, inside the window, and what reading them as renewals changes. */
function lateRenewals(analysis: Analysis, asOf: Month): Issue[] {
  const { options } = analysis;
  if (options.renewalGraceDays >= LATE_RENEWAL_DAYS) return [];
  const { windows, groups } = analysis.measures(asOf, null);
  const { window } = windows;
  const gaps = shortGaps(analysis.lines, LATE_RENEWAL_DAYS);
  const counted = gaps.filter(({ customer, from }) => {
    const month = monthOfDay(from);
    return month >= window.from && month <= window.to && mrrOf(analysis.ledger, customer, month) === 0;
  });
  if (lengthOf(window) === 0 || counted.length === 0) return [];
  const [total] = groups as [GroupMeasures];
  const { opening, closing } = total.statistics.retention;
  const events = total.sum("churnedCustomers", window);
  const all = { opening, closing, events, exposure: total.exposure(window) };
  const unbridged = gaps.filter(({ from, to }) => to - from > options.renewalGraceDays);
  const then = retentionWithout(unbridged, all, analysis.ledger, asOf, window);
  // Nobody may have paid a year ago, or at the start of a month: 0 / 0.
  const known = (share: number) => (Number.isFinite(share) ? share : "");
  const now = (metric: Metric) => analysis.resultOf(metric, asOf, null, null)!.value ?? "";
  return [
    issue(
      "warning",
      "late-renewals",
      {},
      {
        count: counted.length,
        days: LATE_RENEWAL_DAYS,
        ndr: now(ndr),
        ndrThen: known(then.ndr),
        churn: now(customerChurnRate),
        churnThen: known(then.churn),
        examples: examplesOf(
          analysis,
          counted.map(({ customer }) => customer),
        ),
      },
    ),
  ];
}

const LARGE_SHARE = 0.2;
const FEWEST_CUSTOMERS = 2;

/** One customer on whom the numbers hang. */
function concentration({ ledger, lines }: Analysis, asOf: Month): Issue[] {
  let total = 0;
  let largest = 0;
  let customers = 0;
  let payingMost: number[] = [];
  for (let customer = 0; customer < lines.customers.length; customer++) {
    const mrr = mrrOf(ledger, customer, asOf);
    if (mrr === 0) continue;
    customers++;
    total += mrr;
    if (mrr > largest) payingMost = [];
    largest = Math.max(largest, mrr);
    if (mrr === largest) payingMost.push(customer);
  }
  if (customers < FEWEST_CUSTOMERS || largest <= LARGE_SHARE * total) return [];
  // Of several that pay the same, one and the same whatever the order of the rows.
  const [customer] = payingMost.map((each) => lines.customers.at(each)!).sort(compareCodePoints);
  return [issue("warning", "customer-concentration", {}, { customer: customer!, share: largest / total })];
}

const FEWEST_FOR_MIGRATION = 10;

/** Most customers starting on one day came from another system, not from selling. */
function massStart({ ledger, lines }: Analysis): Issue[] {
  if (lines.firstStart === null) return [];
  const firstDay = firstDayOf(lines.firstStart);
  const starts = new Int32Array(firstDayOf(lines.lastStart! + 1) - firstDay);
  let customers = 0;
  for (let customer = 0; customer < lines.customers.length; customer++) {
    if (firstPaidMonth(ledger, customer) === null) continue;
    customers++;
    starts[lines.start[lines.offsets[customer]!]! - firstDay]!++;
  }
  const index = starts.findIndex((count) => 2 * count > customers);
  if (customers < FEWEST_FOR_MIGRATION || index < 0) return [];
  return [issue("warning", "mass-start", {}, { count: starts[index]!, customers, day: formatDay(firstDay + index) })];
}

const SUSPICIOUS_SCALE = 50;

/** Amounts without any cents, and far above the scale of the smallest tier, may be cents themselves. */
function minorUnits({ lines, options, ticksPerMajor }: Analysis): Issue[] {
  const scale = options.tiers[0]?.below ?? null;
  if (scale === null) return [];
  const isMeant = (line: number) => lines.kind[line] === RECURRING && lines.mrr[line] !== 0;
  let count = 0;
  for (let line = 0; line < lines.count; line++) {
    if (!isMeant(line)) continue;
    const major = lines.value[line]! / ticksPerMajor;
    if (!Number.isInteger(major) || major * ticksPerMajor !== lines.value[line]) return [];
    count++;
  }
  const annual = new Float64Array(count);
  for (let line = 0, at = 0; line < lines.count; line++)
    if (isMeant(line)) annual[at++] = (12 * lines.mrr[line]!) / ticksPerMajor;
  const median = annual.sort()[count >> 1] ?? 0;
  return median > SUSPICIOUS_SCALE * scale ? [issue("warning", "amounts-in-minor-units", {}, { median, scale })] : [];
}

const USUAL_MONTHS = 3;
const LAST_DAYS = 10;

/** An as-of month that the files seem to hold only the beginning of. */
function partialLastMonth(analysis: Analysis, asOf: Month): Issue[] {
  const signs = [...partialCosts(analysis, asOf), ...partialStarts(analysis, asOf)];
  return signs
    .slice(0, 1)
    .map((sign) => issue("warning", "partial-last-month", {}, { month: formatMonth(asOf), sign }));
}

/** Costs below half of the median of the months before. */
function partialCosts({ costs }: Analysis, asOf: Month): string[] {
  if (costs.coverage === null || costs.coverage.last !== asOf) return [];
  const totalOf = (month: Month) => costs.rows.reduce((sum, row) => (row.month === month ? sum + row.amount : sum), 0);
  const before = Array.from({ length: USUAL_MONTHS }, (_, i) => asOf - 1 - i).filter(
    (month) => month >= costs.coverage!.first,
  );
  const usual = before.map(totalOf).sort((a, b) => a - b)[1];
  return before.length === USUAL_MONTHS && usual !== undefined && usual > 0 && totalOf(asOf) < usual / 2
    ? ["costs"]
    : [];
}

/** No line starts in its last days, although lines did in each of the months before. */
function partialStarts({ lines }: Analysis, asOf: Month): string[] {
  const late = new Set<Month>();
  const early = new Set<Month>();
  const firstDay = firstDayOf(Math.max(0, asOf - USUAL_MONTHS));
  const lastDay = firstDayOf(asOf + 1) - 1;
  for (let line = 0; line < lines.count; line++) {
    const day = lines.start[line]!;
    if (day < firstDay || day > lastDay) continue;
    const month = monthOfDay(day);
    (day >= firstDayOf(month) + daysIn(month) - LAST_DAYS ? late : early).add(month);
  }
  const before = Array.from({ length: USUAL_MONTHS }, (_, i) => asOf - 1 - i);
  return early.has(asOf) && !late.has(asOf) && before.every((month) => late.has(month) && early.has(month))
    ? ["starts"]
    : [];
}
