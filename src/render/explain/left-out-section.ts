import type { ExplainReport } from "../../report/explain/explain-report.ts";
import { formatNumber } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { lines, type Section } from "./section.ts";

/** What no sum holds, and why. */
export function leftOutSection({ leftOut }: ExplainReport, { evidence }: Words): Section {
  const items = leftOut.map((record) => ({
    lead: "  \u2022 ",
    text: evidence.leftOut(record, formatNumber(record.count, 0)),
  }));
  return {
    title: evidence.leftOutTitle,
    blocks: [lines(...(items.length === 0 ? [{ lead: "  ", text: evidence.nothingLeftOut }] : items))],
  };
}
