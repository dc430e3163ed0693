import { metricById } from "../../../metrics/index.ts";
import type { FullReport } from "../../../report/full/full-report.ts";
import { metricTitle } from "../../definition-text.ts";
import { reasonText, thresholdText } from "../../describe.ts";
import { formatValue } from "../../format-value.ts";
import type { Words } from "../../words/index.ts";
import { valueBars } from "../charts/value-bars.ts";
import { figure, NO_VALUE, section, table } from "../markup.ts";

/** What a customer of each tier costs and brings. */
export function tiersSection(report: FullReport, words: Words): string {
  const { tiers, check, currency } = report;
  const { htmlPage: page } = words;
  if (tiers.length === 0) return "";
  const names = [...new Set(tiers.map(({ group }) => group ?? ""))];
  const bars = (id: string) =>
    names.map((name) => {
      const { value, interval, reason } = tiers.find((record) => record.id === id && record.group === name)!;
      return {
        name: name === "" ? page.noTier : name,
        value,
        interval,
        text: value === null ? reasonText(reason!, words) : formatValue(value, metricById(id)!, currency),
      };
    });
  const gate = check.gates.find(({ metric, by }) => metric === "ltv-to-cac" && by === null);
  const reference =
    gate === undefined || gate.threshold === null
      ? null
      : { value: gate.threshold, name: page.gateAt(thresholdText(gate, gate.threshold)) };
  const ids = [...new Set(tiers.map(({ id }) => id))];
  const numbers = table(
    [{ title: page.tier }, ...ids.map((id) => ({ title: metricTitle(id, words), align: "right" as const }))],
    names.map((name) => [
      name === "" ? page.noTier : name,
      ...ids.map((id) => {
        const { value } = tiers.find((record) => record.id === id && record.group === name)!;
        return value === null ? NO_VALUE : formatValue(value, metricById(id)!, currency);
      }),
    ]),
  );
  return section(
    page.tiers,
    `<div class="charts">${figure(page.ltvToCac, page.ltvToCacText, valueBars(bars("ltv-to-cac"), reference, page.ltvToCac), numbers, page.table)}
${figure(page.payback, page.paybackText, valueBars(bars("cac-payback-months"), null, page.payback), numbers, page.table)}</div>`,
  );
}
