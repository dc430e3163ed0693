import { scaleBand } from "d3-scale";
import type { MovementRecord } from "../../../report/report.ts";
import { compact, monthAxis, type Plot, valueAxis, valueScale, WIDTH } from "./axes.ts";
import { drawing, label, mark } from "./svg.ts";

export const GAINS = ["new", "reactivation", "expansion"] as const;
export const LOSSES = ["contraction", "churned"] as const;
export type MovementName = (typeof GAINS)[number] | (typeof LOSSES)[number];

const HEIGHT = 270;
const PLOT: Plot = { left: 48, right: WIDTH - 4, top: 42, bottom: HEIGHT - 24 };

/** What came in stands above the line, what went out hangs below it. */
export function movementBars(
  movements: readonly MovementRecord[],
  names: Readonly<Record<MovementName, string>>,
  title: string,
): string {
  const months = movements.map(({ month }) => month);
  const gained = movements.map((record) => GAINS.reduce((sum, name) => sum + record[name], 0));
  const lost = movements.map((record) => LOSSES.reduce((sum, name) => sum + record[name], 0));
  const y = valueScale([0, ...gained, ...lost.map((value) => -value)], PLOT);
  const x = scaleBand<number>(months.keys(), [PLOT.left, PLOT.right]).paddingInner(0.25).paddingOuter(0.1);
  const bars = movements.flatMap((record, index) => {
    const stack = (parts: readonly MovementName[], sign: 1 | -1) => {
      let from = 0;
      return parts.flatMap((name) => {
        const to = from + sign * record[name];
        const [upper, lower] = [y(Math.max(from, to)), y(Math.min(from, to))];
        from = to;
        if (record[name] === 0) return [];
        return [
          mark("rect", { x: x(index)!, y: upper, width: x.bandwidth(), height: lower - upper, class: `m-${name}` }),
        ];
      });
    };
    return [...stack(GAINS, 1), ...stack(LOSSES, -1)];
  });
  return drawing(WIDTH, HEIGHT, title, [
    ...legend(names),
    ...valueAxis(y, PLOT, compact),
    ...bars,
    ...monthAxis(months, (index) => x(index)! + x.bandwidth() / 2, PLOT),
  ]);
}

/** Three names in the first row, two in the second, in the order in which the parts are stacked. */
function legend(names: Readonly<Record<MovementName, string>>): string[] {
  return [GAINS, LOSSES].flatMap((row, line) =>
    row.flatMap((name, index) => {
      const x = PLOT.left + index * 122;
      const y = 4 + line * 17;
      return [mark("rect", { x, y, width: 11, height: 11, class: `m-${name}` }), label(names[name], x + 16, y + 10)];
    }),
  );
}
