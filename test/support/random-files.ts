import fc from "fast-check";
import type { CostRow } from "./business.ts";
import type { Row } from "./lines.ts";
import { randomBusiness } from "./random-business.ts";

/** Cells by the name of their column. */
export type Cells = Readonly<Record<string, string>>;

/** A table that is written to some files: which row goes where, and the order of the columns in each. */
export interface Layout {
  /** Rows of each file by their number, in the order in which the file has them. */
  readonly files: readonly (readonly number[])[];
  /** The columns of each file. */
  readonly columns: readonly (readonly string[])[];
}

export interface RandomFiles {
  readonly subscriptions: readonly Cells[];
  readonly costs: readonly Cells[];
  readonly asOf: string;
  /** Of ue.yaml. */
  readonly options: string;
}

/** What the rates are for. */
export const SETTINGS = "version: 1\ncurrency: CNY\nfx: { USD: 7.13, JPY: 0.0487 }\n";

const currency = fc.constantFrom("", "", "CNY", "USD", "JPY");

/** The rows of a random business as cells, their amounts in several currencies. */
export const randomFiles: fc.Arbitrary<RandomFiles> = randomBusiness.chain(({ rows, costs = [], asOf, options }) => {
  const currencies = (count: number) => fc.array(currency, { minLength: count, maxLength: count });
  return fc
    .tuple(
      currencies(rows.length),
      currencies(costs.length),
      fc.constantFrom<"" | "each" | "shared">("", "each", "each", "shared"),
      fc.constantFrom(0, 45),
    )
    .map(([ofRows, ofCosts, ids, grace]) => ({
      // lines that share an id and overlap are an error
      subscriptions: rows.map((row, i) =>
        subscriptionCells(row, ofRows[i]!, { "": "", each: `s${i}`, shared: row.customer }[ids]),
      ),
      costs: costs.flatMap((row, i) => costCells(row, ofCosts[i]!)),
      asOf,
      options: `options: { usage: ${options?.usage ?? "exclude"}, renewal_grace_days: ${grace} }\n`,
    }));
});

function subscriptionCells(row: Row, currencyCode: string, id: string): Cells {
  return {
    customer_id: row.customer,
    start_date: row.start,
    end_date: row.end ?? "",
    amount: amountIn(currencyCode, row.amount ?? 0),
    interval: row.interval ?? "",
    quantity: row.quantity === undefined ? "" : String(row.quantity),
    currency: currencyCode,
    kind: row.kind ?? "",
    subscription_id: id,
    segment: row.segment ?? "",
    channel: row.channel ?? "",
    trial_end: row.trialEnd ?? "",
  };
}

/** A row for each month of a span. */
function costCells({ month, until = month, category, amount, segment = "" }: CostRow, currencyCode: string): Cells[] {
  const months: Cells[] = [];
  for (let at = month; at <= until; at = monthAfter(at))
    months.push({
      month: at,
      category,
      amount: amountIn(currencyCode, amount),
      currency: currencyCode,
      segment,
    });
  return months;
}

function monthAfter(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1)).toISOString().slice(0, 7);
}

/** Yen have no decimals. */
function amountIn(currencyCode: string, amount: number): string {
  return currencyCode === "JPY" ? String(Math.round(amount)) : amount.toFixed(2);
}

/**
 * Rows in any order, over one to three files, the columns of each in any order. Two files that have a subscription id
 * and a start in common are taken for exports that overlap: rows that share ids stay in one.
 */
export function layoutOf(rows: readonly Cells[], columns: readonly string[]): fc.Arbitrary<Layout> {
  const ids = rows.flatMap(({ subscription_id: id = "" }) => (id === "" ? [] : [id]));
  const maxLength = new Set(ids).size === ids.length ? 2 : 0;
  const inOrder = rows.map((_, i) => i);
  return fc
    .record({
      order: fc.shuffledSubarray(inOrder, { minLength: rows.length }),
      cuts: fc.array(fc.nat(rows.length), { maxLength }),
      columns: fc.array(fc.shuffledSubarray([...columns], { minLength: columns.length }), {
        minLength: 3,
        maxLength: 3,
      }),
    })
    .map(({ order, cuts, columns: shuffled }) => {
      const ends = [...cuts, rows.length].sort((a, b) => a - b);
      const files = ends.map((end, i) => order.slice(ends[i - 1] ?? 0, end)).filter((file) => file.length > 0);
      return { files, columns: files.map((_, i) => shuffled[i]!) };
    });
}

/** All rows in one file, as they come. */
export function plainLayout(rows: readonly Cells[], columns: readonly string[]): Layout {
  return { files: [rows.map((_, i) => i)], columns: [columns] };
}

/** The text of each file of a layout. */
export function textsOf(rows: readonly Cells[], { files, columns }: Layout): string[] {
  return files.map((numbers, i) =>
    [columns[i]!, ...numbers.map((number) => columns[i]!.map((name) => rows[number]![name]!))]
      .map((cells) => `${cells.join(",")}\n`)
      .join(""),
  );
}

/** The number of the row that stands at a line of a file. */
export function rowAt({ files }: Layout, file: number, line: number): number {
  return files[file]![line - 2]!;
}
