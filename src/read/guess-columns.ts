import { type ColumnLooks, looksOf } from "./column-looks.ts";
import type { StatusMeaning } from "./entry.ts";
import { normaliseName } from "./header.ts";
import type { TableRow } from "./table.ts";

interface Guess {
  readonly column: string;
  readonly names: RegExp;
  /** What the cells must look like for the name to count. */
  readonly fits: (looks: ColumnLooks) => boolean;
}

/** As many different statuses as a file may have; more are some other text. */
export const FEW_STATUSES = 12;
export const STATUS_NAMES = /status|^state$|churn|zustand|estado|statut|状态/;
const INTERVALS =
  /month|year|annual|week|day|daily|quarter|term|monat|jahr|maand|jaar|mois|an(?:née|nuel)|mes|año|[月年季周日]|^\d+m$/i;

const dates = ({ isDates }: ColumnLooks) => isDates;
const numbers = ({ isNumbers }: ColumnLooks) => isNumbers;
const texts = ({ isDates, texts }: ColumnLooks) => !isDates && texts.length > 0;
const ids = (looks: ColumnLooks) => texts(looks) && looks.distinct > 0.9;
const words = (test: RegExp) => (looks: ColumnLooks) =>
  texts(looks) && !looks.isNumbers && looks.texts.every((text) => test.test(text));

/** What foreign column names probably mean, most telling first. Only ever a suggestion that the user looks over. */
const GUESSES: readonly Guess[] = [
  { column: "trial_end", names: /trial.*(end|until|to\b)/, fits: dates },
  {
    column: "subscription_id",
    names: /^(subscription|contract|sub|agreement)[ _-]?(id|no|number|ref)?$|订阅.*(号|id)|合同/,
    fits: ids,
  },
  {
    column: "end_date",
    names:
      /\b(end|ended|ends|until|expir|cancel|churn|stop|left|terminat|eind|ende|kündig|fin\b|baja|vencim)|^to$|结束|到期|终止|截止/,
    fits: dates,
  },
  {
    column: "start_date",
    names:
      /\b(start|begin|began|join|sign|since|created|activ|ingang|aanvang|début|debut|inicio|alta\b|início)|^from$|开始|起始|签约|生效/,
    fits: dates,
  },
  {
    column: "customer_id",
    names:
      /customer|client|klant|kunde|account|company|user|member|subscriber|organi[sz]ation|cliente|abonn|客户|商户|用户/,
    fits: texts,
  },
  { column: "amount", names: /monthly|\bmrr\b|maand|monat|mensual|mensuel|每月|月费/, fits: numbers },
  {
    column: "amount",
    names:
      /amount|price|fee|bedrag|betrag|preis|prix|montant|importe|precio|cuota|valor|revenue|charge|value|cost|金额|价格|费用|单价/,
    fits: numbers,
  },
  { column: "interval", names: /interval|period|billing|frequency|cycle|周期|频率/, fits: words(INTERVALS) },
  { column: "quantity", names: /quantity|seats|units|licen[cs]es|qty|anzahl|aantal|数量|席位/, fits: numbers },
  { column: "currency", names: /currency|währung|valuta|devise|moneda|币种|货币/, fits: words(/^[a-z]{3}$/i) },
  { column: "plan", names: /\bplan\b|product|package|tier|pakket|paket|套餐|产品|版本/, fits: texts },
  { column: "segment", names: /segment|industry|sector|branche|行业|客群/, fits: texts },
  { column: "channel", names: /channel|source|kanal|kanaal|渠道|来源/, fits: texts },
  {
    column: "status",
    names: STATUS_NAMES,
    fits: (looks) => texts(looks) && !looks.isNumbers && looks.texts.length <= FEW_STATUSES,
  },
];

/** Canonical columns to the names that a file has for them; each name is used once. */
export function guessColumns(rows: readonly TableRow[]): Map<string, string> {
  const left = looksOf(rows).filter(({ name }) => name !== "");
  const found = new Map<string, string>();
  const take = (column: string, fits: (looks: ColumnLooks) => boolean) => {
    const index = found.has(column) ? -1 : left.findIndex(fits);
    if (index >= 0) found.set(column, left.splice(index, 1)[0]!.name);
  };
  for (const { column, names, fits } of GUESSES)
    take(column, (looks) => names.test(normaliseName(looks.name).replaceAll("_", " ")) && fits(looks));
  // A date without any telling name starts a line where every row has one, and ends it where some lack it.
  take("start_date", ({ isDates, hasGaps }) => isDates && !hasGaps);
  take("end_date", ({ isDates, hasGaps }) => isDates && hasGaps);
  return found;
}

const MEANINGS: readonly (readonly [RegExp, StatusMeaning])[] = [
  [/trial|probe|试用/i, "trialing"],
  [/inactive|cancel|churn|end|expir|terminat|stop|left|gekündigt|opgezegd|^yes$|已(取消|终止|流失)|到期/i, "ended"],
  [/activ|live|paying|current|past.?due|aktiv|actief|^no$|正常|有效|生效/i, "active"],
];

/** What the statuses of a column probably mean; null where nothing tells. */
export function guessStatuses(rows: readonly TableRow[], column: string): Map<string, StatusMeaning | null> {
  const looks = looksOf(rows).find(({ name }) => name === column);
  return new Map(
    looks?.texts.map((text) => [text, MEANINGS.find(([pattern]) => pattern.test(text))?.[1] ?? null]) ?? [],
  );
}
