import { strFromU8, unzipSync } from "fflate";

/** A cell of a workbook as its XML has it. */
export interface ReadCell {
  readonly type: string;
  readonly style: number;
  readonly formula: string | null;
  /** As text; null: empty. */
  readonly value: string | null;
}

export interface ReadWorkbook {
  readonly parts: Readonly<Record<string, string>>;
  /** By sheet, then by address. */
  readonly sheets: ReadonlyMap<string, ReadonlyMap<string, ReadCell>>;
  /** `Inputs!$B$7` or a range, by name. */
  readonly names: ReadonlyMap<string, string>;
}

export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const files = unzipSync(bytes);
  const parts = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strFromU8(content)]));
  const book = parts["xl/workbook.xml"]!;
  const targets = new Map(
    [...parts["xl/_rels/workbook.xml.rels"]!.matchAll(/<Relationship [^>]*>/g)].map(([element]) => [
      attribute(element, "Id"),
      attribute(element, "Target"),
    ]),
  );
  const sheets = [...book.matchAll(/<sheet [^>]*>/g)].map(([element]): [string, Map<string, ReadCell>] => {
    const path = `xl/${targets.get(attribute(element, "r:id"))!.replace(/^\/?(xl\/)?/, "")}`;
    return [attribute(element, "name"), cellsOf(parts[path]!)];
  });
  const names = [...book.matchAll(/<definedName ([^>]*)>([^<]*)</g)].map(
    ([, attributes = "", cells = ""]): [string, string] => [attribute(`<x ${attributes}>`, "name"), unescaped(cells)],
  );
  return { parts, sheets: new Map(sheets), names: new Map(names) };
}

function cellsOf(xml: string): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const [, attributes = "", body = ""] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const element = `<c ${attributes}>`;
    const formula = /<f[^>]*>([^<]*)<\/f>/.exec(body)?.[1];
    const value = (/<v>([^<]*)<\/v>/.exec(body) ?? /<t[^>]*>([^<]*)<\/t>/.exec(body))?.[1];
    cells.set(attribute(element, "r"), {
      type: attribute(element, "t") || "n",
      style: Number(attribute(element, "s")),
      formula: formula === undefined ? null : unescaped(formula),
      value: value === undefined ? null : unescaped(value),
    });
  }
  return cells;
}

function attribute(element: string, name: string): string {
  return unescaped(new RegExp(`[\\s<]${name}="([^"]*)"`).exec(element)?.[1] ?? "");
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name]!);
}

/** The cell that a name stands for. */
export function namedCell({ sheets, names }: ReadWorkbook, name: string): ReadCell {
  const [sheet = "", cell = ""] = names.get(name)!.replaceAll("$", "").split("!");
  return sheets.get(sheet)!.get(cell)!;
}

/** A named cell of numbers; null: #N/A. */
export function namedNumber(book: ReadWorkbook, name: string): number | null {
  const { type, value } = namedCell(book, name);
  return type === "e" ? null : Number(value);
}
