import { minorDigits } from "../../../domain/money.ts";
import { XML_HEAD } from "./xml.ts";

/** How a cell shows what it holds. What ends in `-input` is meant to be changed. */
const LOOKS = [
  "text",
  "quoted",
  "wrapped",
  "wrapped-quoted",
  "title",
  "headline",
  "section",
  "head",
  "quiet",
  "formula-text",
  "number",
  "money",
  "percent",
  "percent-fine",
  "multiple",
  "count",
  "months",
  "month",
  "truth",
  "money-input",
  "percent-input",
  "percent-fine-input",
  "count-input",
  "months-input",
  "multiple-input",
] as const;
export type Look = (typeof LOOKS)[number];

export function indexOfLook(look: Look): number {
  return LOOKS.indexOf(look);
}

const FIRST_OWN_FORMAT = 164;
const FORMATS = ["money", "percent", "percent-fine", "multiple", "count", "months", "month", "truth"] as const;

function formatCode(format: (typeof FORMATS)[number], currency: string): string {
  const digits = minorDigits(currency);
  if (format === "money") return digits === 0 ? "#,##0" : `#,##0.${"0".repeat(digits)}`;
  const codes = {
    percent: "0.0%",
    "percent-fine": "0.00%",
    multiple: "0.00",
    count: "#,##0",
    months: "0.0",
    month: "yyyy\\-mm",
    /** By which LibreOffice knows what a formula comes to for a truth. */
    truth: "&quot;TRUE&quot;;&quot;TRUE&quot;;&quot;FALSE&quot;",
  };
  return codes[format];
}

const FONTS = {
  plain: '<font><sz val="10"/><name val="Arial"/></font>',
  bold: '<font><b/><sz val="10"/><name val="Arial"/></font>',
  title: '<font><b/><sz val="14"/><name val="Arial"/></font>',
  head: '<font><b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="Arial"/></font>',
  quiet: '<font><sz val="9"/><color rgb="FF555555"/><name val="Arial"/></font>',
  /** The convention of finance: what may be changed is blue. */
  input: '<font><sz val="10"/><color rgb="FF0000CC"/><name val="Arial"/></font>',
};
const FONT_NAMES = Object.keys(FONTS) as (keyof typeof FONTS)[];

const solid = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const FILLS = {
  none: '<fill><patternFill patternType="none"/></fill>',
  /** The second one is taken by the format. */
  reserved: '<fill><patternFill patternType="gray125"/></fill>',
  head: solid("1F4E79"),
  section: solid("DCE6F1"),
  input: solid("FFF8DC"),
};
const FILL_NAMES = Object.keys(FILLS) as (keyof typeof FILLS)[];

interface Drawn {
  readonly font: keyof typeof FONTS;
  readonly fill: keyof typeof FILLS;
  readonly wraps: boolean;
}

const DRAWN: Readonly<Partial<Record<Look, Partial<Drawn>>>> = {
  wrapped: { wraps: true },
  "wrapped-quoted": { wraps: true },
  title: { font: "title" },
  headline: { font: "bold" },
  section: { font: "bold", fill: "section" },
  head: { font: "head", fill: "head", wraps: true },
  quiet: { font: "quiet" },
  "formula-text": { font: "quiet", wraps: true },
};

function drawnOf(look: Look): Drawn {
  const base: Drawn = look.endsWith("-input")
    ? { font: "input", fill: "input", wraps: false }
    : { font: "plain", fill: "none", wraps: false };
  return { ...base, ...DRAWN[look] };
}

export function isWrapped(look: Look): boolean {
  return drawnOf(look).wraps;
}

function cellFormat(look: Look): string {
  const { font, fill, wraps } = drawnOf(look);
  const format = (FORMATS as readonly string[]).indexOf(look.replace(/-input$/, ""));
  const quoted = look.endsWith("quoted") ? ' quotePrefix="1"' : "";
  const right = look === "truth" ? ' horizontal="center"' : "";
  return (
    `<xf numFmtId="${format < 0 ? 0 : FIRST_OWN_FORMAT + format}" fontId="${FONT_NAMES.indexOf(font)}"` +
    ` fillId="${FILL_NAMES.indexOf(fill)}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"` +
    ` applyAlignment="1"${quoted}><alignment vertical="top"${right}${wraps ? ' wrapText="1"' : ""}/></xf>`
  );
}

/** xl/styles.xml */
export function stylesXml(currency: string): string {
  const formats = FORMATS.map(
    (format, i) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + i}" formatCode="${formatCode(format, currency)}"/>`,
  );
  const counted = (element: string, items: readonly string[]) =>
    `<${element} count="${items.length}">${items.join("")}</${element}>`;
  return (
    `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
    counted("numFmts", formats) +
    counted("fonts", Object.values(FONTS)) +
    counted("fills", Object.values(FILLS)) +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    counted("cellXfs", LOOKS.map(cellFormat)) +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
    '<dxfs count="1"><dxf><font><b/><color rgb="FFFFFFFF"/></font><fill><patternFill patternType="solid"><fgColor rgb="FFC00000"/><bgColor rgb="FFC00000"/></patternFill></fill></dxf></dxfs>' +
    "</styleSheet>"
  );
}
