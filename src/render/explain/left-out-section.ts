import type { ExplainReport } from "../../report/explain/explain-report.ts";
import { formatNumber } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { lines, type Section } from "./section.ts";

type LeftOut = ExplainReport["leftOut"][number];

const TEXTS: Readonly<Record<LeftOut["reason"], (one: boolean, record: LeftOut) => string>> = {
  "other-groups": (one) => `${one ? "belongs" : "belong"} to other groups`,
  "after-as-of": (one) => `${one ? "starts" : "start"} after as-of`,
  "zero-length": (one) => `${one ? "ends" : "end"} on the day of ${one ? "its" : "their"} start`,
  "trial-not-converted": (one) => `${one ? "was a trial" : "were trials"} that never turned into a paid line`,
  kind: (one, { kind }) => `of kind ${kind}, which ${one ? "counts" : "count"} for none of these sums`,
  free: () => "worth nothing",
  "outside-window": () => "outside these months",
  passing: (one) => `came and went between two month ends, so no month end shows ${one ? "it" : "them"}`,
  "cost-months": () => "of other months",
  "cost-categories": () => "of other categories",
};

/** What no sum holds, and why. */
export function leftOutSection({ leftOut }: ExplainReport, _words: Words): Section {
  const items = leftOut.map((record) => {
    const one = record.count === 1;
    const what = one ? record.what.replace(/s$/, "") : record.what;
    return { lead: "  \u2022 ", text: `${formatNumber(record.count, 0)} ${what} ${TEXTS[record.reason](one, record)}` };
  });
  return {
    title: "What was left out",
    blocks: [lines(...(items.length === 0 ? [{ lead: "  ", text: "Nothing." }] : items))],
  };
}
