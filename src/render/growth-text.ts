import type { Growth } from "../report/growth.ts";
import { reasonText } from "./describe.ts";
import { formatNumber, formatSample, formatValue } from "./format-value.ts";
import type { Words } from "./words/index.ts";

/** Sentences about where ARR goes at an NDR, shared by every renderer. */

export function regimeText({ regime, n }: Pick<Growth, "regime" | "n">, { growth }: Words): string {
  if (regime === null) return "\u2013";
  return regime === "thin" && n !== null ? growth.thinRegime(formatSample(n)) : growth.regimes[regime];
}

/** What this NDR does to the size that can be reached, by the whole company or by a part of it. */
export function growthText(
  { regime, ndr, reason, n, arr, arrCeiling, halfwayMonths }: Growth,
  currency: string,
  words: Words,
  of: "company" | "part" = "company",
): string {
  const { growth } = words;
  if (ndr === null || regime === null) return growth.open(reasonText(reason ?? "", words));
  const shown = formatValue(ndr, { unit: "ratio" }, currency);
  if (regime === "thin") return growth.thin(shown, n === null ? null : formatSample(n));
  if (regime === "at-100") return growth.linear(shown);
  if (arrCeiling === null || halfwayMonths === null) return growth.compounds(shown);
  const ceiling = formatValue(arrCeiling, { unit: "money" }, currency);
  const months = formatNumber(halfwayMonths, halfwayMonths < 10 && !Number.isInteger(halfwayMonths) ? 1 : 0);
  return growth.tends(of === "company", arr > arrCeiling, shown, ceiling, months);
}
