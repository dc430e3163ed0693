import { strToU8, type Zippable, zipSync } from "fflate";
import { compareCodePoints } from "../../../domain/code-point-order.ts";
import { namesOf, printTitles, type Sheet, sheetXml } from "./sheet.ts";
import { stylesXml } from "./styles.ts";
import { XML_HEAD } from "./xml.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The file's parts are as old as the format can say, so that the same sheets give the same bytes. */
const OLDEST = "1980-01-01T12:00:00";

/** The sheets as the bytes of an .xlsx file. */
export function workbookFile(sheets: readonly Sheet[], currency: string): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes(sheets),
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbookXml(sheets),
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, i): [string, string] => ["worksheet", `worksheets/sheet${i + 1}.xml`]),
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": stylesXml(currency),
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])),
  };
  const files: Zippable = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]));
  return zipSync(files, { mtime: OLDEST, level: 6, os: 0 });
}

function contentTypes(sheets: readonly Sheet[]): string {
  const part = (path: string, type: string) => `<Override PartName="${path}" ContentType="${TYPE}.${type}+xml"/>`;
  return (
    `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part("/xl/workbook.xml", "sheet.main") +
    part("/xl/styles.xml", "styles") +
    sheets.map((_, i) => part(`/xl/worksheets/sheet${i + 1}.xml`, "worksheet")).join("") +
    "</Types>"
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${RELATIONS}">${items.join("")}</Relationships>`;
}

/** Everything is calculated when the file is opened: what the cells hold until then is what the report states. */
function workbookXml(sheets: readonly Sheet[]): string {
  const names = sheets
    .flatMap(namesOf)
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([name, cells]) => `<definedName name="${name}">${cells}</definedName>`);
  const titles = sheets.map(
    (sheet, i) => `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${printTitles(sheet)}</definedName>`,
  );
  return (
    `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
    '<bookViews><workbookView activeTab="0"/></bookViews>' +
    `<sheets>${sheets.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets>` +
    `<definedNames>${[...titles, ...names].join("")}</definedNames>` +
    '<calcPr calcId="191029" fullCalcOnLoad="1"/>' +
    "</workbook>"
  );
}
