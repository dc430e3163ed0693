import type { METHOD_REASONS, Method } from "../../../metrics/lifetime/methods.ts";

const methods: Readonly<Record<Method, string>> = {
  observed: "what customers have paid so far, per customer won",
  km: "Kaplan-Meier: survival as it was seen",
  ceiling: "1 / churn, at most the ceiling",
  horizon: "constant churn, within the horizon",
  sbg: "renewals that get safer with age (shifted beta-geometric)",
  discounted: "constant churn without end, later payments worth less",
  uncapped: "1 / churn without end; for display only",
};

/** Why a method has no value, in the middle of a sentence. */
const reasons: Readonly<Record<(typeof METHOD_REASONS)[number], string>> = {
  "before-observation": "no customer was seen from its first month on and still pays",
  "beyond-follow-up": "too few customers were followed for so long",
  "too-few-at-risk": "fewer than 10 customers are at risk at any age",
  "mixed-contracts": "contracts of several kinds, none of them 80 % of customers: look at one group",
  "few-renewals": "fewer than three renewals were seen on 10 customers or more",
  "no-losses": "nobody left at a renewal, so it cannot be estimated",
  "never-ends": "without churn and discount payments add up without end",
};

/** How long customers last and what they leave, by every method. */
export const lifetime = {
  methods,
  reasons,
  title: (money: string | null, months: string | null, why: string) =>
    money === null
      ? months === null
        ? `LTV has no value: ${why}`
        : `A customer lasts ${months} months (ceiling); LTV has no value: ${why}`
      : `LTV ${money} in ${months} months (ceiling, the default)`,
  titleBy: (by: string) => `Customer lifetime by ${by}`,
  sections: {
    methods: (horizon: string) => `Methods, most trusted first, over ${horizon} months`,
    remarks: "What each is, and why one refuses",
    basis: "What they rest on",
    survival: "Share of customers still paying, by months since their first payment",
  },
  columns: {
    method: "Method",
    months: "Months",
    interval: (confidence: string) => `${confidence} interval`,
    ltv: "LTV",
    toCac: "LTV:CAC",
    customers: "Customers",
    churn: "Churn",
    lost: "Lost",
  },
  default: "default",
  inMonths: (months: string) => `in ${months} months`,
  onlyTo: (months: string, value: string, interval: string | null) =>
    `estimable only to ${months} months: ${value}${interval === null ? "" : ` (${interval})`}`,
  geometric: "no rise of retention with age was seen: one constant chance at each renewal instead",
  discount: (rate: string) => `discounted by ${rate} a year`,
  mostTrusted: (method: string, horizon: string, months: string, money: string | null) =>
    `Most trusted that reaches ${horizon} months: ${method}, ${months} months${money === null ? "" : `, ${money}`}. Gates and ltv keep to the ceiling.`,
  noneReaches: (horizon: string) => `No method but constant churn reaches ${horizon} months.`,
  pays: (arpa: string, margin: string, profit: string) =>
    `A customer pays ${arpa} a month; ${margin} of it is left after delivery and service: ${profit}.`,
  paysOnly: (arpa: string, why: string) => `A customer pays ${arpa} a month; what is left of it is open: ${why}.`,
  churn: (rate: string) =>
    `Churn ${rate} a month, taken as the same at every age by ceiling, horizon, discounted and uncapped.`,
  ever: (customers: string, lost: number, returned: number) =>
    `${customers} ever, ${lost} lost. ${returned === 0 ? "" : `${returned} of these paid again later; each is lost once, at its first loss, which errs on the short side.`}`.trimEnd(),
  renewals: (every: number, seen: number) =>
    `${every === 1 ? "Customers can leave every month" : `Customers decide every ${every} months`}; ${seen} renewal${seen === 1 ? " was" : "s were"} faced by 10 or more.`,
  sbg: (alpha: string, beta: string) => `sBG: alpha ${alpha}, beta ${beta}.`,
  entry: (month: string) => `Losses are known from ${month} on: older customers enter at the age they had then.`,
  legend: "\u25cf seen (km)   o seen on too few   \u00b7 constant churn   + sbg",
  nobody: "Nobody has paid yet.",
};
