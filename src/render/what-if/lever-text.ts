import type { LeverId } from "../../domain/lever.ts";
import { leverById } from "../../metrics/what-if/index.ts";
import { formatMargin, formatNumber, formatValue, type Shown } from "../format-value.ts";
import type { Words } from "../words/index.ts";

export function leverTitle(lever: LeverId, { whatIf }: Words): string {
  return whatIf.leverText(lever, "title", leverById(lever).title);
}

/** `+12.5 %`, with more decimals where it is small. */
export function shareText(share: number): string {
  const size = Math.abs(share) * 100;
  return `${share > 0 ? "+" : share < 0 ? "-" : ""}${formatNumber(size, size < 10 && size !== 0 ? 1 : 0)} %`;
}

/** How far a number moved: percentages by points, everything else relative to what it was. */
export function changeText(
  { change, changeShare }: { readonly change: number | null; readonly changeShare: number | null },
  as: Shown,
  currency: string,
): string {
  if (change === null) return "";
  const percent = (as.unit === "ratio" || as.unit === "ratio/month") && as.shown !== "multiple";
  if (percent || changeShare === null) return formatMargin(change, as, currency);
  return shareText(changeShare);
}

export function valueText(value: number | null, as: Shown, currency: string): string {
  return value === null ? "\u2013" : formatValue(value, as, currency);
}
