import type { Outcome } from "../../../gates/outcome.ts";
import type { MovementStep } from "../../../report/diff/diff-report.ts";
import type { Figure } from "../../../report/diff/history.ts";

const outcomes: Readonly<Record<Outcome, string>> = {
  pass: "pass",
  fail: "FAIL",
  inconclusive: "undecided",
  skipped: "skipped",
};

const figures: Readonly<Record<Figure, string>> = {
  opening: "opening MRR",
  new: "new MRR",
  reactivation: "MRR of returned customers",
  expansion: "expansion",
  contraction: "contraction",
  churned: "churned MRR",
  closing: "closing MRR",
  customers: "customers",
  revenue: "revenue",
  acquisition: "acquisition cost",
  delivery: "delivery cost",
  service: "service cost",
  rnd: "R&D cost",
  admin: "administration cost",
};

const steps: Readonly<Record<MovementStep["step"], string>> = {
  opening: "MRR before",
  restated: "Restated since",
  new: "New",
  reactivation: "Returned",
  expansion: "Expansion",
  contraction: "Contraction",
  churned: "Churned",
  closing: "MRR after",
};

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** What moved between two reports. */
export const diff = {
  outcomes,
  figures,
  steps,
  /** `2025-03` to `2025-06`, or one month in two reports. */
  title: (before: string, after: string) =>
    before === after ? `What moved in ${after}` : `What moved from ${before} to ${after}`,
  side: (file: string | null, asOf: string) => `${file ?? "this run"} (as of ${asOf})`,
  olderAfter: "The second report is of an earlier month than the first.",
  wholeVerdict: "The verdict",
  verdictMoved: (of: string, before: string, after: string) => `${of} went from ${before} to ${after}.`,
  verdictStays: (of: string, verdict: string) => `${of} stays ${verdict}.`,
  sentences: (sentences: readonly string[]) => sentences.join(" "),
  counts: (gates: number, metrics: number, months: number) =>
    `${gates === 0 ? "No gate" : count(gates, "gate", "gates")} and ${count(metrics, "metric", "metrics")} moved; ${months === 0 ? "no past month was restated" : `${count(months, "past month was", "past months were")} RESTATED`}.`,
  underneath: "What changed underneath",
  sameDefinitions: "Definitions, policy and options are the same.",
  otherDefinitions: (named: boolean) =>
    `Definitions, policy or options CHANGED${named ? ":" : ", and the reports do not name how: tiers, the text of a policy or the version of ue."}`,
  option: (name: string, before: string, after: string) => `option ${name}: ${before} -> ${after}`,
  unset: "not told",
  sameData: "The data are the same, byte for byte.",
  otherData: "The data changed:",
  files: {
    same: (file: string) => `${file}: the same`,
    changed: (file: string, before: number, after: number) =>
      `${file}: changed, ${before === after ? `${after} rows as before` : `${before} -> ${after} rows`}`,
    added: (file: string, rows: number) => `${file}: new, ${count(rows, "row", "rows")}`,
    removed: (file: string) => `${file}: no longer read`,
  },
  gatesTitle: "Gates that moved",
  gateColumns: ["", "Gate", "Stage", "Before", "After", "Value before", "Value after", "Threshold"],
  better: "\u25b2 better",
  worse: "\u25bc worse",
  waived: (outcome: string) => `${outcome}, waived`,
  absent: "not there",
  advisory: (title: string) => `${title} (advisory)`,
  metricsTitle: "Metrics that moved, the most important first",
  metricColumns: ["", "Metric", "Before", "After", "Change", "Share"],
  moreMetrics: (rest: number) => `${count(rest, "more metric", "more metrics")} moved: --format csv or json has all.`,
  mrrTitle: "Why: MRR",
  mrrColumns: ["", "Amount"],
  customersTitle: (shown: number, all: number) =>
    shown === all
      ? "Customers behind it, largest first"
      : `Customers behind it, the largest ${shown} of ${all} (--all shows all)`,
  customerColumns: ["Customer", "Before", "After", "Change", "How"],
  noCustomers: "Give the data too (-s FILE, or ue.yaml with one report) to see the customers behind it.",
  costsTitle: "Why: cost in the two windows",
  costColumns: ["Layer", "Before", "After", "Change"],
  restatedTitle: "Past months that were restated",
  restatedBy: {
    data: "The same months are told differently by changed data:",
    options:
      "The data are the same: changed options (usage, renewal_grace_days) or definitions tell these months differently.",
    "data-or-options": "Data and options changed, and either may be the reason:",
  },
  restated: (figure: string, before: string, after: string, change: string | null) =>
    `${figure} was ${before}, is now ${after}${change === null ? "" : ` (${change})`}`,
  gone: "missing",
  moreMonths: (rest: number) => `${count(rest, "more month", "more months")}: --format json has all.`,
  month: (month: string, figures: readonly string[]) => `${month}: ${figures.join("; ")}`,
  how: (step: string, amount: string) => `${step} ${amount}`,
};
