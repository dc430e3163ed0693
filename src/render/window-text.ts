import type { WindowRecord } from "../report/report.ts";
import type { Words } from "./words/index.ts";

/** `2024-07 to 2025-06 (12 months)` */
export function windowText({ from, to, months }: WindowRecord, { pages }: Words): string {
  return months === 0 ? pages.noWindow : pages.window(from!, to!, months);
}
