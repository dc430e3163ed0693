import type { Category } from "../../domain/cost.ts";

/** What an account is probably, by its name: only ever a suggestion in a message, never applied. */
const GUESSES: readonly (readonly [RegExp, Category | "ignore"])[] = [
  [/\b(income|sales|corporation|value.added) tax|\btaxation|\bVAT\b|\binterest\b|税|财务费用/iu, "ignore"],
  [/customer success|客户成功/iu, "success"],
  [
    /advertis|marketing|promotion|google ads|facebook|meta ads|linkedin|\bseo\b|trade.?show|市场|广告|推广/iu,
    "marketing",
  ],
  [/(?<!cost of )\bsales\b|commission|business develop|销售(?!成本)|佣金/iu, "sales"],
  [/research|\br\s?&\s?d\b|engineering|develop|研发/iu, "rnd"],
  [/implementation|onboarding|delivery|installation|实施|交付/iu, "delivery"],
  [
    /hosting|\baws\b|amazon web|azure|\bgcp\b|\bcloud\b|\bservers?\b|\bsupport\b|customer (care|service)|merchant fee|payment processing|客服|售后|服务器|云(?!南)/iu,
    "service",
  ],
  [
    /\brent\b|office|legal|accounting|audit|insurance|bank (fee|charge)|utilit|telephone|professional fee|\badmin|general expenses|管理费用|办公|房租|租金/iu,
    "admin",
  ],
];

/** Salaries of several teams in one account: no single category is right. */
const MIXED = /payroll|salar|\bwages\b|工资|薪酬|社保/iu;

/** A rule for the account as a line of ue.yaml; `to: ???` where the name does not tell. */
export function suggestedRule(account: string, amount: string): string {
  const pattern = `'^${escaped(account).replaceAll("'", "''")}$'`;
  const guess = MIXED.test(account) ? null : GUESSES.find(([names]) => names.test(account))?.[1];
  const hint = MIXED.test(account) ? ", perhaps split: { service: 0.3, rnd: 0.5, sales: 0.2 }" : "";
  return `- { account: ${pattern}, to: ${guess ?? "???"} }  # ${amount}${hint}`;
}

/** The text as a regular expression that finds just it. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
