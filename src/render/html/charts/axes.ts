import { type ScaleLinear, scaleLinear } from "d3-scale";
import { label, rule } from "./svg.ts";

/** A chart is this wide in its own units: read in full on a telephone, two beside each other on a desk. */
export const WIDTH = 420;

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** From the lowest to the highest of the values, widened to round numbers. */
export function valueScale(values: readonly number[], { top, bottom }: Plot): ScaleLinear<number, number> {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return scaleLinear()
    .domain(low === high ? [low - 1, high + 1] : [low, high])
    .nice(5)
    .range([bottom, top]);
}

/** Horizontal lines at round values, with what they stand for on the left. */
export function valueAxis(y: ScaleLinear<number, number>, plot: Plot, format: (value: number) => string): string[] {
  return y
    .ticks(5)
    .flatMap((value) => [
      rule(plot.left, y(value), plot.right, y(value), value === 0 ? "zero" : "grid"),
      label(format(value), plot.left - 6, y(value) + 4, { "text-anchor": "end", class: "tick" }),
    ]);
}

const MONTH_LABEL = 62;
/** Half of what a month takes up: the last one must not be cut off. */
const LABEL_HALF = 20;

/** As many of the months as there is room for, the last one always among them. */
export function monthAxis(months: readonly string[], x: (index: number) => number, plot: Plot): string[] {
  const room = Math.max(1, Math.floor((plot.right - plot.left) / MONTH_LABEL));
  const step = Math.max(1, Math.ceil(months.length / room));
  return months.flatMap((month, index) =>
    (months.length - 1 - index) % step === 0
      ? [
          label(month, Math.min(x(index), plot.right - LABEL_HALF), plot.bottom + 17, {
            "text-anchor": "middle",
            class: "tick",
          }),
        ]
      : [],
  );
}

/** `1.2 M`, `350 k`: a value on an axis. */
export function compact(value: number): string {
  const size = Math.abs(value);
  const [divisor, unit] = size >= 1e9 ? [1e9, " bn"] : size >= 1e6 ? [1e6, " M"] : size >= 1e3 ? [1e3, " k"] : [1, ""];
  return `${String(Number((value / divisor).toPrecision(3)))}${unit}`;
}

export function percent(value: number): string {
  return `${String(Number((value * 100).toPrecision(6)))} %`;
}
