import type { Stage } from "../../../gates/stages.ts";

/** How a number is computed, how sure it is, and what would change its verdict. */
export const explain = {
  title: (metric: string, group: string | null, value: string | null) =>
    `${metric}${group === null ? "" : `, ${group}`}: ${value ?? "no value"}`,
  // The gate
  theGate: "The gate",
  gatesOnIt: (count: number): string => (count === 1 ? "The gate on it" : "The gates on it"),
  passes: (title: string) => `${title} passes`,
  advisory: "It is advisory and decides nothing.",
  sourceOfGate: (source: string) => `Source of the gate: ${source}`,
  // A question
  question: (id: string, stage: Stage) => `Question ${id}, ${stage}`,
  answer: (answer: "yes" | "no" | null, date: string | null, evidence: string | null) =>
    `Answer: ${answer === null ? "not answered yet" : `${answer}${date === null ? "" : `, ${date}`}`}${evidence === null ? "" : ` \u2013 ${evidence}`}`,
  answerIt: (id: string, source: string) => `Answer it under \`attest: ${id}\` in ue.yaml. Source: ${source}`,
  standsInFor: (gate: string) => `It decides in place of ${gate} where that gate's metric has no value.`,
  // The formula
  howComputed: "How it is computed",
  noValue: (why: string) => `no value: ${why}`,
  noValueWhen: (reason: string, meaning: string) => `No value (${reason}): ${meaning}.`,
  source: (source: string) => `Source: ${source}`,
  /** Words that stand in formulas. */
  smallestWhole: "smallest whole k with",
  where: "where",
  columns: { input: "Input", value: "Value", unit: "Unit", whatItIs: "What it is" },
  units: { perMonth: (money: string) => `${money}/month`, aMonth: "a month", months: "months", count: "count" },
  months: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  meaning: (meaning: string, months: string | null, missing: string | null) =>
    `${meaning}${months === null ? "" : ` (${months})`}${missing === null ? "" : ` \u2013 ${missing}`}`,
  options: (parts: readonly string[]) => `Options: ${parts.join(" \u00b7 ")}`,
  option: {
    window: (months: number) => `window ${counted(months)}`,
    lag: (months: number) => `CAC lag ${counted(months)}`,
    lagOf: (months: number, customers: string, cost: string) =>
      `CAC lag ${counted(months)} (customers of ${customers}, cost of ${cost})`,
    lifetime: (months: number) => `lifetime at most ${counted(months)}`,
    confidence: (confidence: string) => `confidence ${confidence}`,
    minCustomers: (count: number) => `min_customers ${count}`,
    usage: (counts: boolean) => `usage lines ${counts ? "in" : "not in"} MRR`,
    grace: (days: number) => `gaps up to ${days} days carried through`,
  },
  // How sure it is
  howSure: "How sure it is",
  noSample: (name: string) => `${name} is computed from all records, not from a sample: it has no interval.`,
  /** `equal`: as many equally large customers as the sample tells as much as, where they differ in size. */
  rests: (name: string, n: string, sample: string, equal: string | null) => {
    const customers = n === "1" && sample === "customers" ? "customer" : sample;
    const uneven = equal === null ? "" : ` (they differ in size, and tell as much as ${equal} equal ones)`;
    return `${name} rests on ${n} ${customers}${uneven}`;
  },
  noInterval: (rests: string) => `${rests}; no interval is computed for it.`,
  tooFew: (rests: string) => `${rests}, too few for an interval.`,
  stays: (rests: string, confidence: string, value: string) =>
    `${rests}; with ${confidence} confidence it stays at ${value}.`,
  lies: (rests: string, confidence: string, low: string, high: string) =>
    `${rests}; with ${confidence} confidence it lies between ${low} and ${high}.`,
  // Why there is no value
  whyNoValue: "Why it has no value",
  needsMonths: (metric: string, months: string, why: string, reason: string) =>
    `${metric} needs ${months}: ${why} (${reason}).`,
  needsInput: (metric: string, input: string, meaning: string, why: string, reason: string) =>
    `${metric} needs ${input} (${meaning}), which has no value: ${why} (${reason}).`,
  hasNone: (metric: string, meaning: string, reason: string) => `${metric} has no value here: ${meaning} (${reason}).`,
  // What would change the verdict
  whatWould: "What would change the verdict",
  goal: (title: string, threshold: string, id: string) => `${title} ${threshold} (${id})`,
  undecided: "By its value; the gate is undecided until it rests on enough.",
  nothingWould: (goal: string) => `${goal}: nothing that the files show would change it.`,
  holds: (goal: string) => `${goal} holds, and would no longer hold with any one of these, all else as it is:`,
  wouldHold: (goal: string) => `${goal} would hold with any one of these, all else as it is:`,
  lever: "Lever",
  now: "Now",
  failsFrom: "Fails from",
  needed: "Needed",
  change: "Change",
  withStrict: "With --strict",
  named: (names: readonly string[], more: number) => {
    const all = more > 0 ? [...names, `${more} more`] : names;
    return all.length === 1 ? all[0]! : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
  },
  amount: (customer: string, amount: string) => `${customer} (${amount})`,
  forExample: (lever: string, customers: string, kept: boolean) =>
    `${lever}: for example ${kept ? `with ${customers} kept` : `without ${customers}`}.`,
  notAlone: (lever: string, gate: string, utmost: string | null, held: readonly string[]) =>
    `Not by ${lever} alone${utmost === null ? "" : `: ${gate} would get to ${utmost} at best`}${held.map((each) => `; ${each}`).join("")}.`,
  heldBy: (meaning: string, value: string) => `${meaning}: ${value}`,
};

function counted(months: number): string {
  return `${months} month${months === 1 ? "" : "s"}`;
}
