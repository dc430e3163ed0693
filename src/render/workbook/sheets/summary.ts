import type { GateRecord } from "../../../gates/evaluate.ts";
import type { FullReport } from "../../../report/full/full-report.ts";
import type { MetricRecord } from "../../../report/report.ts";
import { metricTitle, policyText } from "../../definition-text.ts";
import { gateTitle, reasonText } from "../../describe.ts";
import { markText, scopeText } from "../../gate-text.ts";
import { headlineOf } from "../../headline.ts";
import type { Words } from "../../words/index.ts";
import { address } from "../file/address.ts";
import { formula, number, text } from "../file/cell.ts";
import type { Sheet } from "../file/sheet.ts";
import { EMPTY, type Row, section, textOr, texts } from "../rows.ts";
import { exportedName, lookOf, wholeMetrics } from "../values.ts";

const WIDTH = 10;

/** The verdict, and the headline numbers as live formulas beside what the data give. */
export function summarySheet(report: FullReport, words: Words): Sheet {
  const { summary: say } = words.workbook;
  const rows: Row[] = [
    ...headRows(report, words),
    EMPTY,
    section(say.numbers, WIDTH),
    texts(Object.values(say.numberHeads), "head"),
  ];
  const whole = wholeMetrics(report);
  for (const each of report.calculation.formulas)
    if (each.metric !== null) rows.push(numberRow(each, whole.get(each.metric)!, rows.length, words));
  rows.push(
    EMPTY,
    section(say.gates, WIDTH),
    [text(say.gateNote, "quiet")],
    texts(Object.values(say.gateHeads), "head"),
  );
  for (const gate of report.check.gates) rows.push(gateRow(gate, report, rows.length, words));
  return {
    name: "Summary",
    rows,
    widths: [44, 16, 16, 12, 14, 14, 14, 26, 84, 36],
    frozen: { rows: 5, columns: 1 },
  };
}

function headRows(report: FullReport, words: Words): Row[] {
  const { check, window, costWindow, asOf, currency, inputs } = report;
  const { workbook, terms } = words;
  const scope = scopeText(check, words);
  const span = (of: typeof window) => (of.months === 0 ? "\u2013" : terms.range(of.from!, of.to!));
  const about = [
    currency,
    workbook.window(span(window), span(costWindow)),
    workbook.files(inputs.map(({ file }) => file).join(" + ")),
  ];
  return [
    [text(scope === "" ? workbook.title(asOf) : `${workbook.title(asOf)} \u00b7 ${scope}`, "title")],
    [text(about.join(" \u00b7 "), "quiet")],
    [text(headlineOf(check, words), "headline")],
    [
      formula(
        `IF(inputs_as_exported,${quoted(workbook.summary.asExported)},${quoted(workbook.summary.changed)})`,
        workbook.summary.asExported,
        "headline",
      ),
    ],
    [text(workbook.summary.checksHold), formula("all_checks", true, "truth")],
  ];
}

function quoted(words: string): string {
  return `"${words.replaceAll('"', '""')}"`;
}

function numberRow(
  { name, metric, formula: body, value }: FullReport["calculation"]["formulas"][number],
  { interval, n, reason, unit }: MetricRecord,
  row: number,
  words: Words,
): Row {
  const look = lookOf(unit, metric);
  const bound = (of: number | undefined) => (of === undefined ? null : number(of, look));
  return [
    text(metricTitle(metric!, words)),
    formula(body, value, look, name),
    value === null ? null : number(value, look, exportedName(metric!)),
    value === null ? null : formula(`${name}-${address(2, row)}`, 0, look),
    bound(interval?.low),
    bound(interval?.high),
    n === null ? null : number(n, "count"),
    textOr(reason === null ? null : reasonText(reason, words)),
    text(body, "formula-text"),
    text(name, "formula-text"),
  ];
}

const SIGNS = { ">=": "\u2265", ">": ">", "<=": "\u2264", "<": "<" } as const;

function gateRow(gate: GateRecord, report: FullReport, row: number, words: Words): Row {
  const { summary: say } = words.workbook;
  const { scope } = report.check;
  const { operator, threshold } = gate;
  const look = lookOf(report.check.metrics.find(({ id }) => id === gate.metric)!.unit, gate.metric);
  const ofWhole = gate.by === (scope?.by ?? null) && gate.group === (scope?.group ?? null);
  const live = ofWhole ? report.calculation.formulas.find(({ metric }) => metric === gate.metric) : undefined;
  const value = gate.value === null ? null : number(gate.value, look);
  const meets = `IFERROR(${address(1, row)}${operator}${address(4, row)},"")`;
  return [
    text(gateTitle(gate, words), "wrapped"),
    live === undefined ? value : formula(live.name, live.value, look),
    value,
    text(SIGNS[operator]),
    threshold === null ? null : number(threshold, look),
    threshold === null || (live === undefined && value === null)
      ? null
      : formula(meets, gate.value === null ? "" : passes(gate.value, operator, threshold), "truth"),
    text(markText(gate, words)),
    textOr(gate.reason === null ? null : reasonText(gate.reason, words), "wrapped"),
    textOr(policyText(gate, "action", words), "wrapped"),
    text(say.stage(words.terms.stages[gate.stage], say.kinds[gate.kind])),
  ];
}

function passes(value: number, operator: GateRecord["operator"], threshold: number): boolean {
  if (operator === ">=") return value >= threshold;
  if (operator === "<=") return value <= threshold;
  return operator === ">" ? value > threshold : value < threshold;
}
