import { exact } from "../domain/money.ts";
import { formatMonth, type Month, monthsBetween } from "../domain/month.ts";
import type { GroupMeasures } from "../measures/measures.ts";
import type { Span } from "../measures/span.ts";
import type { Analysis } from "./analysis.ts";
import { envelopeOf } from "./envelope.ts";
import type { MovementRecord, MovementsReport, Provenance } from "./report.ts";
import type { Selection } from "./selection.ts";

/** MRR movements of every month of the range: by default from the earliest start of any line to as-of. */
export function buildMovements(
  analysis: Analysis,
  asOf: Month,
  { by, group }: Selection,
  range: Span,
  provenance: Provenance,
): MovementsReport {
  const groups = analysis.measures(asOf, by).groups.filter(({ name }) => group === null || name === group);
  const spans = groups.map((measures) => ({ measures, span: spanOf(measures, range) }));
  return {
    report: "mrr",
    ...envelopeOf(analysis, asOf),
    movements: spans.flatMap(({ measures, span }) =>
      monthsBetween(span.from, span.to).map((month) => ({
        month: formatMonth(month),
        by,
        group: by === null ? null : measures.name,
        ...movementsIn(analysis, measures, { from: month, to: month }),
      })),
    ),
    totals: spans
      .filter(({ span }) => span.from <= span.to)
      .map(({ measures, span }) => ({
        from: formatMonth(span.from),
        to: formatMonth(span.to),
        by,
        group: by === null ? null : measures.name,
        ...movementsIn(analysis, measures, span),
      })),
    ...provenance,
  };
}

function spanOf({ axis }: GroupMeasures, range: Span): Span {
  return { from: Math.max(axis.first, range.from), to: Math.min(axis.last, range.to) };
}

/** From the opening of the first month to the closing of the last. Summed in ticks, so opening + net is closing. */
function movementsIn(
  analysis: Analysis,
  group: GroupMeasures,
  span: Span,
): Omit<MovementRecord, "month" | "by" | "group"> {
  const sum = (column: Parameters<GroupMeasures["at"]>[0]) => group.sum(column, span);
  const closing = group.at("closing", span.to);
  const opening = group.at("closing", span.from - 1);
  const net = exact(closing - opening, () => "net new MRR");
  const money = (ticks: number) => analysis.toMajor(ticks);
  return {
    opening: money(opening),
    new: money(sum("new")),
    reactivation: money(sum("reactivation")),
    expansion: money(sum("expansion")),
    contraction: money(sum("contraction")),
    churned: money(sum("churned")),
    closing: money(closing),
    customersOpening: group.at("customersClosing", span.from - 1),
    newCustomers: sum("newCustomers"),
    reactivatedCustomers: sum("reactivatedCustomers"),
    churnedCustomers: sum("churnedCustomers"),
    customersClosing: group.at("customersClosing", span.to),
    flashCustomers: sum("flashCustomers"),
    net: money(net),
  };
}
