import type { Unit } from "../../../domain/unit.ts";
import { MODEL_FORMULAS } from "../../../metrics/model/formulas.ts";
import { MODEL_LEVERS, type ModelLever } from "../../../metrics/model/levers.ts";
import { leverById } from "../../../metrics/what-if/index.ts";
import type { FullReport } from "../../../report/full/full-report.ts";
import { metricTitle } from "../../definition-text.ts";
import type { Words } from "../../words/index.ts";
import { absolute } from "../file/address.ts";
import { blank, type Cell, formula, number, text } from "../file/cell.ts";
import type { NamedColumn, Sheet } from "../file/sheet.ts";
import type { Look } from "../file/styles.ts";
import { EMPTY, type Row, section, textOr, texts } from "../rows.ts";
import { lookOf, Values } from "../values.ts";

const NAME = "Inputs";
const UNCHANGED = 6;

/** What the headline numbers are calculated from: levers to turn, the sums of the data, and the steps on the way. */
export function inputsSheet(report: FullReport, words: Words): Sheet {
  const { inputs: say } = words.workbook;
  const values = new Values(report);
  const width = say.leverHeads.length;
  const rows: Row[] = [
    [text(say.title, "title")],
    [text(say.note, "quiet")],
    section(say.levers, width),
    texts(say.leverHeads, "head"),
  ];
  const columns: NamedColumn[] = [];
  const add = (name: string, added: readonly Row[]) => {
    columns.push({ name, column: UNCHANGED, from: rows.length, to: rows.length + added.length - 1 });
    rows.push(...added);
  };
  add(
    "levers_unchanged",
    MODEL_LEVERS.map((lever) => leverRow(lever, values, report.currency, words)),
  );
  const blind = MODEL_FORMULAS.filter(({ blindTo }) => blindTo !== undefined);
  for (const { metric, blindTo } of blind)
    rows.push([text(say.blindTo(metricTitle(metric!, words), leverTitle(blindTo!, words)), "quiet")]);
  rows.push(EMPTY, section(say.sums, width), [text(say.sumsNote, "quiet")], texts(say.sumHeads, "head"));
  const first = rows.length;
  add(
    "sums_unchanged",
    report.calculation.inputs.map((input, i) => sumRow(input, first + i, report.currency, words)),
  );
  rows.push(EMPTY, section(say.steps, width), texts(say.stepHeads, "head"));
  for (const { name, metric, unit, formula: body, value } of report.calculation.formulas)
    if (metric === null)
      rows.push([
        text(name),
        formula(body, value, lookOf(unit), name),
        null,
        null,
        null,
        null,
        null,
        text(unitText(unit, report.currency, words)),
        text(body, "formula-text"),
      ]);
  return {
    name: NAME,
    rows,
    widths: [46, 18, 12, 16, 18, 10, 12, 16, 60, 60],
    frozen: { rows: 2, columns: 1 },
    columns,
    shades: columns.map(({ column, from, to }) => ({ kind: "false", from: [column, from], to: [column, to] })),
  };
}

function leverTitle(id: ModelLever["lever"], { whatIf }: Words): string {
  return whatIf.leverText(id, "title", leverById(id).title);
}

function leverRow(each: ModelLever, values: Values, currency: string, words: Words): Row {
  const { lever, names } = each;
  const { unit, moves, holds } = leverById(lever);
  const look = leverLook(unit, lever);
  return [
    text(leverTitle(lever, words)),
    values.cell(each.value, look, names.value),
    number(0, "percent-input", names.change),
    blank(`${look}-input` as Look, names.target),
    values.cell(each.after, look),
    values.cell(each.factor, "multiple", names.factor),
    values.cell(`${names.factor}=1`, "truth"),
    text(unitText(unit, currency, words)),
    text(words.whatIf.leverText(lever, "moves", moves), "wrapped"),
    text(words.whatIf.leverText(lever, "holds", holds), "wrapped"),
  ];
}

function leverLook(unit: Unit, lever: ModelLever["lever"]): "money" | "percent" | "percent-fine" | "count" {
  if (unit === "money" || unit === "money/month") return "money";
  if (unit === "count") return "count";
  return lever === "churn" ? "percent-fine" : "percent";
}

function sumRow(
  { name, unit, meaning, value }: FullReport["calculation"]["inputs"][number],
  row: number,
  currency: string,
  words: Words,
): Row {
  const { workbook } = words;
  const look = `${lookOf(unit)}-input` as Look;
  const held: Cell = value === null ? formula("NA()", null, look, name) : number(value, look, name);
  const unchanged = value === null ? `ISNA(${name})` : `IFERROR(${name}=${absolute(NAME, 4, row)},FALSE)`;
  return [
    text(workbook.meaning(name, meaning)),
    held,
    null,
    null,
    value === null ? textOr("#N/A") : number(value, lookOf(unit)),
    null,
    formula(unchanged, true, "truth"),
    text(unitText(unit, currency, words)),
    text(name, "formula-text"),
  ];
}

function unitText(unit: Unit, currency: string, { workbook }: Words): string {
  return workbook.units[unit](currency);
}
