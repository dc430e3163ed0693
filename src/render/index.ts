import type { Language } from "../domain/language.ts";
import type { FullReport } from "../report/full/full-report.ts";
import type { CheckReport, Report } from "../report/report.ts";
import { renderJson, renderJsonLines } from "./json.ts";
import { type Words, wordsOf } from "./words/index.ts";

export interface RenderOptions {
  /** 0: no colour. */
  readonly colourLevel: number;
  /** Columns of the terminal; null where lines must not wrap. */
  readonly width: number | null;
  /** The verdict alone. */
  readonly quiet: boolean;
  /** What an undecided check comes to in CI: an exit code of its own, success or failure. */
  readonly undecided: Undecided;
  /** Wording of the formats that people read. */
  readonly words: Words;
}

/** What a run asks for: its language stands for the wording. */
export type Asked = Omit<RenderOptions, "words"> & { readonly language: Language };

export type Undecided = "open" | "pass" | "fail";

/** Text, or the bytes of a format that is none. */
export type Rendered = string | Uint8Array;

type Renderer = (report: Report, options: RenderOptions) => Rendered | Promise<Rendered>;

interface FormatEntry {
  readonly about: string;
  readonly load: () => Promise<Renderer>;
  /** Names of files that are written in this format without being asked to. */
  readonly extension?: string;
  /** The only command that has this format. */
  readonly only?: Report["report"];
  /** Has no place for the warnings of a run. */
  readonly bare?: true;
  /** Is no text: for a file, not for a terminal. */
  readonly binary?: true;
  /** Does not tell the hashes of files and definitions: where nothing else is asked for, none are made. */
  readonly withoutHashes?: true;
  /** Is shown beside a page, which the CI server takes from a file. */
  readonly withSummary?: true;
}

/** Every output format. Adding one: its file, and its line here. Each is loaded only when it is asked for. */
const ENTRIES = {
  table: {
    about: "for people, as wide as the terminal",
    extension: ".txt",
    withoutHashes: true,
    load: async () => (await import("./table/table.ts")).renderTable,
  },
  json: {
    about: "the whole report, numbers unrounded (ue schema report)",
    extension: ".json",
    load: async () => renderJson,
  },
  jsonl: { about: "the same, one record a line", extension: ".jsonl", load: async () => renderJsonLines },
  csv: {
    about: "one record a row, safe for spreadsheets",
    extension: ".csv",
    bare: true,
    load: async () => (await import("./csv.ts")).renderCsv,
  },
  excel: {
    about: "csv that Excel opens by itself",
    bare: true,
    load: async () => (await import("./csv.ts")).renderExcel,
  },
  "excel-eu": {
    about: "the same where the decimal sign is a comma",
    bare: true,
    load: async () => (await import("./csv.ts")).renderExcelEu,
  },
  markdown: {
    about: "a page for a pull request or a mail",
    extension: ".md",
    load: async () => (await import("./markdown/markdown.ts")).renderMarkdown,
  },
  junit: {
    about: "test results for a CI server",
    extension: ".xml",
    only: "check",
    load: async () => ofCheck((await import("./junit.ts")).renderJunit),
  },
  html: {
    about: "one page with charts, to show and to print",
    extension: ".html",
    only: "report",
    load: async () => ofReport((await import("./html/html.ts")).renderHtml),
  },
  xlsx: {
    about: "a workbook whose numbers can be recalculated and checked",
    extension: ".xlsx",
    only: "report",
    binary: true,
    load: async () => ofReport((await import("./workbook/workbook.ts")).renderWorkbook),
  },
  github: {
    about: "annotations of a GitHub workflow, and its step summary",
    only: "check",
    withSummary: true,
    load: async () => ofCheck((await import("./github.ts")).renderGithub),
  },
} as const satisfies Record<string, FormatEntry>;

export type Format = keyof typeof ENTRIES;
export const FORMATS: Readonly<Record<Format, FormatEntry>> = ENTRIES;
export const FORMAT_NAMES = Object.keys(FORMATS) as Format[];

/** The formats that a command can be asked for. What is made to be shown has no rows. */
export function formatsOf(command: string): Format[] {
  return FORMAT_NAMES.filter((name) => {
    const { only } = FORMATS[name];
    return command === "report" ? only === command || name === "json" : (only ?? command) === command;
  });
}

export async function render(report: Report, format: Format, { language, ...options }: Asked): Promise<Rendered> {
  const renderer = await FORMATS[format].load();
  return renderer(report, { ...options, words: await wordsOf(language) });
}

function ofReport(render: (report: FullReport, words: Words) => Rendered): Renderer {
  return (report, { words }) => {
    if (report.report !== "report") throw new Error(`a report of ${report.report} has no such format`);
    return render(report, words);
  };
}

function ofCheck(render: (report: CheckReport, options: RenderOptions) => string): Renderer {
  return (report, options) => {
    if (report.report !== "check") throw new Error(`a report of ${report.report} has no such format`);
    return render(report, options);
  };
}
