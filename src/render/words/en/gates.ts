import { REASONS, type Reason } from "../../../domain/result.ts";
import type { Operator } from "../../../gates/operators.ts";
import { GATE_REASONS } from "../../../gates/reasons.ts";

/** Why a number is missing or a gate undecided, in the middle of a sentence. */
const reasons: Readonly<Record<Reason | keyof typeof GATE_REASONS, string>> = { ...REASONS, ...GATE_REASONS };

/** What an undecided gate needs before it can be decided; nothing where only time tells. */
const remedies: Readonly<Record<string, string>> = {
  "no-costs": "Give the costs too: -c FILE, or `costs: files:` in ue.yaml.",
  "short-history": "Wait for more months, or add the older lines if they are missing from the files.",
  "thin-data":
    "Do not decide by this number yet: look at the customers one by one, and go slower until there are more.",
  "interval-contains-threshold":
    "Collect more customers or months, or decide without --strict and carry the risk knowingly.",
  "no-new-customers": "Sign customers in the window first, or look at an earlier month with --as-of.",
  "no-baseline": "Give the JSON report of an earlier check: --baseline FILE.",
  "not-in-baseline": "Make the baseline again: its report is of other groups, or of a version without this metric.",
  "no-allocation-driver": "Give costs a segment of their own, so that nothing has to be shared out.",
};

const failing: Readonly<Record<Operator, string>> = {
  ">=": "is below",
  ">": "is not above",
  "<=": "is above",
  "<": "is not below",
};

const OUTCOMES = { pass: ", and passes", fail: ", and fails", inconclusive: ", and is open", skipped: ", and is open" };

/** Sentences about gates, without the full stop. */
export const gates = {
  reasons,
  remedies,
  marks: {
    pass: "\u2713 pass",
    fail: "\u2717 FAIL",
    inconclusive: "? open",
    skipped: "\u2013 skip",
    thin: "? THIN",
  },
  closeLegend: "~ close: the interval reaches across the gate; --strict would leave it undecided.",
  titleOfGroup: (title: string, by: string, group: string) => `${title} (${by} ${group})`,
  noValue: "it has no value",
  because: (title: string, why: string) => `${title}: ${why}`,
  decidedInstead: (title: string, why: string, decider: string, outcome: keyof typeof OUTCOMES) =>
    `${title}: ${why}, so ${decider} decides instead${OUTCOMES[outcome]}`,
  fails: (title: string, value: string, operator: Operator, threshold: string) =>
    `${title} ${value} ${failing[operator]} ${threshold}`,
  thin: (title: string, value: string, sample: string) => `${title} ${value} rests on ${sample}, too few to decide`,
  uncertain: (title: string, value: string, threshold: string) =>
    `${title} ${value} is too uncertain: its interval reaches across ${threshold}`,
  stands: (title: string, value: string) => `${title} ${value}`,
  replaced: (title: string, why: string, decider: string) => `${title}: ${why}; decided by ${decider}.`,
  /** A sentence, and the reason that the policy gives for the gate. */
  sentence: (text: string, because: string | null) => `${text}.${because === null ? "" : ` ${because}`}`,
  titles: (titles: readonly string[]) => titles.join("; "),
  undecided: (title: string) => `${title} (undecided)`,
  answeredNo: (id: string) => `${id}: no`,
  listed: (items: readonly string[]) => items.join(", "),
  scalingTooEarly: (from: string, to: string, growth: string | null) =>
    `Scaling too early: acquisition cost rose from ${from} to ${to}${growth === null ? "" : ` (${growth})`} between the halves of the window while a required gate fails.`,
  customersWithout: (by: string) => `customers without a ${by}`,
};
