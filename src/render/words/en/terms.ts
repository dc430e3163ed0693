import type { Stage } from "../../../gates/stages.ts";

const stages: Readonly<Record<Stage, string>> = { pmf: "PMF", gtm: "GTM", scale: "Scale", ecosystem: "Ecosystem" };

/** Names and small phrases that many pages share. */
export const terms = {
  stages,
  /** A range of numbers or months. */
  range: (from: string, to: string) => `${from} to ${to}`,
  customers: (count: string) => (count === "1" ? "1 customer" : `${count} customers`),
  smallSample: "a small sample",
  sentences: (sentences: readonly string[]) => sentences.join(" "),
  /** Something with a word about it. */
  noted: (text: string, note: string) => `${text} (${note})`,
  leftOut: (columns: readonly string[]) => `Not shown at this width: ${columns.join(", ")}.`,
  groupOf: (by: string, group: string) => `${by} ${group}`,
};
