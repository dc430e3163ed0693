/** Confidence interval of a metric, in the metric's own unit. (The interval at which a plan is billed is a `BillingInterval`.) */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Two-sided confidence level, between 0 and 1: 0.9 means 90 %. */
  readonly confidence: number;
}
