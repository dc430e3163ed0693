import type { CohortRecord } from "../../../report/report.ts";
import { shadeOf } from "../../chart/shade.ts";
import { WIDTH } from "./axes.ts";
import { drawing, label, mark } from "./svg.ts";

const LEFT = 96;
const CELL_HEIGHT = 22;
const TOP = 22;
/** As many of the newest cohorts and of the first ages as can be read. */
const MOST = 13;

export interface HeatMap {
  readonly cohorts: readonly string[];
  readonly ages: readonly number[];
}

/** The cohorts and ages that the map shows. */
export function heatMapOf(records: readonly CohortRecord[]): HeatMap {
  const cohorts = [...new Set(records.map(({ cohort }) => cohort))].slice(-MOST);
  const ages = [...new Set(records.filter(({ cohort }) => cohorts.includes(cohort)).map(({ age }) => age))];
  return { cohorts, ages: ages.sort((a, b) => a - b).slice(0, MOST) };
}

/** One row a cohort, one column an age; the number stands in the cell, so that no colour has to be read. */
export function heatMap(
  records: readonly CohortRecord[],
  { cohorts, ages }: HeatMap,
  of: (record: CohortRecord) => number,
  title: string,
): string {
  const width = Math.min(48, (WIDTH - LEFT) / ages.length);
  const cells = new Map(records.map((record) => [`${record.cohort} ${record.age}`, record]));
  const rows = cohorts.flatMap((cohort, row) => {
    const y = TOP + row * CELL_HEIGHT;
    const size = cells.get(`${cohort} 0`)?.customers;
    return [
      label(cohort, 0, y + 15, { class: "tick" }),
      label(size === undefined ? "" : String(size), LEFT - 8, y + 15, { "text-anchor": "end", class: "tick" }),
      ...ages.flatMap((age, column) => {
        const record = cells.get(`${cohort} ${age}`);
        if (record === undefined) return [];
        const value = of(record);
        const x = LEFT + column * width;
        const { colours } = shadeOf(value);
        return [
          mark("rect", {
            x: x + 0.5,
            y: y + 0.5,
            width: width - 1,
            height: CELL_HEIGHT - 1,
            ...(colours === null ? {} : { fill: colours.background }),
            class: "shade",
          }),
          label(String(Math.round(value * 100)), x + width / 2, y + 15, {
            "text-anchor": "middle",
            ...(colours === null ? {} : { style: `fill:${colours.text}` }),
            class: "cell",
          }),
        ];
      }),
    ];
  });
  const heads = ages.map((age, column) =>
    label(String(age), LEFT + (column + 0.5) * width, 14, { "text-anchor": "middle", class: "tick" }),
  );
  return drawing(WIDTH, TOP + cohorts.length * CELL_HEIGHT + 2, title, [...heads, ...rows]);
}
