import type { CheckReport } from "../../report/report.ts";
import { reasonText } from "../describe.ts";
import { formatValue } from "../format-value.ts";
import { layTable, type Screen, wrapText } from "./layout.ts";

/** New signings feed the team, renewals make the profit: two results, side by side. */
export function newAndRenewalBlock({ newBusiness, renewals, currency }: CheckReport, screen: Screen): string {
  const money = (value: number | null, sign = 1) =>
    value === null ? "\u2013" : formatValue(sign * value, { unit: "money" }, currency);
  const rows = [
    ["First-year revenue", money(newBusiness.firstYearRevenue), "Renewal revenue", money(renewals.revenue)],
    ["First-year revenue less service", money(newBusiness.firstYearEarnings), "", ""],
    ["Acquisition", money(newBusiness.acquisition, -1), "", ""],
    ["Delivery", money(newBusiness.delivery, -1), "", ""],
    ["Result", money(newBusiness.result), "Gross profit", money(renewals.grossProfit)],
    ["Subsidy it needs", money(newBusiness.subsidy), "", ""],
  ];
  const table = layTable(
    [
      { title: "New business against renewals" },
      { title: "New".padStart(10), align: "right" },
      { title: "" },
      { title: "Renewals".padStart(10), align: "right" },
    ],
    rows,
    screen,
  );
  const missing = [
    ...(newBusiness.reason === null ? [] : [`\u2013 New business: ${reasonText(newBusiness.reason, screen.words)}.`]),
    ...(renewals.reason === null ? [] : [`\u2013 Renewals: ${reasonText(renewals.reason, screen.words)}.`]),
  ];
  return [table, ...missing.map((line) => screen.paint.faint(wrapText(line, screen, "  ")))].join("\n");
}
