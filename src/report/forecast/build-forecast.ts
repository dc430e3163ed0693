import { formatMonth, type Month } from "../../domain/month.ts";
import { power } from "../../domain/power.ts";
import type { Settings } from "../../gates/outcome.ts";
import { groupingBy, onlyGroup, totalGrouping } from "../../measures/grouping.ts";
import { Evaluation } from "../../metrics/evaluate.ts";
import {
  doublingMonth,
  type ForecastDrivers,
  type ForecastMonth,
  forecast,
  mrrLimit,
  resultOf,
} from "../../metrics/growth/forecast.ts";
import { keptAYear, withFactors } from "../../metrics/growth/retention-curve.ts";
import type { MetricResult } from "../../metrics/metric.ts";
import { ndr } from "../../metrics/ndr.ts";
import { withTurned } from "../../metrics/what-if/turn.ts";
import type { Analysis } from "../analysis.ts";
import { envelopeOf } from "../envelope.ts";
import { growthOf } from "../growth.ts";
import type { Provenance } from "../report.ts";
import type { Selection } from "../selection.ts";
import { acquisitionCash, sustainable } from "./acquisition.ts";
import { type Drivers, driversOf } from "./drivers.ts";
import {
  type BreakEven,
  type BudgetComparison,
  type ForecastRecord,
  type ForecastReport,
  PROFITS,
  type Profit,
} from "./forecast-report.ts";
import { type LeverTurn, leverRecords, turnedBy, withLevers } from "./levers.ts";

/** What is planned for a month, in major units. */
export interface Budget {
  readonly newMrr?: number;
  readonly cost?: number;
}

export interface ForecastRequest {
  readonly asOf: Month;
  /** The total or one group. */
  readonly selection: Selection;
  readonly months: number;
  readonly profit: Profit;
  readonly budget: Budget | null;
  /** Levers to turn; amounts of money in major units. */
  readonly turns: readonly LeverTurn[];
  readonly settings: Settings;
}

/** MRR and profit of the coming months if signing, retention by age and costs go on as they were. */
export function buildForecast(analysis: Analysis, request: ForecastRequest, provenance: Provenance): ForecastReport {
  const { asOf, months, profit, settings } = request;
  const { by, group } = request.selection;
  const { ledger, costs, options, ticksPerMajor } = analysis;
  const base = analysis.evaluation(asOf, by, group)!;
  const turned = turnedBy(analysis, base, request.turns);
  const evaluation = turned.length === 0 ? base : new Evaluation(withTurned(base.measures, turned));
  const grouping =
    by === null
      ? totalGrouping(ledger)
      : onlyGroup(groupingBy(by, ledger, costs, options.tiers, ticksPerMajor, asOf), group!);
  const untouched = driversOf(analysis, base, grouping, asOf);
  const known =
    turned.length === 0
      ? untouched
      : withLevers(untouched, driversOf(analysis, evaluation, grouping, asOf), base, turned);
  const { drivers } = known;
  const retention = evaluation.resultOf(ndr);
  const growth = growthOf(analysis, evaluation, settings);
  const budget = by === null ? request.budget : null;
  const budgeted = budget?.newMrr === undefined || drivers === null ? null : { ...drivers, newMrr: budget.newMrr };
  const budgetMrr = budgeted === null ? null : forecast(budgeted, months).map(({ mrr }) => mrr);
  const baseMrr =
    turned.length === 0 || untouched.drivers === null
      ? null
      : forecast(untouched.drivers, months).map(({ mrr }) => mrr);
  const records = drivers === null ? [] : forecastRecords(drivers, retention, months, asOf, { budgetMrr, baseMrr });
  return {
    report: "forecast",
    ...envelopeOf(analysis, asOf),
    by,
    group,
    forecast: records,
    levers: leverRecords(analysis, turned),
    months,
    reason: known.reason,
    assumptions: {
      openingMrr: known.openingMrr,
      newMrr: known.newMrr,
      newCustomers: known.newCustomers,
      observedAges: drivers?.retention.factors.length ?? null,
      keptAYear: drivers === null ? null : keptAYear(drivers.retention),
      factors: drivers?.retention.factors ?? [],
      ...(known.costs ?? NO_COSTS),
    },
    confidence: options.confidence,
    bandReason: retention.interval !== null ? null : (retention.reason ?? "thin-data"),
    growth,
    mrrLimit: drivers === null ? null : mrrLimit(drivers),
    doublingMonths: drivers === null ? null : doublingMonth(drivers),
    breakEven: breakEven(known, profit, asOf),
    acquisitionCash: acquisitionCash(analysis, evaluation),
    sustainable: sustainable(analysis, evaluation, growth.regime === "thin"),
    budget: budget === null ? null : budgetComparison(known, budget, records),
    ...provenance,
  };
}

const NO_COSTS = { revenuePerMrr: null, serviceShare: null, acquisition: null, delivery: null, rnd: null, admin: null };

function forecastRecords(
  drivers: ForecastDrivers,
  retention: MetricResult,
  months: number,
  asOf: Month,
  beside: Readonly<Record<"budgetMrr" | "baseMrr", readonly number[] | null>>,
): ForecastRecord[] {
  const [low, high] = bandOf(drivers, retention, months);
  return forecast(drivers, months).map(({ ahead, mrr, fromBase, fromNew, beyondObserved, revenue, profits }, i) => ({
    month: formatMonth(asOf + ahead),
    mrr,
    low: low?.[i]?.mrr ?? null,
    high: high?.[i]?.mrr ?? null,
    fromBase,
    fromNew,
    beyondObserved: mrr === 0 ? 0 : beyondObserved / mrr,
    revenue,
    grossProfit1: profits?.[0] ?? null,
    grossProfit2: profits?.[1] ?? null,
    grossProfit3: profits?.[2] ?? null,
    grossProfit4: profits?.[3] ?? null,
    budgetMrr: beside.budgetMrr?.[i] ?? null,
    baseMrr: beside.baseMrr?.[i] ?? null,
  }));
}

/** The forecast with every month's retention moved as far as a month's share of NDR's interval: ^(1/12). */
function bandOf(drivers: ForecastDrivers, { value, interval }: MetricResult, months: number): ForecastMonth[][] {
  if (interval === null || value === null || value === 0) return [];
  return [interval.low, interval.high].map((bound) => {
    const step = power(bound / value, 1 / 12);
    return forecast({ ...drivers, retention: withFactors(drivers.retention, (kept) => kept * step) }, months);
  });
}

/** How far ahead a change of sign is looked for. */
const TEN_YEARS = 120;

/** When the chosen profit of a month turns, with costs held and service moving with revenue. */
function breakEven({ drivers, reason, openingMrr, costs }: Drivers, profit: Profit, asOf: Month): BreakEven {
  const step = PROFITS.indexOf(profit);
  const open = { profit, state: null, month: null, ahead: null };
  if (costs === null) return { ...open, now: null, reason: "no-costs" };
  const now = resultOf({ costs }, openingMrr).profits![step]!;
  if (drivers === null) return { ...open, now, reason };
  const coming = forecast(drivers, TEN_YEARS).map(({ profits }) => profits![step]!);
  const turns = coming.findIndex((value) => value > 0 !== now > 0);
  const at = turns < 0 ? null : turns + 1;
  const state = now > 0 ? (at === null ? "stays" : "lost") : at === null ? "never" : "reached";
  return { profit, now, state, month: at === null ? null : formatMonth(asOf + at), ahead: at, reason: null };
}

function budgetComparison(
  { newMrr, costs, openingMrr }: Drivers,
  budget: Budget,
  records: readonly ForecastRecord[],
): BudgetComparison {
  const last = records.at(-1);
  const service = costs === null ? 0 : openingMrr * costs.revenuePerMrr * costs.serviceShare;
  return {
    newMrr: budget.newMrr ?? null,
    actualNewMrr: newMrr,
    cost: budget.cost ?? null,
    actualCost: costs === null ? null : costs.acquisition + costs.delivery + costs.rnd + costs.admin + service,
    mrrAtEnd: last?.mrr ?? null,
    budgetMrrAtEnd: last?.budgetMrr ?? null,
  };
}
