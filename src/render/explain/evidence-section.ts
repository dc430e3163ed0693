import { largest } from "../../domain/largest.ts";
import { isMoney } from "../../domain/unit.ts";
import type { EvidenceRecord, ExplainReport, SumRecord } from "../../report/explain/explain-report.ts";
import { formatNumber, formatValue, moneyDecimals } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { type Block, lines, right, type Section } from "./section.ts";
import { sumName } from "./sum-names.ts";

/** The rows behind the number, family by family, and the sums that they add up to. */
export function evidenceSection(report: ExplainReport, words: Words): Section[] {
  const families = [...new Set(report.sums.map(({ family }) => family))];
  const blocks = families.flatMap((family) => {
    const sums = report.sums.filter((sum) => sum.family === family);
    const rows = report.evidence.filter((row) => row.family === family);
    const all = Math.max(...sums.map(({ evidence }) => evidence));
    const more = rows.length < all ? formatNumber(all - rows.length, 0) : null;
    const head = words.evidence.largestFirst(TITLES[family](rows, sums, words), more);
    return [
      lines({ lead: "  ", text: head }),
      ...(rows.length === 0 ? [] : [grid(rows, sums, report.currency, words)]),
      lines({
        lead: "  ",
        text: words.evidence.inAll(sums.map((sum) => sumText(sum, sums, report.currency, words))),
        tone: "faint",
      }),
    ];
  });
  return blocks.length === 0 ? [] : [{ title: words.evidence.behindIt, blocks }];
}

type Title = (rows: readonly EvidenceRecord[], sums: readonly SumRecord[], words: Words) => string;

const TITLES: Readonly<Record<SumRecord["family"], Title>> = {
  cohort: (_, [sum], { evidence }) => evidence.titles.cohort(sum!.from, sum!.to),
  movements: (_, sums, words) => words.evidence.titles.movements(months(sums, words)),
  standing: (_, sums, words) =>
    sums.every(({ unit }) => unit === "count")
      ? words.evidence.titles.exposure(months(sums, words))
      : words.evidence.titles.standing,
  revenue: (_, sums, words) => words.evidence.titles.revenue(months(sums, words)),
  contracts: (_, sums, words) => words.evidence.titles.contracts(months(sums, words)),
  costs: (rows, sums, words) => {
    const { costs, costsByMonth } = words.evidence.titles;
    return (rows.some(({ month }) => month !== null) ? costsByMonth : costs)(months(sums, words));
  },
};

function months(sums: readonly Pick<SumRecord, "from" | "to">[], { evidence, explain }: Words): string {
  return evidence.spans([...new Set(sums.map(({ from, to }) => explain.months(from, to)))]);
}

function sumText(sum: SumRecord, sums: readonly SumRecord[], currency: string, words: Words): string {
  const value = sum.total === null ? "\u2013" : formatValue(sum.total, { unit: sum.unit }, currency);
  const several = new Set(sums.map(({ from, to }) => `${from} ${to}`)).size > 1;
  return words.evidence.sum(sumName(sum, words), value, several ? months([sum], words) : null);
}

function grid(rows: readonly EvidenceRecord[], sums: readonly SumRecord[], currency: string, words: Words): Block {
  const { columns, happened } = words.evidence;
  const has = (name: "customer" | "month" | "category" | "what" | "before") => rows.some((row) => row[name] !== null);
  const shown = columnsOf(rows, sums, words);
  const amounts = rows.flatMap((row) => [
    row.before ?? 0,
    row.after ?? 0,
    ...shown.map(({ key }) => Number(row[key] ?? 0)),
  ]);
  const decimals = moneyDecimals(largest(amounts.map(Math.abs)), currency);
  const money = (value: unknown) =>
    typeof value !== "number" || value === 0 ? "\u00b7" : formatNumber(value, decimals);
  const moved = has("before");
  return {
    columns: [
      ...(has("customer") ? [{ title: columns.customer, wraps: true }] : []),
      ...(has("month") ? [{ title: columns.month }] : []),
      ...(has("category") ? [{ title: columns.category }] : []),
      ...(has("what") ? [{ title: columns.what }] : []),
      ...(moved ? [right(columns.before), right(columns.after), right(columns.change)] : []),
      ...shown.map(({ title }) => right(title)),
    ],
    rows: rows.map((row) => [
      ...(has("customer") ? [row.customer ?? ""] : []),
      ...(has("month") ? [row.month ?? ""] : []),
      ...(has("category") ? [row.category ?? ""] : []),
      ...(has("what") ? [row.what === null ? "" : happened[row.what]] : []),
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
function columnsOf(rows: readonly EvidenceRecord[], sums: readonly SumRecord[], words: Words): Shown[] {
  if (rows.some(({ before }) => before !== null)) return [];
  const byKey = new Map(sums.map((sum) => [sum.key, sum]));
  const several = new Set(sums.map(({ from, to }) => `${from} ${to}`)).size > 1;
  const found = [...byKey].flatMap(([key, sum]) => {
    const ones = sum.unit === "count" && sum.from === sum.to;
    if (ones || (sum.family === "contracts" && sum.column !== "contractValue")) return [];
    const { columns, ofMonths } = words.evidence;
    const name = sum.family === "costs" ? columns.cost : sum.unit === "count" ? columns.months : sumName(sum, words);
    const span = months([sum], words);
    return [{ key, name, title: several ? ofMonths(name, span) : name, unit: sum.unit, months: span }];
  });
  // The months alone where they are all that differs: the columns stay narrow.
  const same = found.length > 1 && new Set(found.map(({ name }) => name)).size === 1;
  return found.map((column) => ({ ...column, title: same ? column.months : column.title }));
}
