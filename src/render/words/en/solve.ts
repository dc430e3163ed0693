/** What it would take to reach a threshold. */
export const solve = {
  title: "What it would take",
  nothing: "Nothing to solve: no required gate of the deciding stage fails.",
  goal: (title: string, threshold: string, now: string, interval: string | null) =>
    `${title} ${threshold}: ${now} now${interval === null ? "" : ` (${interval})`}`,
  noValue: (why: string) => `no value (${why})`,
  met: "Reached already.",
  columns: {
    lever: "One lever alone",
    now: "Now",
    needed: "Needed",
    change: "Change",
    shown: "To be shown",
    input: "Input",
    from: "From",
    to: "To",
    low: "At the low end",
    high: "At the high end",
    swing: "Swing",
  },
  shownLegend: (confidence: string) =>
    `To be shown, not just to be: where the whole ${confidence} interval reaches the threshold, as sure of it as the data is now.`,
  alreadyShown: "shown",
  never: "\u2013",
  /** Levers that cannot do it. */
  notMoved: (levers: string) => `Does not depend on: ${levers}.`,
  noLever: (levers: string) => `No value, or nothing to scale: ${levers}.`,
  outOfRange: (lever: string, best: string) => `Not by ${lever} alone: ${best} at best.`,
  ceiling: (lever: string, months: string, profit: string, best: string) =>
    `Not by ${lever} alone: even if nobody left, LTV counts at most ${months} months of ${profit} gross profit: ${best} at best.`,
  ceilingSum: (threshold: string, cac: string, needed: string, months: string, most: string) =>
    `${threshold} x CAC ${cac} = ${needed} is more than ${months} months of gross profit, ${most}.`,
  equal: (levers: string, share: string, reaches: string) =>
    `Together, each by the same ${share} (${levers}): ${reaches}.`,
  noEqual: "Together, even nine tenths of each do not reach it.",
  inOrder: (steps: string, reaches: string) => `In the handbook's order, each as far as its cap: ${steps}: ${reaches}.`,
  notInOrder: (steps: string, reaches: string) =>
    `In the handbook's order, all of them at their caps do not reach it: ${steps}: ${reaches}.`,
  step: (lever: string, share: string) => `${lever} ${share}`,
  caps: (caps: string) =>
    `The order is the handbook's: lower CAC, better renewal and with it a longer lifetime (churn, expansion), price; then cost. How far a step goes at most is ours: ${caps}.`,
  howToRead: "How to read this",
  tornado: "What moves it most",
  flips: (value: string) => `${value} !`,
  flipsLegend: "! the threshold is crossed.",
  spans: "Churn runs between the ends of its interval, every other input a tenth down and up.",
  oneAtATime:
    "Each lever moves alone, all else as it is; in life they move together. `ue what-if` tells what a lever moves and holds.",
};
