import type { SurvivalRecord } from "../../report/ltv/ltv-report.ts";

const ROWS = 11;
const AXIS = 6;
/** The page indents it. */
const INDENT = 2;
const WIDEST = 100;
const NARROWEST = 20;

/** Later series are drawn over earlier ones; each has a sign of its own, so that no colour is needed. */
const SERIES: readonly { readonly sign: string; readonly of: (record: SurvivalRecord) => number | null }[] = [
  { sign: "\u00b7", of: ({ constant }) => constant },
  { sign: "+", of: ({ sbg }) => sbg },
  { sign: "o", of: ({ survival, followed }) => (followed ? null : survival) },
  { sign: "\u25cf", of: ({ survival, followed }) => (followed ? survival : null) },
];

/** Survival as it was seen, with the models over it, as lines of text that fit a screen. */
export function survivalChart(records: readonly SurvivalRecord[], width: number | null): string[] {
  const last = records.length - 1;
  if (last < 1) return [];
  const columns = Math.min(
    Math.max(NARROWEST, (width ?? WIDEST) - INDENT - AXIS - 3),
    WIDEST,
    Math.max(NARROWEST, 2 * last + 1),
  );
  const canvas = Array.from({ length: ROWS }, () => new Array<string>(columns).fill(" "));
  for (const { sign, of } of SERIES)
    for (let column = 0; column < columns; column++) {
      const share = of(records[Math.round((column * last) / (columns - 1))]!);
      if (share !== null) canvas[Math.round((1 - share) * (ROWS - 1))]![column] = sign;
    }
  const lines = canvas.map((row, i) => {
    const percent = i % 2 === 0 ? `${Math.round(100 - (i * 100) / (ROWS - 1))} %` : "";
    return `${percent.padStart(AXIS)} \u2502${row.join("")}`.trimEnd();
  });
  const rule = `${" ".repeat(AXIS + 1)}\u2514${"\u2500".repeat(columns)}`;
  return [...lines, rule, `${" ".repeat(AXIS + 2)}${marks(last, columns)}`];
}

/** Ages under the axis, in steps that leave room between them. */
function marks(last: number, columns: number): string {
  const step = [1, 3, 6, 12, 24, 36, 60, 120].find((each) => (each / last) * (columns - 1) >= 5) ?? 120;
  let line = "";
  for (let tenure = 0; tenure <= last; tenure += step) {
    const at = Math.round((tenure * (columns - 1)) / last);
    if (at + String(tenure).length <= columns) line = line.padEnd(at) + String(tenure);
  }
  return line;
}
