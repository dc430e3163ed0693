import type { Interval } from "../domain/interval.ts";
import { minorDigits } from "../domain/money.ts";
import { isMoney, type Unit } from "../domain/unit.ts";
import type { Words } from "./words/index.ts";

/** The only place where numbers are rounded. Text is the same on every machine: no locale is asked. */

export interface Shown {
  readonly unit: Unit;
  readonly shown?: "multiple" | undefined;
}

/** A number with thousands separators and a fixed count of decimals. */
export function formatNumber(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = value < 0 && Number(text) !== 0 ? "-" : "";
  return `${sign}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** Money from a thousand on, and zero, is shown without cents; the currency stands in the report's head. */
export function moneyDecimals(largest: number, currency: string): number {
  return largest === 0 || Math.abs(largest) >= 1000 ? 0 : minorDigits(currency);
}

function decimalsOf({ unit, shown }: Shown, value: number, currency: string): number {
  if (isMoney(unit)) return moneyDecimals(value, currency);
  if (unit === "count") return Number.isInteger(value) ? 0 : 1;
  if (unit === "ratio/month") return 2;
  if (unit === "months") return Number.isInteger(value) ? 0 : 1;
  return shown === "multiple" ? 2 : 1;
}

const isPercent = ({ unit, shown }: Shown) => (unit === "ratio" || unit === "ratio/month") && shown !== "multiple";

function withDecimals(value: number, as: Shown, decimals: number): string {
  if (isPercent(as)) return `${formatNumber(value * 100, decimals)} %`;
  return formatNumber(value, decimals);
}

/** `74.2 %`, `5.12`, `8,640`. Units of time are left to the column's title. */
export function formatValue(value: number, as: Shown, currency: string): string {
  return withDecimals(value, as, decimalsOf(as, value, currency));
}

const MOST_DECIMALS = 8;

/** Like formatValue, with as many more decimals as it takes not to look equal to a threshold that it is not equal to. */
export function formatAgainst(value: number, threshold: number, as: Shown, currency: string): string {
  const scale = isPercent(as) ? 100 : 1;
  let decimals = decimalsOf(as, value, currency);
  if (value !== threshold)
    while (
      decimals < MOST_DECIMALS &&
      Number((value * scale).toFixed(decimals)) === Number((threshold * scale).toFixed(MOST_DECIMALS))
    )
      decimals++;
  return withDecimals(value, as, decimals);
}

/** Two numbers, with as many decimals as it takes to tell them apart. */
export function formatApart(a: number, b: number, as: Shown, currency: string): [string, string] {
  let decimals = decimalsOf(as, a, currency);
  const texts = (): [string, string] => [withDecimals(a, as, decimals), withDecimals(b, as, decimals)];
  while (a !== b && decimals < MOST_DECIMALS && texts()[0] === texts()[1]) decimals++;
  return texts();
}

/** Keeps noise in the last bits from moving a bound by a whole digit. */
const BOUND_SLACK = 1e-9;

/** A bound, rounded to the side on which what is said of it still holds. */
export function formatBound(value: number, as: Shown, currency: string, side: "up" | "down"): string {
  const decimals = decimalsOf(as, value, currency);
  const scale = (isPercent(as) ? 100 : 1) * 10 ** decimals;
  const scaled = value * scale;
  const rounded = side === "up" ? Math.ceil(scaled - BOUND_SLACK) : Math.floor(scaled + BOUND_SLACK);
  return withDecimals(rounded / scale, as, decimals);
}

/** A threshold as it was written: `80 %`, `3`, `8,000`. */
export function formatThreshold(threshold: number, as: Shown): string {
  const number = isPercent(as) ? Number((threshold * 100).toPrecision(12)) : threshold;
  const decimals = Math.min(4, (String(number).split(".")[1] ?? "").length);
  return `${formatNumber(number, decimals)}${isPercent(as) ? " %" : ""}`;
}

/** value - threshold with its sign; percentages differ by points. */
export function formatMargin(margin: number, as: Shown, currency: string): string {
  const sign = margin > 0 ? "+" : "";
  if (isPercent(as))
    return `${sign}${formatNumber(margin * 100, margin !== 0 && Math.abs(margin) < 0.0005 ? 4 : 1)} pt`;
  return `${sign}${formatValue(margin, as, currency)}`;
}

/** `63.9 to 83.7 %` */
export function formatInterval(interval: Interval, as: Shown, currency: string, { terms }: Words): string {
  return terms.range(...intervalEnds(interval, as, currency));
}

/** Both ends with the same decimals; a percent sign stands after the upper one alone. */
export function intervalEnds({ low, high }: Interval, as: Shown, currency: string): [low: string, high: string] {
  const decimals = decimalsOf(as, Math.max(Math.abs(low), Math.abs(high)), currency);
  const scale = isPercent(as) ? 100 : 1;
  return [formatNumber(low * scale, decimals), withDecimals(high, as, decimals)];
}

/** A sample size; customers at risk on average are no whole number. */
export function formatSample(n: number): string {
  return formatNumber(n, n < 10 && !Number.isInteger(n) ? 1 : 0);
}
