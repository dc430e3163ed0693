import type { Growth, Model, Regime } from "../report/growth.ts";
import { reasonText } from "./describe.ts";
import { formatNumber, formatSample, formatValue } from "./format-value.ts";

/** Sentences about where ARR goes at an NDR, shared by every renderer. */

const REGIME_NAMES: Readonly<Record<Regime, string>> = {
  "below-80": "below 80 %",
  "80-to-100": "80 to 100 %",
  "at-100": "100 %",
  "above-100": "above 100 %",
  thin: "THIN",
};

export const MODEL_NAMES: Readonly<Record<Model, string>> = { below: "below 100 %", above: "100 % and above" };

export function regimeText({ regime, n }: Pick<Growth, "regime" | "n">): string {
  if (regime === null) return "\u2013";
  return regime === "thin" && n !== null ? `${REGIME_NAMES.thin}, n ${formatSample(n)}` : REGIME_NAMES[regime];
}

/** What this NDR does to the size that can be reached, by the whole company or by a part of it. */
export function growthText(
  { regime, ndr, reason, n, arr, arrCeiling, halfwayMonths }: Growth,
  currency: string,
  whose: "your" | "its" = "your",
): string {
  if (ndr === null || regime === null) return `Where ARR tends to is open: ${reasonText(reason ?? "")}.`;
  const shown = formatValue(ndr, { unit: "ratio" }, currency);
  if (regime === "thin")
    return `NDR ${shown} rests on ${n === null ? "a small sample" : `n ${formatSample(n)}`}: too few to say where ARR tends to.`;
  if (regime === "at-100") return `At NDR ${shown} ARR grows by the pace of signing alone: linear, without a ceiling.`;
  if (arrCeiling === null || halfwayMonths === null)
    return `At NDR ${shown} growth compounds: customers add revenue by themselves, and nothing caps ARR.`;
  const ceiling = formatValue(arrCeiling, { unit: "money" }, currency);
  const months = formatNumber(halfwayMonths, halfwayMonths < 10 && !Number.isInteger(halfwayMonths) ? 1 : 0);
  const moves = arr > arrCeiling ? "falls to" : "tends to";
  return `At this pace of signing and NDR ${shown} ${whose} ARR ${moves} ${ceiling}, half-way there in ${months} month${months === "1" ? "" : "s"}.`;
}
