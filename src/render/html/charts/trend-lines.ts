import { line } from "d3-shape";
import { monthAxis, type Plot, percent, valueAxis, valueScale, WIDTH } from "./axes.ts";
import { coordinate, drawing, label, mark, rule } from "./svg.ts";

export interface Trend {
  readonly name: string;
  /** One value a month; null where there is none. */
  readonly values: readonly (number | null)[];
}

export interface Reference {
  readonly value: number;
  readonly name: string;
}

const HEIGHT = 270;
const PLOT: Plot = { left: 48, right: WIDTH - 52, top: 14, bottom: HEIGHT - 24 };
const LABEL_HEIGHT = 14;

/** Losses beyond all revenue flatten everything else: months below it are not drawn. */
export const LOWEST_SHARE = -1;

/** Shares by month. Each line is named where it ends; a gap is a month without a value. */
export function trendLines(
  months: readonly string[],
  given: readonly Trend[],
  references: readonly Reference[],
  title: string,
): string {
  const trends = given.map(({ name, values }) => ({
    name,
    values: values.map((value) => (value === null || value < LOWEST_SHARE ? null : value)),
  }));
  const values = trends.flatMap(({ values }) => values.filter((value) => value !== null));
  const y = valueScale([...values, ...references.map(({ value }) => value)], PLOT);
  const step = months.length === 1 ? 0 : (PLOT.right - PLOT.left) / (months.length - 1);
  const x = (index: number) => PLOT.left + index * step;
  const path = line<number | null>(
    (_, index) => x(index),
    (value) => y(value!),
  )
    .defined((value) => value !== null)
    .digits(2);
  const drawn = trends.flatMap(({ values }, index) => {
    const lone = values.flatMap((value, at) =>
      value !== null && values[at - 1] == null && values[at + 1] == null
        ? [mark("circle", { cx: x(at), cy: y(value), r: 2.5, class: `dot t-${index}` })]
        : [],
    );
    return [mark("path", { d: path([...values]) ?? "", class: `trend t-${index}` }), ...lone];
  });
  return drawing(WIDTH, HEIGHT, title, [
    ...valueAxis(y, PLOT, percent),
    ...references.flatMap(({ value, name }) => [
      rule(PLOT.left, y(value), PLOT.right, y(value), "reference"),
      label(name, PLOT.left + 4, y(value) - 4, { class: "tick over" }),
    ]),
    ...drawn,
    ...endLabels(trends, y),
    ...monthAxis(months, x, PLOT),
  ]);
}

/** Beside the last value of each line, moved apart where they would cover each other. */
function endLabels(trends: readonly Trend[], y: (value: number) => number): string[] {
  const ends = trends
    .flatMap(({ name, values }, index) => {
      const last = values.findLast((value) => value !== null);
      return last == null ? [] : [{ name, index, at: y(last) }];
    })
    .sort((a, b) => a.at - b.at);
  let lowest = Number.NEGATIVE_INFINITY;
  const placed = ends.map((end) => {
    lowest = Math.max(end.at, lowest + LABEL_HEIGHT);
    return { ...end, at: lowest };
  });
  const over = Math.max(0, lowest - PLOT.bottom);
  return placed.map(({ name, index, at }) =>
    label(name, PLOT.right + 6, Number(coordinate(at - over + 4)), { class: `name t-${index}` }),
  );
}
