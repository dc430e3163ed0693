import { scaleLinear } from "d3-scale";
import type { Interval } from "../../../domain/interval.ts";
import { WIDTH } from "./axes.ts";
import { drawing, label, mark, rule } from "./svg.ts";

export interface ValueBar {
  readonly name: string;
  readonly value: number | null;
  readonly interval: Interval | null;
  /** The value in words, or why there is none. */
  readonly text: string;
}

const ROW = 38;
const TOP = 18;
const RIGHT = WIDTH - 8;
const NAME = 42;

/** One bar a group, from 0; the interval lies across its end, and a line stands where the gate is. */
export function valueBars(
  bars: readonly ValueBar[],
  reference: { readonly value: number; readonly name: string } | null,
  title: string,
): string {
  const known = bars.flatMap(({ value, interval }) => [value ?? 0, interval?.high ?? 0, interval?.low ?? 0]);
  const x = scaleLinear()
    .domain([Math.min(0, ...known), Math.max(reference?.value ?? 0, 1e-9, ...known)])
    .range([4, RIGHT]);
  const height = TOP + bars.length * ROW + 4;
  const rows = bars.flatMap(({ name, value, interval, text }, row) => {
    const y = TOP + row * ROW;
    const words = [
      label(shortened(name), 4, y + 11),
      label(text, RIGHT, y + 11, { "text-anchor": "end", class: value === null ? "tick" : "strong" }),
    ];
    if (value === null) return words;
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
    return [
      ...words,
      mark("rect", { x: from, y: y + 17, width: to - from, height: 12, class: "bar" }),
      ...(interval === null ? [] : [rule(x(interval.low), y + 23, x(interval.high), y + 23, "interval")]),
    ];
  });
  const line =
    reference === null
      ? []
      : [
          rule(x(reference.value), 12, x(reference.value), height, "threshold"),
          label(reference.name, x(reference.value), 9, {
            "text-anchor": x(reference.value) > RIGHT - 40 ? "end" : "middle",
            class: "tick",
          }),
        ];
  return drawing(WIDTH, height, title, [...line, ...rows]);
}

function shortened(name: string): string {
  const characters = [...name];
  return characters.length <= NAME ? name : `${characters.slice(0, NAME - 1).join("")}\u2026`;
}
