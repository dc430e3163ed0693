import type { MovementRecord, MovementsReport, MovementTotalRecord } from "../../report/report.ts";
import { bar } from "../chart/bar.ts";
import { formatNumber, moneyDecimals } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { layTable, type Screen, widthOfTable, wrapText } from "./layout.ts";
import { byGroup, groupTitle, seriesPage } from "./series-page.ts";

/** MRR movements, a row for each month and one for all of them; a bar shows where closing MRR stands. */
export function movementsTable(report: MovementsReport, screen: Screen): string {
  const words = screen.words.series.movements;
  if (report.movements.length === 0) return seriesPage(report, screen, [words.none]);
  const totalOf = (group: string | null) => report.totals.find((total) => total.group === group)!;
  const blocks = [...byGroup(report.movements)].map(([group, records]) => {
    const title = groupTitle(records[0]!.by, group, screen);
    return [
      ...(title === "" ? [] : [screen.paint.strong(title)]),
      ...groupBlock(records, totalOf(group), report.currency, screen),
    ].join("\n");
  });
  const legend = screen.paint.faint(wrapText(words.legend, screen, "  "));
  return seriesPage(report, screen, [...blocks, legend]);
}

const MONEY = ["opening", "new", "reactivation", "expansion", "contraction", "churned", "net", "closing"] as const;
type Money = (typeof MONEY)[number];
type Row = Omit<MovementRecord, "month"> & { readonly label: string; readonly isTotal: boolean };

/** How a table is made narrower, step by step: numbers are rounded rather than cut, and the heading says so. */
interface Layout {
  readonly columns: readonly Money[];
  readonly unit: (typeof UNITS)[number];
  readonly bar: number;
}

const WIDEST_BAR = 24;
const NARROWEST_BAR = 4;
const UNWRAPPED_BAR = 12;
const UNITS = [1, 1e3, 1e6, 1e9] as const;
const without = (...left: Money[]) => MONEY.filter((each) => !left.includes(each));
const GAP = 2;
const LAYOUTS: readonly Layout[] = [
  ...UNITS.flatMap((unit) => [
    { columns: MONEY, unit, bar: NARROWEST_BAR },
    { columns: without("net"), unit, bar: NARROWEST_BAR },
    { columns: without("net"), unit, bar: 0 },
  ]),
  ...UNITS.map((unit) => ({ columns: without("net", "opening"), unit, bar: 0 })),
];

function groupBlock(
  records: readonly MovementRecord[],
  total: MovementTotalRecord,
  currency: string,
  screen: Screen,
): string[] {
  const words = screen.words.series.movements;
  const rows: Row[] = [
    ...records.map((record) => ({ ...record, label: record.month, isTotal: false })),
    ...(records.length === 1 ? [] : [{ ...total, label: words.total, isTotal: true }]),
  ];
  const most = records.reduce((best, record) => (record.closing > best.closing ? record : best));
  const tableOf = (layout: Layout) => layOut(rows, layout, most.closing, currency, words);
  const widthOf = (layout: Layout) => {
    const { columns, cells } = tableOf({ ...layout, bar: 0 });
    return widthOfTable(columns, cells) + (layout.bar === 0 ? 0 : layout.bar + GAP);
  };
  const { width } = screen;
  const layout = LAYOUTS.find((each) => width === null || widthOf(each) <= width) ?? LAYOUTS.at(-1)!;
  const spare = width === null ? UNWRAPPED_BAR : layout.bar + width - widthOf(layout);
  const hasBar = layout.bar > 0 && most.closing > 0;
  const { columns, cells } = tableOf({ ...layout, bar: hasBar ? Math.min(WIDEST_BAR, spare) : 0 });
  const notes = [
    ...(layout.unit === 1 ? [] : [words.rounded(layout.unit, currency)]),
    ...(hasBar ? [words.bar(formatNumber(most.closing, moneyDecimals(most.closing, currency)), most.month)] : []),
  ];
  return [layTable(columns, cells, screen), ...notes.map((note) => screen.paint.faint(wrapText(note, screen, "  ")))];
}

const LOSSES: ReadonlySet<Money> = new Set(["contraction", "churned"]);

function layOut(
  rows: readonly Row[],
  { columns, unit, bar: barWidth }: Layout,
  most: number,
  currency: string,
  words: Words["series"]["movements"],
) {
  const decimals = unit === 1 ? moneyDecimals(most, currency) : most / unit >= 1000 ? 0 : 1;
  const money = (row: Row, name: Money) =>
    row[name] === 0 ? "\u00b7" : formatNumber((LOSSES.has(name) ? -row[name] : row[name]) / unit, decimals);
  const names: readonly (keyof typeof words.columns)[] = [...columns, "customersClosing"];
  return {
    columns: [
      { title: words.month },
      ...names.map((name) => ({ title: words.columns[name], align: "right" as const })),
      ...(barWidth === 0 ? [] : [{ title: "" }]),
    ],
    cells: rows.map((row) => [
      row.label,
      ...columns.map((name) => money(row, name)),
      formatNumber(row.customersClosing, 0),
      ...(barWidth === 0 ? [] : [row.isTotal ? "" : bar(row.closing, most, barWidth)]),
    ]),
  };
}
