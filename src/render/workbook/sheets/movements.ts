import type { FullReport } from "../../../report/full/full-report.ts";
import type { MovementRecord } from "../../../report/report.ts";
import type { Words } from "../../words/index.ts";
import { address } from "../file/address.ts";
import { type Cell, formula, month, number, text } from "../file/cell.ts";
import type { Sheet } from "../file/sheet.ts";
import { type Row, texts } from "../rows.ts";

const MONEY = ["opening", "new", "reactivation", "expansion", "contraction", "churned", "closing", "net"] as const;
const COUNTS = [
  "customersOpening",
  "newCustomers",
  "reactivatedCustomers",
  "churnedCustomers",
  "customersClosing",
  "flashCustomers",
] as const;
type Field = (typeof MONEY)[number] | (typeof COUNTS)[number];

const FIELDS: readonly Field[] = [...MONEY, ...COUNTS];
const columnOf = (field: Field) => FIELDS.indexOf(field) + 1;

/** Names of the columns, for sums over them. */
export function movementColumn(field: Field): string {
  return `movements_${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** One row a month, and in its last columns what must be 0. */
export function movementsSheet({ movements }: FullReport, words: Words): Sheet {
  const { movements: say } = words.workbook;
  const heads: Row[] = [[text(say.title, "title")], [text(say.note, "quiet")], texts(say.heads, "head")];
  const rows = [...heads, ...movements.map((each, i) => movementRow(each, heads.length + i, i > 0))];
  const [from, to] = [heads.length, Math.max(heads.length, rows.length - 1)];
  return {
    name: "Movements",
    rows,
    widths: [10, ...FIELDS.map((field) => (columnOf(field) <= MONEY.length ? 16 : 12)), 12, 12, 12],
    frozen: { rows: heads.length, columns: 1 },
    columns: [
      { name: "movements_month", column: 0, from, to },
      ...FIELDS.map((field) => ({ name: movementColumn(field), column: columnOf(field), from, to })),
      ...["identity", "opening_gap", "customers_gap"].map((name, i) => ({
        name: `movements_${name}`,
        column: FIELDS.length + 1 + i,
        from,
        to,
      })),
    ],
  };
}

/** Finer than a tick of any usual amount, coarser than what doubles cannot hold. */
const DIGITS = 5;

function movementRow(record: MovementRecord, row: number, follows: boolean): Row {
  const at = (field: Field, of = row) => address(columnOf(field), of);
  const sum = `${at("opening")}+${at("new")}+${at("reactivation")}+${at("expansion")}-${at("contraction")}-${at("churned")}-${at("closing")}`;
  const customers = `${at("customersOpening")}+${at("newCustomers")}+${at("reactivatedCustomers")}-${at("churnedCustomers")}-${at("customersClosing")}`;
  const gap = (expression: string, of: number): Cell =>
    formula(`ROUND(${expression},${DIGITS})`, rounded(of), "number");
  const { opening, closing } = record;
  const moved = record.new + record.reactivation + record.expansion - record.contraction - record.churned;
  const won = record.newCustomers + record.reactivatedCustomers - record.churnedCustomers;
  return [
    month(record.month),
    ...MONEY.map((field) => number(record[field], "money")),
    ...COUNTS.map((field) => number(record[field], "count")),
    gap(sum, opening + moved - closing),
    follows ? gap(`${at("opening")}-${at("closing", row - 1)}`, 0) : null,
    gap(customers, record.customersOpening + won - record.customersClosing),
  ];
}

function rounded(value: number): number {
  const scale = 10 ** DIGITS;
  return Math.round(value * scale) / scale;
}
