import { metricById } from "../../../metrics/index.ts";
import { leverById } from "../../../metrics/what-if/index.ts";
import type { FullReport } from "../../../report/full/full-report.ts";
import type { Bar } from "../../../report/solve/tornado.ts";
import { thresholdText } from "../../describe.ts";
import { formatValue } from "../../format-value.ts";
import { leverTitle } from "../../what-if/lever-text.ts";
import type { Words } from "../../words/index.ts";
import { tornadoBars } from "../charts/tornado.ts";
import { figure, NO_VALUE, section, table } from "../markup.ts";

/** What moves the UE ratio most, and what would take it across its gate. */
export function sensitivitySection({ sensitivity, currency }: FullReport, words: Words): string {
  const { htmlPage: page, solve } = words;
  if (sensitivity === null || sensitivity.bars.length === 0) return "";
  const { metric: id, value, threshold, bars } = sensitivity;
  const metric = metricById(id)!;
  const nameOf = ({ lever }: Bar) => leverTitle(lever, words);
  const shown = (result: number | null, flips: boolean) => {
    if (result === null) return NO_VALUE;
    const text = formatValue(result, metric, currency);
    return flips ? solve.flips(text) : text;
  };
  const input = ({ lever }: Bar, amount: number) => formatValue(amount, { unit: leverById(lever).unit }, currency);
  const drawn = bars.flatMap((bar) =>
    bar.atLow === null || bar.atHigh === null
      ? []
      : [
          {
            name: nameOf(bar),
            atLow: bar.atLow,
            atHigh: bar.atHigh,
            lowText: shown(bar.atLow, bar.flipsAtLow),
            highText: shown(bar.atHigh, bar.flipsAtHigh),
          },
        ],
  );
  const { columns } = solve;
  const titles = [columns.input, columns.from, columns.to, columns.low, columns.high, columns.swing];
  const numbers = table(
    titles.map((title, i) => (i === 0 ? { title } : { title, align: "right" as const })),
    bars.map((bar) => [
      nameOf(bar),
      input(bar, bar.lowInput),
      input(bar, bar.highInput),
      shown(bar.atLow, bar.flipsAtLow),
      shown(bar.atHigh, bar.flipsAtHigh),
      shown(bar.swing, false),
    ]),
  );
  const gate = { value: threshold, name: page.gateAt(thresholdText({ ...sensitivity }, threshold)) };
  const flips = bars.some(({ flipsAtLow, flipsAtHigh }) => flipsAtLow || flipsAtHigh);
  const text = [solve.spans, ...(flips ? [solve.flipsLegend] : []), page.oneAtATime].join(" ");
  const title = page.sensitivity(page.ltvToCac);
  return section(
    solve.tornado,
    `<div class="charts">${figure(title, text, tornadoBars(drawn, value, gate, title), numbers, page.table)}</div>`,
  );
}
