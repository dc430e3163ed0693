import { scaleLinear } from "d3-scale";
import type { GateRecord } from "../../../gates/evaluate.ts";
import { coordinate, drawing, mark, rule } from "./svg.ts";

const WIDTH = 132;
const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;
const PAD = 8;

/** How far a value stands from its threshold: the upright line is the threshold, the bar the interval. */
export function gateDistance(gate: GateRecord, title: string): string {
  const { value, threshold, interval, operator, outcome } = gate;
  if (value === null || threshold === null) return "";
  const known = [value, threshold, ...(interval === null ? [] : [interval.low, interval.high])];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const x = scaleLinear()
    .domain(low === high ? [low - 1, high + 1] : [low, high])
    .range([PAD, WIDTH - PAD]);
  const passesRight = operator === ">" || operator === ">=";
  const at = x(threshold);
  const marks = [
    mark("rect", {
      x: passesRight ? at : 0,
      y: MIDDLE - 4,
      width: passesRight ? WIDTH - at : at,
      height: 8,
      class: "passing",
    }),
    rule(0, MIDDLE, WIDTH, MIDDLE, "grid"),
    ...(interval === null ? [] : [rule(x(interval.low), MIDDLE, x(interval.high), MIDDLE, "interval")]),
    rule(at, 1, at, HEIGHT - 1, "threshold"),
    sign(x(value), outcome),
  ];
  return drawing(WIDTH, HEIGHT, title, marks);
}

/** Told apart by shape as well as by colour. */
function sign(x: number, outcome: GateRecord["outcome"]): string {
  const y = MIDDLE;
  const d = coordinate;
  if (outcome === "pass") return mark("circle", { cx: x, cy: y, r: 5, class: "sign good" });
  if (outcome === "fail")
    return mark("path", {
      d: `M${d(x - 5)} ${d(y - 5)}L${d(x + 5)} ${d(y + 5)}M${d(x - 5)} ${d(y + 5)}L${d(x + 5)} ${d(y - 5)}`,
      class: "cross bad",
    });
  return mark("circle", { cx: x, cy: y, r: 4.5, class: "ring unsure" });
}
