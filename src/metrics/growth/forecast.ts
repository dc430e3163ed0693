import { factorAt, type RetentionCurve, totalKept } from "./retention-curve.ts";

/** What a forecast is made of: plain numbers, so that a scenario can change them. Money in one unit of the caller's. */
export interface ForecastDrivers {
  /** MRR of today's customers by their age: index 0, those won in the last month; then one month older each. */
  readonly openingByAge: readonly number[];
  /** MRR signed each month from now on. */
  readonly newMrr: number;
  readonly retention: RetentionCurve;
  /** Null without costs: then there is no profit. */
  readonly costs: CostDrivers | null;
}

/** Costs of a month. Service moves with revenue, all others are held. */
export interface CostDrivers {
  /** Recognised revenue for each unit of MRR at the end of its month. */
  readonly revenuePerMrr: number;
  readonly serviceShare: number;
  readonly acquisition: number;
  readonly delivery: number;
  readonly rnd: number;
  readonly admin: number;
}

export interface ForecastMonth {
  /** 1: the coming month. */
  readonly ahead: number;
  readonly mrr: number;
  /** Of it by customers of today, and by those signed since. */
  readonly fromBase: number;
  readonly fromNew: number;
  /** Of it by cohorts older than any that enough customers have reached. */
  readonly beyondObserved: number;
  readonly revenue: number | null;
  /** The four steps of the margin ladder. */
  readonly profits: readonly [number, number, number, number] | null;
}

/**
 * MRR by ageing every cohort on its own: sum over past months of B x kept(age), and today's customers from the age
 * that they have. A curve of new customers for all would understate the old ones, who are past their worst months.
 */
export function forecast(drivers: ForecastDrivers, months: number): ForecastMonth[] {
  const { retention, newMrr } = drivers;
  const observed = retention.factors.length;
  let base = drivers.openingByAge.map((mrr, age) => ({ mrr, age }));
  let won: { mrr: number; age: number }[] = [];
  const aged = (cohorts: typeof base) =>
    cohorts.map(({ mrr, age }) => ({ mrr: mrr * factorAt(retention, age), age: age + 1 }));
  return Array.from({ length: months }, (_, i): ForecastMonth => {
    base = aged(base);
    won = [...aged(won), { mrr: newMrr, age: 0 }];
    const beyond = (cohorts: typeof base) => total(cohorts.filter(({ age }) => age > observed));
    const fromBase = total(base);
    const fromNew = total(won);
    const mrr = fromBase + fromNew;
    return {
      ahead: i + 1,
      mrr,
      fromBase,
      fromNew,
      beyondObserved: beyond(base) + beyond(won),
      ...resultOf(drivers, mrr),
    };
  });
}

/** Revenue and profits of a month that ends with so much MRR. */
export function resultOf(
  { costs }: Pick<ForecastDrivers, "costs">,
  mrr: number,
): Pick<ForecastMonth, "revenue" | "profits"> {
  if (costs === null) return { revenue: null, profits: null };
  const revenue = mrr * costs.revenuePerMrr;
  const first = revenue - costs.acquisition - costs.delivery;
  const second = first - revenue * costs.serviceShare;
  const third = second - costs.rnd;
  return { revenue, profits: [first, second, third, third - costs.admin] };
}

/** What MRR tends to at this pace of signing and this retention by age; null where nothing holds it. */
export function mrrLimit({ newMrr, retention }: ForecastDrivers): number | null {
  const kept = totalKept(retention);
  return kept === null ? null : newMrr * kept;
}

/** How far a search looks ahead. */
const FARTHEST = 600;

/** The first month whose end has twice today's MRR; null when that is not in fifty years. */
export function doublingMonth(drivers: ForecastDrivers): number | null {
  const opening = drivers.openingByAge.reduce((sum, mrr) => sum + mrr, 0);
  if (opening <= 0) return null;
  return forecast(drivers, FARTHEST).find(({ mrr }) => mrr >= 2 * opening)?.ahead ?? null;
}

function total(cohorts: readonly { readonly mrr: number }[]): number {
  return cohorts.reduce((sum, { mrr }) => sum + mrr, 0);
}
