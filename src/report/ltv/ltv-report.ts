import type { Interval } from "../../domain/interval.ts";
import type { Dimension } from "../../measures/grouping.ts";
import type { ContractClass } from "../../measures/lifetimes.ts";
import type { Method, MethodReason } from "../../metrics/lifetime/methods.ts";
import type { Envelope, Provenance } from "../report.ts";

/** One way to say how long a customer lasts and what it leaves, for the total or one group. */
export interface MethodRecord {
  readonly method: Method;
  readonly by: Dimension | null;
  readonly group: string | null;
  /** 1: the most trusted. */
  readonly trust: number;
  /** Whether `ltv` and the gates rest on it. */
  readonly default: boolean;
  readonly months: number | null;
  readonly reason: MethodReason | null;
  /** Of the months. */
  readonly interval: Interval | null;
  readonly money: number | null;
  /** Why there is no money where there are months. */
  readonly moneyReason: MethodReason | null;
  readonly moneyLow: number | null;
  readonly moneyHigh: number | null;
  readonly toCac: number | null;
  /** Months that it looks at; null: without end. */
  readonly horizon: number | null;
  readonly estimableTo: number | null;
  readonly n: number | null;
}

/** Survival at one tenure: what was seen, and what the models say. */
export interface SurvivalRecord {
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly tenure: number;
  readonly atRisk: number | null;
  readonly lost: number | null;
  /** Kaplan-Meier; null beyond what was observed. */
  readonly survival: number | null;
  /** Whether enough customers are at risk to read it (`estimableTo`). */
  readonly followed: boolean;
  /** (1 - churn)^tenure. */
  readonly constant: number | null;
  readonly sbg: number | null;
}

/** What the methods rest on, for the total or one group. */
export interface LifetimeBasis {
  readonly by: Dimension | null;
  readonly group: string | null;
  /** Customers ever, lost ones, and those of them who paid again later. */
  readonly customers: number;
  readonly lost: number;
  readonly returned: number;
  readonly arpa: number | null;
  readonly serviceMargin: number | null;
  /** Gross profit of the average customer in a month. */
  readonly monthlyProfit: number | null;
  readonly churn: number | null;
  readonly cac: number | null;
  readonly contracts: Readonly<Record<ContractClass, number>>;
  /** Months between renewals; null for contracts of several kinds. */
  readonly renewalMonths: number | null;
  readonly renewalsObserved: number | null;
  readonly model: "sbg" | "geometric" | null;
  readonly alpha: number | null;
  readonly beta: number | null;
  readonly theta: number | null;
  readonly estimableTo: number;
  /** `km` within `estimableTo`, also where the horizon is longer. */
  readonly estimableMonths: number | null;
  readonly estimableInterval: Interval | null;
  /** The most trusted method that reaches to the horizon. */
  readonly mostTrusted: Method | null;
}

export interface LtvReport extends Envelope, Provenance {
  readonly report: "ltv";
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly methods: readonly MethodRecord[];
  readonly basis: readonly LifetimeBasis[];
  readonly survival: readonly SurvivalRecord[];
  /** Months that `observed`, `km`, `horizon` and `sbg` look at. */
  readonly horizon: number;
  readonly ceiling: number;
  /** A year. */
  readonly discountRate: number;
  /** First month in which the file tells of losses: customers from before it enter at the age they had. */
  readonly observedFrom: string | null;
}
