/** Customer tiers by annual subscription fee, in major units; the last one has no upper bound. */
export interface Tier {
  readonly name: string;
  readonly below: number | null;
}

/** The choices that change numbers or verdicts. Their values are part of the report's `definitions` hash. */
export interface Options {
  /** Trailing months of the window, at least 3. */
  readonly window: number;
  /** Months by which acquisition cost precedes the customers it wins. */
  readonly cacLagMonths: number;
  /** The handbook's ceiling on a customer's lifetime, months (002 GTM operations). */
  readonly ltvCapMonths: number;
  /** Two-sided confidence of every interval. */
  readonly confidence: number;
  /** Below this sample size an interval that contains the threshold leaves the gate undecided. */
  readonly minCustomers: number;
  /** Whether usage lines count in MRR. */
  readonly usage: "include" | "exclude";
  /** A line is carried through a gap of at most so many days before the customer's next one: a late renewal. */
  readonly renewalGraceDays: number;
  readonly tiers: readonly Tier[];
  readonly targetSegments: readonly string[] | null;
}

/** Tiers of 002 in CNY a year, with the gaps between them closed downwards (ours). */
export const HANDBOOK_TIERS: readonly Tier[] = [
  { name: "micro", below: 10_000 },
  { name: "small-mid", below: 100_000 },
  { name: "mid", below: 1_000_000 },
  { name: "large", below: null },
];

export const DEFAULT_OPTIONS: Options = {
  window: 12,
  cacLagMonths: 0,
  ltvCapMonths: 36,
  confidence: 0.9,
  minCustomers: 20,
  usage: "exclude",
  renewalGraceDays: 0,
  tiers: HANDBOOK_TIERS,
  targetSegments: null,
};

export const MINIMUM_WINDOW = 3;
