import { textWidth } from "../../text-width.ts";
import { absolute, absoluteRange, address } from "./address.ts";
import type { Cell } from "./cell.ts";
import { indexOfLook, isWrapped, type Look } from "./styles.ts";
import { XML_HEAD, xmlFormula, xmlText } from "./xml.ts";

/** A column of a sheet's rows under a name, for formulas that sum it. Positions from 0. */
export interface NamedColumn {
  readonly name: string;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** Cells that are coloured by what they hold: FALSE in red, or shares from low to high. */
export interface Shade {
  readonly kind: "false" | "shares";
  readonly from: readonly [column: number, row: number];
  readonly to: readonly [column: number, row: number];
}

export interface Sheet {
  /** In formulas too, so it is the same in every language. */
  readonly name: string;
  readonly rows: readonly (readonly (Cell | null)[])[];
  /** In characters. */
  readonly widths: readonly number[];
  /** Rows and columns that stay when one scrolls; the rows are printed on every page. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly columns?: readonly NamedColumn[];
  readonly shades?: readonly Shade[];
}

/** Names that formulas use, with the cells that they stand for. */
export function namesOf({ name: sheet, rows, columns = [] }: Sheet): [name: string, cells: string][] {
  return [
    ...rows.flatMap((cells, row) =>
      cells.flatMap((cell, column): [string, string][] =>
        cell?.name === undefined ? [] : [[cell.name, absolute(sheet, column, row)]],
      ),
    ),
    ...columns.map(({ name, column, from, to }): [string, string] => [name, absoluteRange(sheet, column, from, to)]),
  ];
}

/** xl/worksheets/sheetN.xml */
export function sheetXml(sheet: Sheet): string {
  const { name, rows, widths, frozen } = sheet;
  const last = Math.max(1, ...rows.map((cells) => cells.length)) - 1;
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const first = address(frozen.columns, frozen.rows);
  const corner = frozen.columns > 0 ? "bottomRight" : "bottomLeft";
  const across = frozen.columns > 0 ? ` xSplit="${frozen.columns}"` : "";
  return (
    `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<dimension ref="A1:${address(last, Math.max(0, rows.length - 1))}"/>` +
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane${across} ySplit="${frozen.rows}" topLeftCell="${first}" activePane="${corner}" state="frozen"/></sheetView></sheetViews>` +
    '<sheetFormatPr defaultRowHeight="13.5"/>' +
    `<cols>${columns.join("")}</cols>` +
    `<sheetData>${rows.map((cells, row) => rowXml(cells, row, widths)).join("")}</sheetData>` +
    (sheet.shades ?? []).map(shadeXml).join("") +
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    `<headerFooter><oddFooter>&amp;L${name}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>` +
    "</worksheet>"
  );
}

function rowXml(cells: readonly (Cell | null)[], row: number, widths: readonly number[]): string {
  const lines = Math.max(1, ...cells.map((cell, column) => linesOf(cell, widths[column] ?? 10)));
  const points = cells[0]?.look === "title" ? TITLE_POINTS : Math.min(lines, MOST_LINES) * LINE_POINTS;
  const height = points === LINE_POINTS ? "" : ` ht="${points}" customHeight="1"`;
  const filled = cells.map((cell, column) => (cell === null ? "" : cellXml(cell, address(column, row))));
  return `<row r="${row + 1}"${height}>${filled.join("")}</row>`;
}

const LINE_POINTS = 13.5;
const TITLE_POINTS = 21;
/** No row can be higher than 409 points. */
const MOST_LINES = 30;

/** Programs do not all make rows as high as their wrapped text needs. Words at the ends of lines take some room. */
function linesOf(cell: Cell | null, width: number): number {
  if (cell?.content.kind !== "text" || !isWrapped(cell.look)) return 1;
  return Math.ceil((textWidth(cell.content.text) * (cell.look === "formula-text" ? 0.95 : 1.12)) / width);
}

function cellXml({ content, look }: Cell, at: string): string {
  const start = `<c r="${at}" s="${indexOfLook(content.kind === "text" ? safeLook(content.text, look) : look)}"`;
  if (content.kind === "blank") return `${start}/>`;
  if (content.kind === "text")
    return `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(content.text)}</t></is></c>`;
  if (content.kind === "number") return `${start}><v>${numberText(content.value)}</v></c>`;
  const { value } = content;
  const body = `<f>${xmlFormula(content.formula)}</f>`;
  if (value === null) return `${start} t="e">${body}<v>#N/A</v></c>`;
  if (typeof value === "string") return `${start} t="str">${body}<v>${xmlText(value)}</v></c>`;
  if (typeof value === "boolean") return `${start} t="b">${body}<v>${value ? 1 : 0}</v></c>`;
  return `${start}>${body}<v>${numberText(value)}</v></c>`;
}

/** Text that would be a formula if it were typed keeps a mark that it was not, also after somebody edits the cell. */
function safeLook(text: string, look: Look): Look {
  if (!/^\s*[-=+@\uff0b\uff0d\uff1d\uff20]/.test(text)) return look;
  return look === "wrapped" ? "wrapped-quoted" : look === "text" ? "quoted" : look;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} is no number for a cell`);
  return String(value === 0 ? 0 : value);
}

function shadeXml({ kind, from, to }: Shade, index: number): string {
  const range = `${address(...from)}:${address(...to)}`;
  const rule =
    kind === "false"
      ? `<cfRule type="cellIs" dxfId="0" priority="${index + 1}" operator="equal"><formula>FALSE</formula></cfRule>`
      : `<cfRule type="colorScale" priority="${index + 1}"><colorScale><cfvo type="num" val="0.4"/><cfvo type="num" val="1"/><cfvo type="num" val="1.4"/><color rgb="FFE69F00"/><color rgb="FFFFFFFF"/><color rgb="FF56B4E9"/></colorScale></cfRule>`;
  return `<conditionalFormatting sqref="${range}">${rule}</conditionalFormatting>`;
}

/** `Metrics!$1:$4`: what is printed on top of every page. */
export function printTitles({ name, frozen }: Sheet): string {
  return `${name}!$1:$${frozen.rows}`;
}
