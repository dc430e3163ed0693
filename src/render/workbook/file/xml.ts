import { printable } from "../../printable.ts";

/** Marks that direct text, and what XML cannot hold, are replaced; `_x0041_`, by which Excel writes characters, too. */
export function xmlText(text: string): string {
  return printable(text)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, "\ufffd")
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .slice(0, LONGEST_CELL)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A cell holds no more characters. */
const LONGEST_CELL = 32_000;

/** Of a formula: nothing in it comes from data, so that it is only escaped. */
export function xmlFormula(formula: string): string {
  return formula.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
