import type { Report } from "../report/report.ts";
import { renderJson } from "./json.ts";

export interface RenderOptions {
  /** 0: no colour. */
  readonly colourLevel: number;
  /** Columns of the terminal; null where lines must not wrap. */
  readonly width: number | null;
  /** The verdict alone. */
  readonly quiet: boolean;
}

type Renderer = (report: Report, options: RenderOptions) => string;

/** Every output format. Adding one: its file, and its line here. Tables are loaded only when they are asked for. */
export const FORMATS = {
  table: async (): Promise<Renderer> => (await import("./table/table.ts")).renderTable,
  json: async (): Promise<Renderer> => renderJson,
} as const;

export type Format = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as Format[];

export async function render(report: Report, format: Format, options: RenderOptions): Promise<string> {
  return (await FORMATS[format]())(report, options);
}
