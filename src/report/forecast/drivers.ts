import { CATEGORIES, type Category, LAYERS } from "../../domain/cost.ts";
import type { Month } from "../../domain/month.ts";
import { type CohortCell, cohortsOf } from "../../measures/cohorts.ts";
import type { Grouping } from "../../measures/grouping.ts";
import { lifetimesOf } from "../../measures/lifetimes.ts";
import { lengthOf } from "../../measures/span.ts";
import type { Evaluation } from "../../metrics/evaluate.ts";
import type { CostDrivers, ForecastDrivers } from "../../metrics/growth/forecast.ts";
import { type RetentionCurve, retentionCurve } from "../../metrics/growth/retention-curve.ts";
import type { Analysis } from "../analysis.ts";

export interface Drivers {
  /** Null where there is too little to forecast from. */
  readonly drivers: ForecastDrivers | null;
  readonly reason: string | null;
  readonly openingMrr: number;
  readonly newMrr: number;
  readonly newCustomers: number;
  readonly costs: CostDrivers | null;
}

/** A window shorter than this says nothing about a pace. */
const FEWEST_MONTHS = 3;

/** Drivers of the group that `evaluation` is of and `grouping` has alone, from the months of its windows. Major units. */
export function driversOf(analysis: Analysis, evaluation: Evaluation, grouping: Grouping, asOf: Month): Drivers {
  const { measures } = evaluation;
  const { window, survivorsOnly } = measures.windows;
  const months = lengthOf(window);
  const cells = cohortsOf(analysis.ledger, grouping, asOf, "month");
  const rates = {
    openingMrr: analysis.toMajor(measures.at("closing", asOf)),
    newMrr: months === 0 ? 0 : analysis.toMajor(measures.sum("new", window)) / months,
    newCustomers: months === 0 ? 0 : measures.sum("newCustomers", window) / months,
    costs: costDrivers(analysis, evaluation),
  };
  const none = (reason: string): Drivers => ({ drivers: null, reason, ...rates });
  if (months < FEWEST_MONTHS) return none("short-history");
  if (survivorsOnly) return none("survivorship");
  const retention = retentionCurve(cells);
  if (retention === null) return none("thin-ages");
  if (renewalsUnseen(analysis, grouping, asOf, retention)) return none("renewals-unseen");
  const { newMrr, costs } = rates;
  return {
    drivers: { openingByAge: openingByAge(analysis, cells, asOf), newMrr, retention, costs },
    reason: null,
    ...rates,
  };
}

function openingByAge(analysis: Analysis, cells: readonly CohortCell[], asOf: Month): number[] {
  const byAge: number[] = [];
  for (const { cohort, age, mrr } of cells)
    if (cohort + age === asOf) byAge[age] = (byAge[age] ?? 0) + analysis.toMajor(mrr);
  return Array.from({ length: byAge.length }, (_, age) => byAge[age] ?? 0);
}

/** Share of customers with contracts of a year or more from which their first renewal decides what is kept. */
const SOME = 0.2;
const YEAR = 12;

/** Nobody could leave yet: retention before the first renewal says nothing of what is kept after it. */
function renewalsUnseen(analysis: Analysis, grouping: Grouping, asOf: Month, { factors }: RetentionCurve): boolean {
  if (factors.length >= YEAR) return false;
  const [lives] = lifetimesOf(analysis.ledger, grouping, asOf);
  const { contracts } = lives!;
  const customers = Object.values(contracts).reduce((sum, count) => sum + count, 0);
  return contracts.annual + contracts["multi-year"] > SOME * customers;
}

/** Averages of the window's months that the costs cover; null without costs or revenue in at least three of them. */
function costDrivers(analysis: Analysis, { measures }: Evaluation): CostDrivers | null {
  const span = measures.windows.costWindow;
  const months = lengthOf(span);
  const mrr = measures.sum("closing", span);
  const revenue = measures.revenue(span);
  const cost = (categories: readonly Category[]) => measures.cost(categories, span).value;
  const layers = {
    acquisition: cost(LAYERS.acquisition),
    delivery: cost(LAYERS.delivery),
    service: cost(LAYERS.service),
    rnd: cost(LAYERS.rnd),
    admin: cost(LAYERS.admin),
  };
  if (months < FEWEST_MONTHS || mrr <= 0 || revenue <= 0 || cost(CATEGORIES) === null) return null;
  const aMonth = (ticks: number | null) => analysis.toMajor(ticks!) / months;
  return {
    revenuePerMrr: revenue / mrr,
    serviceShare: layers.service! / revenue,
    acquisition: aMonth(layers.acquisition),
    delivery: aMonth(layers.delivery),
    rnd: aMonth(layers.rnd),
    admin: aMonth(layers.admin),
  };
}
