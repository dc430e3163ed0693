import { normaliseName } from "./header.ts";

/** What foreign column names probably mean, most telling first. Only ever a suggestion that the user looks over. */
const GUESSES: readonly (readonly [column: string, names: RegExp])[] = [
  ["trial_end", /trial.*(end|until|to\b)/],
  ["subscription_id", /^(subscription|contract|sub|agreement)[ _-]?(id|no|number|ref)?$|订阅.*(号|id)|合同/],
  [
    "end_date",
    /\b(end|ended|ends|until|expir|cancel|churn|stop|left|terminat|eind|ende|kündig)|^to$|结束|到期|终止|截止/,
  ],
  ["start_date", /\b(start|begin|began|join|sign|since|created|activ|beginn)|^from$|开始|起始|签约|生效/],
  ["customer_id", /customer|client|klant|kunde|account|company|user|member|subscriber|organi[sz]ation|客户|商户|用户/],
  ["amount", /amount|price|fee|bedrag|betrag|preis|\bmrr\b|monthly|revenue|charge|value|cost|金额|价格|费用|单价/],
  ["interval", /interval|period|billing|frequency|cycle|周期|频率/],
  ["quantity", /quantity|seats|units|licen[cs]es|qty|数量|席位/],
  ["currency", /currency|币种|货币/],
  ["plan", /\bplan\b|product|package|tier|套餐|产品|版本/],
  ["segment", /segment|industry|sector|行业|客群/],
  ["channel", /channel|source|渠道|来源/],
];

/** Canonical columns to the names that a header has for them; each name is used once. */
export function guessColumns(header: readonly string[]): Map<string, string> {
  const left = header.map((name) => name.trim()).filter((name) => name !== "");
  const found = new Map<string, string>();
  for (const [column, names] of GUESSES) {
    const index = left.findIndex((name) => names.test(normaliseName(name).replaceAll("_", " ")));
    if (index >= 0) found.set(column, left.splice(index, 1)[0]!);
  }
  return found;
}
