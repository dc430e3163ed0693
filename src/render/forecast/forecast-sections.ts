import type { BreakEven, ForecastRecord, ForecastReport } from "../../report/forecast/forecast-report.ts";
import { reasonText } from "../describe.ts";
import type { Section } from "../explain/section.ts";
import { lines, right } from "../explain/section.ts";
import { formatNumber, formatValue } from "../format-value.ts";
import { growthText } from "../growth-text.ts";
import type { Words } from "../words/index.ts";

const MONEY = { unit: "money" } as const;
const RATIO = { unit: "ratio" } as const;
const MONTHS = { unit: "months" } as const;
const NONE = "\u2013";

/** MRR now and at the end, in one line. */
export function forecastTitle(report: ForecastReport, words: Words): string {
  const { by, group, forecast, currency, assumptions } = report;
  const of = (title: string) => (by === null ? title : words.pages.at(words.terms.groupOf(by, group!), title));
  const last = forecast.at(-1);
  if (last === undefined) return of(words.forecast.none(whyNot(report.reason, words)));
  const money = (value: number) => formatValue(value, MONEY, currency);
  const then = money(last.mrr);
  const levers = report.levers.map(({ lever, unit, from, to }) => {
    const shown = (value: number) => formatValue(value, { unit }, currency);
    return words.forecast.turned(lever, shown(from), shown(to));
  });
  const title = words.forecast.title(
    `${currency} ${money(assumptions.openingMrr)}`,
    then,
    String(report.months),
    last.month,
  );
  return of(levers.length === 0 ? title : words.forecast.withLevers(title, levers));
}

function whyNot(reason: string | null, words: Words): string {
  const { reasons } = words.forecast;
  return reasons[reason as keyof typeof reasons] ?? reasonText(reason ?? "", words);
}

export function forecastSections(report: ForecastReport, words: Words): Section[] {
  const { sections } = words.forecast;
  return [
    ...(report.forecast.length === 0 ? [] : [monthsSection(report, words)]),
    { title: sections.direction, blocks: [lines(...bullets(directionTexts(report, words)))] },
    { title: sections.programme, blocks: [lines(...bullets(programmeTexts(report, words)))] },
    ...(report.budget === null ? [] : [budgetSection(report, words)]),
    { title: sections.held, blocks: [lines(...bullets(heldTexts(report, words)))] },
  ];
}

const bullets = (texts: readonly string[]) => texts.map((text) => ({ lead: "  \u2022 ", text }));

/** As many rows as are still read: every month, quarter or year. */
const MOST_ROWS = 24;

function shownMonths(records: readonly ForecastRecord[]): ForecastRecord[] {
  const step = [1, 3, 6, 12].find((each) => records.length / each <= MOST_ROWS) ?? 12;
  return records.filter((_, i) => (i + 1) % step === 0 || i === records.length - 1);
}

function monthsSection(report: ForecastReport, words: Words): Section {
  const { forecast, confidence, currency, breakEven, assumptions, bandReason } = report;
  const { columns } = words.forecast;
  const money = (value: number | null) => (value === null ? NONE : formatValue(value, MONEY, currency));
  const step = Number(breakEven.profit.slice(-1));
  const profitOf = (record: ForecastRecord) =>
    [record.grossProfit1, record.grossProfit2, record.grossProfit3, record.grossProfit4][step - 1]!;
  const banded = bandReason === null;
  const profitable = forecast[0]!.grossProfit4 !== null;
  const budgeted = forecast[0]!.budgetMrr !== null;
  const compared = forecast[0]!.baseMrr !== null;
  const percent = `${formatNumber(confidence * 100, 0)} %`;
  const rows = shownMonths(forecast).map((record) => [
    record.month,
    money(record.mrr),
    ...(banded ? [words.terms.range(money(record.low), money(record.high))] : []),
    money(record.fromBase),
    money(record.fromNew),
    ...(profitable ? [money(profitOf(record))] : []),
    ...(budgeted ? [money(record.budgetMrr)] : []),
    ...(compared ? [money(record.baseMrr)] : []),
  ]);
  const titles = [
    columns.mrr,
    ...(banded ? [columns.band(percent)] : []),
    columns.base,
    columns.won,
    ...(profitable ? [words.forecast.profits[breakEven.profit]] : []),
    ...(budgeted ? [columns.budget] : []),
    ...(compared ? [columns.unturned] : []),
  ];
  const { beyondObserved } = forecast.at(-1)!;
  const beyond =
    beyondObserved === 0
      ? []
      : [
          words.forecast.beyond(
            formatValue(beyondObserved, RATIO, currency),
            String(assumptions.observedAges),
            formatValue(assumptions.keptAYear!, RATIO, currency),
          ),
        ];
  const band = banded ? words.forecast.band(percent) : words.forecast.noBand(reasonText(bandReason, words));
  return {
    title: words.forecast.sections.months,
    blocks: [
      { columns: [{ title: columns.month }, ...titles.map(right)], rows },
      lines(...[band, ...beyond].map((text) => ({ text, tone: "faint" as const }))),
    ],
  };
}

function directionTexts(report: ForecastReport, words: Words): string[] {
  const { growth, currency, mrrLimit, doublingMonths, assumptions, forecast } = report;
  const texts = [growthText(growth, currency, words, report.by === null ? "company" : "part")];
  if (forecast.length > 0) {
    const { openingMrr } = assumptions;
    texts.push(
      mrrLimit === null
        ? words.forecast.noLimit
        : words.forecast.limit(formatValue(mrrLimit, MONEY, currency), mrrLimit < openingMrr),
      doublingMonths === null
        ? words.forecast.neverDoubles
        : words.forecast.doubles(String(doublingMonths), monthAhead(report.asOf, doublingMonths)),
    );
  }
  return [...texts, breakEvenText(report.breakEven, report, words)];
}

/** `2025-06` and 8 months are `2026-02`. */
function monthAhead(asOf: string, months: number): string {
  const [year, month] = asOf.split("-").map(Number) as [number, number];
  const count = year * 12 + month - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

function breakEvenText(
  { profit, now, state, month, ahead, reason }: BreakEven,
  report: ForecastReport,
  words: Words,
): string {
  const { forecast } = words;
  const name = forecast.profits[profit];
  if (state === null || now === null) return forecast.breakEvenOpen(name, whyNot(reason, words));
  const amount = formatValue(now, MONEY, report.currency);
  if (state === "stays") return forecast.stays(name, amount);
  if (state === "never") return forecast.never(name, amount);
  if (state === "lost") return forecast.lost(name, amount, month!);
  return forecast.reached(name, amount, month!, String(ahead));
}

function programmeTexts({ acquisitionCash: cash, sustainable, currency }: ForecastReport, words: Words): string[] {
  const { forecast } = words;
  const money = (value: number | null) => formatValue(value ?? 0, MONEY, currency);
  const paid =
    cash.exactPayback === null
      ? [forecast.cashOpen(whyNot(cash.reason, words))]
      : [
          forecast.payback(
            formatNumber(cash.customersPerMonth!, 1),
            money(cash.cac),
            money(cash.monthlyProfit),
            formatValue(cash.exactPayback, MONTHS, currency),
            String(cash.payments),
          ),
          cash.troughMonth === 0
            ? forecast.noTrough
            : forecast.trough(String(cash.troughMonth), money(cash.trough), String(cash.positiveMonth)),
        ];
  return [...paid, sustainableText(sustainable, currency, words)];
}

function sustainableText(of: ForecastReport["sustainable"], currency: string, words: Words): string {
  const { forecast } = words;
  if (of.growth === null)
    return of.reason === "no-loss"
      ? forecast.unlimited(formatValue(of.firstYearResult!, MONEY, currency))
      : forecast.sustainableOpen(whyNot(of.reason, words));
  return forecast.sustainable(
    formatValue(of.growth, RATIO, currency),
    formatValue(of.amountRetention!, RATIO, currency),
    formatValue(of.renewalProfit!, MONEY, currency),
    formatValue(of.firstYearResult!, MONEY, currency),
  );
}

function budgetSection({ budget, currency, forecast }: ForecastReport, words: Words): Section {
  const { columns, budgetNewMrr, budgetCost, budgetEnd } = words.forecast;
  const { newMrr, actualNewMrr, cost, actualCost, mrrAtEnd, budgetMrrAtEnd } = budget!;
  const money = (value: number) => formatValue(value, MONEY, currency);
  const row = (name: string, planned: number | null, actual: number | null) => [
    name,
    ...[planned, actual].map((value) => (value === null ? NONE : money(value))),
    planned === null || actual === null ? NONE : `${actual > planned ? "+" : ""}${money(actual - planned)}`,
  ];
  const rows = [
    ...(newMrr === null ? [] : [row(budgetNewMrr, newMrr, actualNewMrr)]),
    ...(cost === null ? [] : [row(budgetCost, cost, actualCost)]),
    ...(budgetMrrAtEnd === null ? [] : [row(budgetEnd(forecast.at(-1)!.month), budgetMrrAtEnd, mrrAtEnd)]),
  ];
  return {
    title: words.forecast.sections.budget,
    blocks: [
      {
        columns: [{ title: columns.figure }, ...[columns.planned, columns.actual, columns.difference].map(right)],
        rows,
      },
    ],
  };
}

function heldTexts({ assumptions: held, currency }: ForecastReport, words: Words): string[] {
  const { forecast } = words;
  const money = (value: number) => formatValue(value, MONEY, currency);
  const ratio = (value: number) => formatValue(value, RATIO, currency);
  const texts = [forecast.signing(money(held.newMrr), formatNumber(held.newCustomers, 1))];
  if (held.observedAges !== null) texts.push(forecast.retention(String(held.observedAges), ratio(held.keptAYear!)));
  if (held.revenuePerMrr === null) return [...texts, forecast.noCosts];
  const fixed = held.acquisition! + held.delivery! + held.rnd! + held.admin!;
  return [...texts, forecast.costs(ratio(held.revenuePerMrr), ratio(held.serviceShare!), money(fixed))];
}
