import type { LeverId } from "../../domain/lever.ts";
import type { Unit } from "../../domain/unit.ts";
import type { Dimension } from "../../measures/grouping.ts";
import type { Growth } from "../growth.ts";
import type { Envelope, Provenance } from "../report.ts";

export const FORECAST_REASONS = ["thin-ages", "renewals-unseen", "no-loss"] as const;

/** One coming month. The band is the same forecast with retention at the ends of the interval of NDR. */
export interface ForecastRecord {
  readonly month: string;
  readonly mrr: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly fromBase: number;
  readonly fromNew: number;
  /** Share of it by cohorts older than any that enough customers have reached. */
  readonly beyondObserved: number;
  readonly revenue: number | null;
  readonly grossProfit1: number | null;
  readonly grossProfit2: number | null;
  readonly grossProfit3: number | null;
  readonly grossProfit4: number | null;
  /** MRR at the budgeted pace of signing. */
  readonly budgetMrr: number | null;
  /** MRR with no lever turned, where one is. */
  readonly baseMrr: number | null;
}

/** A lever that was turned. */
export interface TurnedLever {
  readonly lever: LeverId;
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
}

/** What is held to get there; amounts are of a month. */
export interface ForecastAssumptions {
  readonly openingMrr: number;
  readonly newMrr: number;
  readonly newCustomers: number;
  /** Ages whose retention was observed on enough customers, and what is kept a year after them. */
  readonly observedAges: number | null;
  readonly keptAYear: number | null;
  /** Kept from each age to the next. */
  readonly factors: readonly number[];
  readonly revenuePerMrr: number | null;
  readonly serviceShare: number | null;
  readonly acquisition: number | null;
  readonly delivery: number | null;
  readonly rnd: number | null;
  readonly admin: number | null;
}

export const PROFITS = ["gm1", "gm2", "gm3", "gm4"] as const;
export type Profit = (typeof PROFITS)[number];

export interface BreakEven {
  readonly profit: Profit;
  /** Of a month with today's MRR. */
  readonly now: number | null;
  /**
   * `stays`: above 0 now and all along; `lost`: above 0 now, no longer from `month` on; `reached`: from `month` on;
   * `never`: not in ten years. Null where there is no forecast or no cost.
   */
  readonly state: "stays" | "lost" | "reached" | "never" | null;
  readonly month: string | null;
  readonly ahead: number | null;
  readonly reason: string | null;
}

/** Cash of the acquisition programme by itself, if it started now: what customers pay less what they cost to win. */
export interface AcquisitionCash {
  readonly customersPerMonth: number | null;
  readonly monthlyProfit: number | null;
  readonly churn: number | null;
  readonly cac: number | null;
  readonly exactPayback: number | null;
  readonly payments: number | null;
  readonly troughMonth: number | null;
  readonly trough: number | null;
  readonly positiveMonth: number | null;
  readonly reason: string | null;
}

/** Growth that renewals can pay for (002 GTM sales: the subsidy rule). */
export interface Sustainable {
  readonly growth: number | null;
  readonly amountRetention: number | null;
  readonly renewalProfit: number | null;
  readonly firstYearResult: number | null;
  readonly reason: string | null;
}

/** The plan of ue.yaml against what the window and the forecast say; amounts are of a month. */
export interface BudgetComparison {
  readonly newMrr: number | null;
  readonly actualNewMrr: number;
  readonly cost: number | null;
  readonly actualCost: number | null;
  readonly mrrAtEnd: number | null;
  readonly budgetMrrAtEnd: number | null;
}

export interface ForecastReport extends Envelope, Provenance {
  readonly report: "forecast";
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly forecast: readonly ForecastRecord[];
  readonly levers: readonly TurnedLever[];
  readonly months: number;
  /** Why there is no forecast; null where there is one. */
  readonly reason: string | null;
  readonly assumptions: ForecastAssumptions;
  readonly confidence: number;
  /** Where the band has none: why. */
  readonly bandReason: string | null;
  readonly growth: Growth;
  /** What MRR tends to by the retention of each age; null where nothing holds it. */
  readonly mrrLimit: number | null;
  readonly doublingMonths: number | null;
  readonly breakEven: BreakEven;
  readonly acquisitionCash: AcquisitionCash;
  readonly sustainable: Sustainable;
  readonly budget: BudgetComparison | null;
}
