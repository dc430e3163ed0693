import { scaleLinear } from "d3-scale";
import { WIDTH } from "./axes.ts";
import { drawing, label, mark, rule } from "./svg.ts";

export interface TornadoBar {
  readonly name: string;
  /** The metric at the low and the high end of the input. */
  readonly atLow: number;
  readonly atHigh: number;
  readonly lowText: string;
  readonly highText: string;
}

const ROW = 40;
const TOP = 20;
const LEFT = 56;
const RIGHT = WIDTH - 56;

/** How far one input alone moves the result: from today's value (the thin line) to each end of the input. */
export function tornadoBars(
  bars: readonly TornadoBar[],
  now: number,
  threshold: { readonly value: number; readonly name: string },
  title: string,
): string {
  const known = [now, threshold.value, ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const x = scaleLinear()
    .domain(low === high ? [low - 1, high + 1] : [low, high])
    .range([LEFT, RIGHT]);
  const height = TOP + bars.length * ROW + 4;
  const rows = bars.flatMap(({ name, atLow, atHigh, lowText, highText }, row) => {
    const y = TOP + row * ROW;
    const half = (value: number, style: string) =>
      mark("rect", {
        x: Math.min(x(now), x(value)),
        y: y + 17,
        width: Math.abs(x(value) - x(now)),
        height: 14,
        class: style,
      });
    const end = (value: number, text: string) =>
      label(text, x(value) + (value < now ? -4 : 4), y + 28, {
        "text-anchor": value < now ? "end" : "start",
        class: "tick",
      });
    return [
      label(name, 0, y + 12, { class: "over" }),
      half(atLow, "bar low"),
      half(atHigh, "bar"),
      ...(atLow === now ? [] : [end(atLow, lowText)]),
      ...(atHigh === now ? [] : [end(atHigh, highText)]),
    ];
  });
  return drawing(WIDTH, height, title, [
    rule(x(now), TOP - 4, x(now), height, "zero"),
    rule(x(threshold.value), 12, x(threshold.value), height, "threshold"),
    label(threshold.name, x(threshold.value), 9, { "text-anchor": "middle", class: "tick" }),
    ...rows,
  ]);
}
