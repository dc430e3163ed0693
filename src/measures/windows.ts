import type { Costs } from "../domain/cost.ts";
import type { Month } from "../domain/month.ts";
import { EMPTY_SPAN, intersect, type Span, shift } from "./span.ts";

/**
 * The windows of one as-of month. They belong to the whole company, also where a metric is computed for a group.
 * Source: 002 compares a period's spending with the customers that it won, so cost and revenue share their months.
 */
export interface Windows {
  readonly asOf: Month;
  /** First month with any MRR up to as-of; null when there is none. */
  readonly firstMrr: Month | null;
  /** Trailing months up to as-of, cut at the first month with any MRR. */
  readonly window: Span;
  /** The months of `window` that the costs cover. */
  readonly costWindow: Span;
  /** The months of `window` whose acquisition cost, `lag` months earlier, is covered. */
  readonly acquisitionWindow: Span;
  /** `acquisitionWindow` shifted back by the lag: the months whose acquisition cost counts. */
  readonly acquisitionCostWindow: Span;
  /** The months that the costs cover; null without any cost row. */
  readonly costCoverage: Span | null;
  /** The data holds only customers who stayed: whatever counts those who left has no value. */
  readonly survivorsOnly: boolean;
}

export function windowsAt(
  asOf: Month,
  firstMrr: Month | null,
  costs: Costs,
  length: number,
  cacLagMonths: number,
  survivorsOnly = false,
): Windows {
  const window =
    firstMrr === null || firstMrr > asOf ? EMPTY_SPAN : { from: Math.max(firstMrr, asOf - length + 1), to: asOf };
  const costCoverage = costs.coverage === null ? null : { from: costs.coverage.first, to: costs.coverage.last };
  const covered = costCoverage ?? EMPTY_SPAN;
  const acquisitionWindow = intersect(window, shift(covered, cacLagMonths));
  return {
    asOf,
    firstMrr,
    window,
    costWindow: intersect(window, covered),
    acquisitionWindow,
    acquisitionCostWindow: shift(acquisitionWindow, -cacLagMonths),
    costCoverage,
    survivorsOnly,
  };
}
