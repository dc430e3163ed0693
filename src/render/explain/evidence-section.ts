import { isMoney } from "../../domain/unit.ts";
import type { EvidenceRecord, ExplainReport, SumRecord } from "../../report/explain/explain-report.ts";
import { formatNumber, formatValue, moneyDecimals } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { type Block, lines, right, type Section } from "./section.ts";
import { HAPPENED, sumName } from "./words.ts";

/** The rows behind the number, family by family, and the sums that they add up to. */
export function evidenceSection(report: ExplainReport, _words: Words): Section[] {
  const families = [...new Set(report.sums.map(({ family }) => family))];
  const blocks = families.flatMap((family) => {
    const sums = report.sums.filter((sum) => sum.family === family);
    const rows = report.evidence.filter((row) => row.family === family);
    const all = Math.max(...sums.map(({ evidence }) => evidence));
    const note = rows.length < all ? `; ${formatNumber(all - rows.length, 0)} more with --all` : "";
    const head = `${TITLES[family](rows, sums)}, largest first${note}`;
    return [
      lines({ lead: "  ", text: head }),
      ...(rows.length === 0 ? [] : [grid(rows, sums, report.currency)]),
      lines({
        lead: "  ",
        text: `In all: ${sums.map((sum) => sumText(sum, sums, report.currency)).join(" \u00b7 ")}`,
        tone: "faint",
      }),
    ];
  });
  return blocks.length === 0 ? [] : [{ title: "What stands behind it", blocks }];
}

type Title = (rows: readonly EvidenceRecord[], sums: readonly SumRecord[]) => string;

const TITLES: Readonly<Record<SumRecord["family"], Title>> = {
  cohort: (_, [sum]) => `Customers who paid in ${sum!.from}, and what they pay in ${sum!.to}`,
  movements: (_, sums) => `Movements of customers, ${months(sums)}`,
  standing: (_, sums) =>
    sums.every(({ unit }) => unit === "count")
      ? `Customers by months in which they could leave, ${months(sums)}`
      : "Customers by what they pay",
  revenue: (_, sums) => `Customers by revenue, ${months(sums)}`,
  contracts: (_, sums) => `Contracts started, ${months(sums)}`,
  costs: (rows, sums) =>
    `${rows.some(({ month }) => month !== null) ? "Costs by month and category" : "Costs by category"}, ${months(sums)}`,
};

function months(sums: readonly Pick<SumRecord, "from" | "to">[]): string {
  const spans = [...new Set(sums.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)))];
  return spans.join(" and ");
}

function sumText(sum: SumRecord, sums: readonly SumRecord[], currency: string): string {
  const value = sum.total === null ? "\u2013" : formatValue(sum.total, { unit: sum.unit }, currency);
  const several = new Set(sums.map(({ from, to }) => `${from} ${to}`)).size > 1;
  return `${sumName(sum)} ${value}${several ? ` (${months([sum])})` : ""}`;
}

function grid(rows: readonly EvidenceRecord[], sums: readonly SumRecord[], currency: string): Block {
  const has = (name: "customer" | "month" | "category" | "what" | "before") => rows.some((row) => row[name] !== null);
  const shown = columnsOf(rows, sums);
  const amounts = rows.flatMap((row) => [
    row.before ?? 0,
    row.after ?? 0,
    ...shown.map(({ key }) => Number(row[key] ?? 0)),
  ]);
  const decimals = moneyDecimals(Math.max(...amounts.map(Math.abs)), currency);
  const money = (value: unknown) =>
    typeof value !== "number" || value === 0 ? "\u00b7" : formatNumber(value, decimals);
  const moved = has("before");
  return {
    columns: [
      ...(has("customer") ? [{ title: "Customer", wraps: true }] : []),
      ...(has("month") ? [{ title: "Month" }] : []),
      ...(has("category") ? [{ title: "Category" }] : []),
      ...(has("what") ? [{ title: "What" }] : []),
      ...(moved ? [right("Before"), right("After"), right("Change")] : []),
      ...shown.map(({ title }) => right(title)),
    ],
    rows: rows.map((row) => [
      ...(has("customer") ? [row.customer ?? ""] : []),
      ...(has("month") ? [row.month ?? ""] : []),
      ...(has("category") ? [row.category ?? ""] : []),
      ...(has("what") ? [row.what === null ? "" : HAPPENED[row.what]] : []),
      ...(moved ? [money(row.before), money(row.after), money((row.after ?? 0) - (row.before ?? 0))] : []),
      ...shown.map(({ key, unit }) => (isMoney(unit) ? money(row[key]) : formatNumber(Number(row[key] ?? 0), 0))),
    ]),
  };
}

interface Shown {
  readonly key: string;
  readonly title: string;
  readonly unit: SumRecord["unit"];
}

/** Columns for the sums that the others do not tell: nothing where something moved, and no column of ones. */
function columnsOf(rows: readonly EvidenceRecord[], sums: readonly SumRecord[]): Shown[] {
  if (rows.some(({ before }) => before !== null)) return [];
  const byKey = new Map(sums.map((sum) => [sum.key, sum]));
  const several = new Set(sums.map(({ from, to }) => `${from} ${to}`)).size > 1;
  const found = [...byKey].flatMap(([key, sum]) => {
    const ones = sum.unit === "count" && sum.from === sum.to;
    if (ones || (sum.family === "contracts" && sum.column !== "contractValue")) return [];
    const name = sum.family === "costs" ? "Cost" : sum.unit === "count" ? "months" : sumName(sum);
    return [{ key, name, title: several ? `${name}, ${months([sum])}` : name, unit: sum.unit, months: months([sum]) }];
  });
  // The months alone where they are all that differs: the columns stay narrow.
  const same = found.length > 1 && new Set(found.map(({ name }) => name)).size === 1;
  return found.map((column) => ({ ...column, title: same ? column.months : column.title }));
}
