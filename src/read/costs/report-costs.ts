import { currencyCode } from "../../domain/currency-codes.ts";
import { formatMinorUnits } from "../../domain/money.ts";
import { formatMonth, type Month } from "../../domain/month.ts";
import { excerpt, readMoney } from "../cells.ts";
import { normaliseName } from "../header.ts";
import { isNearMonth, readMonthHeading } from "../month-heading.ts";
import type { ReportLayout } from "../presets/cost-preset.ts";
import { fits } from "../presets/preset.ts";
import type { Table, TableRow } from "../table.ts";
import { signsIn } from "../text/currency-signs.ts";
import { decideDecimal, isMissing, plainNumber } from "../text/number-form.ts";
import type { Account } from "./account-map.ts";
import type { CostTarget } from "./cost-target.ts";
import { type ReportNode, type ReportRow, reportTree, type SectionKind, sumOf } from "./report-tree.ts";

interface MonthColumn {
  readonly index: number;
  readonly heading: string;
  readonly month: Month;
}

/** An account inside a section of costs. */
interface Leaf {
  readonly account: Account;
  readonly row: ReportRow;
}

/** A sentence below the report, whose date may be cut at its commas. */
const FOOTER = /^(accrual|cash) basis\b/i;

/** Reads a profit and loss report with months as columns: the accounts of its cost sections, subtotals reconciled. */
export function readReport(table: Table, header: number, layout: ReportLayout, target: CostTarget): void {
  const { file, log } = target;
  const errorsBefore = log.errorCount;
  const columns = monthColumns(table.rows[header]!, target);
  if (log.errorCount > errorsBefore) return;
  const { rows, currency } = reportBody(table, header, columns, target);
  if (log.errorCount > errorsBefore) return;
  const kindOf = (label: string): SectionKind | null => {
    const among = (names: readonly string[]) => names.some((name) => fits(normaliseName(label), name));
    return among(layout.costs) ? "cost" : among(layout.income) ? "income" : among(layout.others) ? "other" : null;
  };
  const { sections, mismatches, subtotals } = reportTree(rows, kindOf);
  const money = (amount: number) => formatMinorUnits(amount, target.digitsOf(currency));
  for (const { row, column, found, expected } of mismatches)
    log.error(
      "subtotal-mismatch",
      { file, line: row.line, column: columns[column]!.heading },
      { label: excerpt(row.label), found: money(found), expected: expected === null ? "" : money(expected) },
    );
  if (log.errorCount > errorsBefore) return;
  const leaves = sections.flatMap((section) => {
    const kind = kindOf(section.row.label);
    return kind === "income" || kind === "other" ? [] : accountsOf(section);
  });
  const used = addLeaves(leaves, columns, currency, target);
  const all = table.rows.length - header - 1;
  const totals = Math.min(subtotals, all - used);
  target.count(all);
  target.leaveOut("total", totals);
  target.leaveOut("no-cost", all - used - totals);
  const others = sections
    .filter(({ row }) => kindOf(row.label) === "other")
    .map((section) => ({
      label: section.row.label,
      sum: columns.reduce((sum, _, column) => sum + sumOf(section, column), 0),
    }))
    .filter(({ sum }) => sum !== 0);
  if (others.length > 0)
    log.note(
      "sections-left-out",
      { file },
      { sections: others.map(({ label, sum }) => `${excerpt(label)} ${money(sum)}`).join(", ") },
    );
}

function monthColumns({ fields, line }: TableRow, { file, log }: CostTarget): MonthColumn[] {
  const columns: MonthColumn[] = [];
  const ignored: string[] = [];
  for (const [index, field] of fields.entries()) {
    const heading = field.trim();
    if (index === 0 || heading === "" || isTotal(heading)) continue;
    const found = readMonthHeading(heading);
    if (found === null && isNearMonth(heading))
      log.error("month-form", { file, line, column: heading }, { text: excerpt(heading) });
    else if (found === null) ignored.push(heading);
    else if (!found.whole) log.error("month-partial", { file, line, column: heading }, { text: excerpt(heading) });
    else if (columns.some(({ month }) => month === found.month))
      log.error("column-duplicate", { file, line, column: heading });
    else columns.push({ index, heading, month: found.month });
  }
  if (ignored.length > 0) log.note("columns-ignored", { file, line }, { columns: ignored.join(", ") });
  return columns;
}

function isTotal(heading: string): boolean {
  return normaliseName(heading) === "total";
}

interface ReportBody {
  readonly rows: ReportRow[];
  /** As the sign of its amounts states; empty where none does. */
  readonly currency: string;
}

/** The rows below the header, with amounts in minor units and their totals checked. */
function reportBody(table: Table, header: number, columns: readonly MonthColumn[], target: CostTarget): ReportBody {
  const { file, log, entry } = target;
  const fields = table.rows[header]!.fields;
  const total = fields.findIndex((field, index) => index > 0 && isTotal(field));
  const read = total < 0 ? columns : [...columns, { index: total, heading: fields[total]!.trim() }];
  const body = table.rows.slice(header + 1).filter((row) => !isShares(row) && !FOOTER.test(row.fields[0]!.trim()));
  const cells = body.flatMap((row) => read.map(({ index }) => row.fields[index] ?? ""));
  const mark = entry.decimal ?? decideDecimal(cells);
  if (mark === null) {
    tellUndecided(body, target);
    return { rows: [], currency: "" };
  }
  target.facts.decimal = mark;
  // Subtotals add what stands above them, so that a report is in one currency throughout.
  const [first, second, ...more] = signsIn(cells);
  if (second !== undefined) {
    const { line } = body[Math.floor(second[1] / read.length)]!;
    log.error(
      "currency-signs-mixed",
      { file, line },
      { signs: [first!, second, ...more].map(([sign]) => sign).join(", ") },
    );
    return { rows: [], currency: "" };
  }
  const currency = currencyCode(first?.[0] ?? "") ?? "";
  let wrongTotals = 0;
  const rows = body.map(({ fields: row, line }) => {
    if (row.slice(fields.length).some((cell) => cell.trim() !== ""))
      log.error("column-count", { file, line }, { found: row.length, expected: fields.length });
    const label = row[0]!.trim().replace(/\s+/g, " ");
    const amountAt = (index: number, column: string): number | null => {
      const text = (row[index] ?? "").trim();
      if (isMissing(text)) return null;
      const place = { file, line, column };
      const number = plainNumber(text, mark);
      if (number === null) log.error("amount-form", place, { text: excerpt(text), mark });
      return number === null ? null : readMoney(number, target.digitsOf(currency), currency, () => place, log);
    };
    const amounts = read.map(({ index, heading }) => amountAt(index, heading));
    const stated = total < 0 ? null : amounts.pop()!;
    const sum = amounts.reduce<number>((all, amount) => all + (amount ?? 0), 0);
    if (stated !== null && stated !== sum && wrongTotals++ === 0) {
      const money = (amount: number) => formatMinorUnits(amount, target.digitsOf(currency));
      log.error(
        "subtotal-mismatch",
        { file, line, column: fields[total]!.trim() },
        { label: excerpt(label), found: money(stated), expected: money(sum) },
      );
    }
    if (label === "" && amounts.some((amount) => amount !== null))
      log.error("cell-empty", { file, line, column: fields[0]!.trim() || "account" });
    return { label, line, amounts };
  });
  return { rows, currency };
}

/** Asks for the decimal mark, with the first number that shows none. */
export function tellUndecided(rows: readonly TableRow[], { file, log }: CostTarget): void {
  const shows = (cell: string) => /\d[.,]\d/.test(cell);
  const row = rows.find(({ fields }) => fields.some(shows));
  const text = row?.fields.find(shows) ?? "";
  log.error("decimal-undecided", { file, line: row?.line ?? null }, { text: excerpt(text.trim()) });
}

/** A row of percentages. */
function isShares({ fields }: TableRow): boolean {
  const cells = fields.slice(1).filter((cell) => !isMissing(cell));
  return cells.length > 0 && cells.every((cell) => cell.trim().endsWith("%"));
}

/** The accounts of a section, with the accounts that they belong to in their names. */
function accountsOf(section: ReportNode): Leaf[] {
  return [...leaf(section.row, []), ...section.children.flatMap((child) => leavesOf(child, []))];
}

function leavesOf({ row, children }: ReportNode, above: readonly string[]): Leaf[] {
  return [...leaf(row, above), ...children.flatMap((child) => leavesOf(child, [...above, row.label]))];
}

/** An account of which nothing was spent needs no place. */
function leaf(row: ReportRow, above: readonly string[]): Leaf[] {
  if (row.amounts.every((amount) => (amount ?? 0) === 0)) return [];
  return [{ account: { name: [...above, row.label].join(":"), aliases: [row.label] }, row }];
}

/** Brings the months that have costs to the map; how many accounts enter a number. */
function addLeaves(
  leaves: readonly Leaf[],
  columns: readonly MonthColumn[],
  currency: string,
  target: CostTarget,
): number {
  const { file, log } = target;
  const spent = columns.filter((_, column) => leaves.some(({ row }) => (row.amounts[column] ?? 0) !== 0));
  if (spent.length === 0) {
    log.error("no-rows", { file });
    return 0;
  }
  const months = spent.map(({ month }) => month);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const outside = columns.map(({ month }) => month).filter((month) => month < first || month > last);
  if (outside.length > 0)
    log.note(
      "months-left-out",
      { file },
      {
        months: outside
          .sort((a, b) => a - b)
          .map(formatMonth)
          .join(", "),
      },
    );
  const inside = columns.flatMap(({ month }, column) => (month < first || month > last ? [] : [{ month, column }]));
  // In a report an empty cell is 0: a month of which nothing was spent is covered all the same.
  const quiet = inside.filter(({ column }) => leaves.every(({ row }) => row.amounts[column] === null));
  let used = 0;
  for (const { account, row } of leaves) {
    const add = (month: Month, amount: number) =>
      target.map.add({ account, month, amount, segment: "", currency, line: row.line });
    const added = inside
      .filter(({ column }) => row.amounts[column] !== null)
      .map(({ month, column }) => add(month, row.amounts[column]!));
    if (added.includes(true)) used++;
    if (added.includes(true)) for (const { month } of quiet.splice(0)) add(month, 0);
  }
  return used;
}
