import type { FORECAST_REASONS, Profit } from "../../../report/forecast/forecast-report.ts";

const reasons: Readonly<Record<(typeof FORECAST_REASONS)[number], string>> = {
  "thin-ages": "fewer than 10 customers pay at any age, too few to say what is kept",
  "renewals-unseen": "contracts run for a year, and no renewal has been seen on 10 customers yet",
  "no-loss": "new customers leave a profit in their first year",
};

const profits: Readonly<Record<Profit, string>> = { gm1: "GM1", gm2: "GM2", gm3: "GM3", gm4: "GM4" };

/** Where MRR and profit go if things go on as they were. */
export const forecast = {
  reasons,
  profits,
  title: (now: string, then: string, months: string, month: string) =>
    `MRR ${now} now, ${then} in ${months} months (${month}), if signing and retention go on as they were`,
  turned: (lever: string, from: string, to: string) => `${lever} ${from} -> ${to}`,
  withLevers: (title: string, levers: readonly string[]) => `${title}, with ${levers.join(", ")}`,
  none: (why: string) => `No forecast: ${why}`,
  sections: {
    months: "MRR to come",
    direction: "Where it goes",
    programme: "The acquisition programme",
    budget: "Against the budget, a month",
    held: "What is held",
  },
  columns: {
    month: "Month",
    mrr: "MRR",
    band: (confidence: string) => `at ${confidence} of NDR`,
    base: "today's",
    won: "new",
    budget: "at budget",
    unturned: "as it is",
    figure: "",
    planned: "Budget",
    actual: "Now",
    difference: "Difference",
  },
  band: (confidence: string) =>
    `Band: the same with retention at the ends of NDR's ${confidence} interval and new business held. It is no prediction interval.`,
  noBand: (why: string) => `No band: NDR has no interval (${why}).`,
  beyond: (share: string, months: string, kept: string) =>
    `${share} of the last month's MRR is from customers older than ${months} months, which too few have reached: there retention goes on as last observed (${kept} kept a year).`,
  limit: (mrr: string, falls: boolean) =>
    `By retention at each age, at this pace of signing, MRR ${falls ? "falls to" : "tends to"} ${mrr}.`,
  noLimit: "By retention at each age nothing caps MRR: old customers keep or add to what they pay.",
  doubles: (months: string, month: string) => `MRR doubles in ${months} months (${month}).`,
  neverDoubles: "MRR does not double in fifty years.",
  stays: (profit: string, now: string) =>
    `${profit} is ${now} a month at today's MRR, and stays above 0 for ten years.`,
  lost: (profit: string, now: string, month: string) =>
    `${profit} is ${now} a month at today's MRR, and falls below 0 in ${month}.`,
  reached: (profit: string, now: string, month: string, months: string) =>
    `${profit} is ${now} a month at today's MRR, and turns positive in ${month}, ${months} months ahead.`,
  never: (profit: string, now: string) =>
    `${profit} is ${now} a month at today's MRR, and does not turn positive in ten years.`,
  breakEvenOpen: (profit: string, why: string) => `When ${profit} turns is open: ${why}.`,
  payback: (customers: string, cac: string, profit: string, exact: string, payments: string) =>
    `Winning ${customers} customers a month for ${cac} each, who leave ${profit} a month: paid back after ${exact} months, with payment ${payments}.`,
  trough: (month: string, depth: string, positive: string) =>
    `Begun now, it has the most money out in month ${month}, ${depth}, and is ahead from month ${positive} on.`,
  noTrough: "It has no money out at any month's end.",
  cashOpen: (why: string) => `When the programme pays back is open: ${why}.`,
  sustainable: (growth: string, retention: string, renewal: string, first: string) =>
    `Growth that renewals can pay for: ${growth} a year (NDR ${retention}, ${renewal} a year from a renewing customer, ${first} from a new one in its first year).`,
  unlimited: (first: string) =>
    `Renewals do not have to pay for growth: a new customer leaves ${first} in its first year (the subsidy rule).`,
  sustainableOpen: (why: string) => `Growth that renewals can pay for is open: ${why}.`,
  budgetNewMrr: "new MRR",
  budgetCost: "cost",
  budgetEnd: (month: string) => `MRR in ${month}`,
  signing: (mrr: string, customers: string) =>
    `${mrr} of new MRR and ${customers} new customers a month, the average of the window.`,
  retention: (months: string, kept: string) =>
    `Each cohort keeps of its MRR what all cohorts kept at its age, up to ${months} months, then ${kept} a year.`,
  costs: (revenue: string, service: string, fixed: string) =>
    `Revenue ${revenue} of MRR; service ${service} of revenue; all other cost ${fixed} a month. Averages of the months that costs cover.`,
  noCosts: "No costs for three months or more: no profit is forecast.",
};
