import type { CheckReport } from "../../report/report.ts";
import { reasonText } from "../describe.ts";
import { formatValue } from "../format-value.ts";
import { layTable, padStart, type Screen, wrapText } from "./layout.ts";

/** New signings feed the team, renewals make the profit: two results, side by side. */
export function newAndRenewalBlock({ newBusiness, renewals, currency }: CheckReport, screen: Screen): string {
  const money = (value: number | null, sign = 1) =>
    value === null ? "\u2013" : formatValue(sign * value, { unit: "money" }, currency);
  const { check, pages } = screen.words;
  const rows = [
    [check.firstYearRevenue, money(newBusiness.firstYearRevenue), check.renewalRevenue, money(renewals.revenue)],
    [check.firstYearEarnings, money(newBusiness.firstYearEarnings), "", ""],
    [check.acquisition, money(newBusiness.acquisition, -1), "", ""],
    [check.delivery, money(newBusiness.delivery, -1), "", ""],
    [check.result, money(newBusiness.result), check.grossProfit, money(renewals.grossProfit)],
    [check.subsidy, money(newBusiness.subsidy), "", ""],
  ];
  const table = layTable(
    [
      { title: check.newAgainstRenewals, wraps: true },
      { title: padStart(check.new, 10), align: "right" },
      { title: "" },
      { title: padStart(check.renewals, 10), align: "right" },
    ],
    rows,
    screen,
  );
  const missing = [
    ...(newBusiness.reason === null
      ? []
      : [pages.missing([check.newBusiness], reasonText(newBusiness.reason, screen.words))]),
    ...(renewals.reason === null ? [] : [pages.missing([check.renewals], reasonText(renewals.reason, screen.words))]),
  ];
  return [table, ...missing.map((line) => screen.paint.faint(wrapText(line, screen, "  ")))].join("\n");
}
