import { metricById } from "../../../metrics/index.ts";
import type { CheckReport } from "../../../report/report.ts";
import { shortMetricTitle } from "../../definition-text.ts";
import { reasonText } from "../../describe.ts";
import { formatInterval, formatValue } from "../../format-value.ts";
import { growthText, regimeText } from "../../growth-text.ts";
import type { Words } from "../../words/index.ts";
import { html } from "../escape.ts";
import { list, NO_VALUE, paragraph, section, table } from "../markup.ts";

const TILES = ["mrr", "arr", "customers", "ndr", "ltv-to-cac", "ltv", "cac", "cac-payback-months", "growth-yoy"];

/** The numbers that a founder is asked for, whatever the gates say. */
export function numbersSection(check: CheckReport, words: Words): string {
  const { by, group } = check.scope ?? { by: null, group: null };
  const records = new Map(
    check.metrics.filter((record) => record.by === by && record.group === group).map((record) => [record.id, record]),
  );
  const tiles = TILES.map((id) => {
    const { value, reason, interval } = records.get(id)!;
    const metric = metricById(id)!;
    const shown = value === null ? NO_VALUE : formatValue(value, metric, check.currency);
    const note =
      value === null
        ? reasonText(reason!, words)
        : interval === null
          ? ""
          : formatInterval(interval, metric, check.currency, words);
    return `${html(shortMetricTitle(id, words))}<b>${html(shown)}</b><span class="quiet">${html(note)}</span>`;
  });
  const growth = `NDR ${regimeText(check.growth, words)}. ${growthText(check.growth, check.currency, words)}`;
  return [
    section(words.htmlPage.numbers, list(tiles, "tiles")),
    section(words.htmlPage.growth, paragraph(growth)),
    newAndRenewals(check, words),
  ].join("\n");
}

/** New signings feed the team, renewals make the profit: two results side by side. */
function newAndRenewals({ newBusiness, renewals, currency }: CheckReport, words: Words): string {
  const { htmlPage: page } = words;
  const money = (value: number | null, sign = 1) =>
    value === null ? NO_VALUE : formatValue(sign * value, { unit: "money" }, currency);
  const columns = [{ title: "" }, { title: currency, align: "right" as const }];
  const { newRows: rows, renewalRows } = page;
  const reason = newBusiness.reason ?? renewals.reason;
  return section(
    page.newAndRenewals,
    paragraph(page.newAndRenewalsText, "quiet"),
    `<div class="charts">${table(
      columns,
      [
        [rows.firstYearRevenue, money(newBusiness.firstYearRevenue)],
        [rows.firstYearEarnings, money(newBusiness.firstYearEarnings)],
        [rows.acquisition, money(newBusiness.acquisition, -1)],
        [rows.delivery, money(newBusiness.delivery, -1)],
        [rows.result, money(newBusiness.result)],
        [rows.subsidy, money(newBusiness.subsidy)],
      ],
      "plain",
    )}${table(
      columns,
      [
        [renewalRows.revenue, money(renewals.revenue)],
        [renewalRows.grossProfit, money(renewals.grossProfit)],
      ],
      "plain",
    )}</div>`,
    reason === null ? "" : paragraph(reasonText(reason, words), "quiet"),
  );
}
