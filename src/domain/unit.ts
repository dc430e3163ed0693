/** What a number counts. Money is ticks inside the engine and major units in every report. */
export type Unit = "money" | "money/month" | "ratio" | "ratio/month" | "count" | "months";

export function isMoney(unit: Unit): boolean {
  return unit === "money" || unit === "money/month";
}
