import type { Options } from "../../../domain/options.ts";
import type { FullReport } from "../../../report/full/full-report.ts";
import { formulaText, metricTitle, sourceText } from "../../definition-text.ts";
import { formatNumber } from "../../format-value.ts";
import { issueMessage, issuePlace } from "../../issue-message.ts";
import type { Words } from "../../words/index.ts";
import { type Cell, number, text } from "../file/cell.ts";
import type { Sheet } from "../file/sheet.ts";
import { EMPTY, type Row, section, texts } from "../rows.ts";

const WIDTH = 6;

/** Where the numbers come from and what they mean. */
export function aboutSheet(report: FullReport, words: Words): Sheet {
  const { about: say } = words.workbook;
  const rows: Row[] = [
    [text(say.title, "title")],
    ...say.lines.map((line) => [text(line)]),
    EMPTY,
    section(say.inputs, WIDTH),
    texts(say.inputHeads, "head"),
    ...report.inputs.map(
      ({ file, role, rows: read, used, excluded, sha256 }): Row => [
        text(file),
        text(say.roles[role]),
        number(read, "count"),
        number(used, "count"),
        number(excluded, "count"),
        text(sha256, "formula-text"),
      ],
    ),
    EMPTY,
    section(say.options, WIDTH),
    texts(say.optionHeads, "head"),
    ...optionRows(report.options, words),
    [text(say.hash), text(report.definitions, "formula-text")],
    EMPTY,
    section(say.notes, WIDTH),
    ...report.issues.map((issue): Row => {
      const place = issuePlace(issue, words);
      const message = issueMessage(issue, words);
      return [text(place === "" ? message : `${place}: ${message}`)];
    }),
    EMPTY,
    section(say.definitions, WIDTH),
    texts(say.definitionHeads, "head"),
    ...report.definedMetrics.map(
      ({ id, formula, source }): Row => [
        text(metricTitle(id, words), "wrapped"),
        text(id),
        text(formulaText(formula, words), "wrapped"),
        text(sourceText(source, words), "wrapped"),
      ],
    ),
  ];
  return { name: "About", rows, widths: [46, 34, 70, 40, 10, 66], frozen: { rows: 1, columns: 0 } };
}

/** As ue.yaml writes them, in every language. */
const OPTION_KEYS: Readonly<Record<keyof Options, string>> = {
  window: "window",
  cacLagMonths: "cac_lag_months",
  ltvCapMonths: "ltv_cap_months",
  confidence: "confidence",
  minCustomers: "min_customers",
  usage: "usage",
  renewalGraceDays: "renewal_grace_days",
  tiers: "tiers",
  targetSegments: "target_segments",
};

function optionRows(options: Options, { workbook: { about: say } }: Words): Row[] {
  const { tiers, targetSegments, confidence, usage, ...counts } = options;
  const named = (name: keyof Options, ...cells: Cell[]): Row => [text(OPTION_KEYS[name]), ...cells];
  return [
    ...Object.entries(counts).map(([name, value]) => named(name as keyof Options, number(value as number, "number"))),
    named("confidence", number(confidence, "percent")),
    named("usage", text(usage)),
    ...tiers.map(({ name, below }) =>
      named("tiers", text(say.tier(name, below === null ? null : formatNumber(below, 0)))),
    ),
    named("targetSegments", text(targetSegments === null ? say.none : targetSegments.join(", "))),
  ];
}
