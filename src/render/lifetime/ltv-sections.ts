import type { Interval } from "../../domain/interval.ts";
import type { LifetimeBasis, LtvReport, MethodRecord } from "../../report/ltv/ltv-report.ts";
import { reasonText } from "../describe.ts";
import type { Section } from "../explain/section.ts";
import { lines, right } from "../explain/section.ts";
import { formatNumber, formatValue } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { survivalChart } from "./survival-chart.ts";

const MONTHS = { unit: "months" } as const;
const MONEY = { unit: "money" } as const;
const RATE = { unit: "ratio/month" } as const;
const NONE = "\u2013";
const NAME_WIDTH = 12;

const months = (value: number) => formatNumber(value, 1);
const range = ({ low, high }: Interval, { terms }: Words) => terms.range(months(low), months(high));

/** The default, in one line. */
export function ltvTitle(report: LtvReport, words: Words): string {
  const { by, group, methods, currency } = report;
  if (by !== null && group === null) return words.lifetime.titleBy(by);
  const record = methods.find((each) => each.default)!;
  const money = record.money === null ? null : `${currency} ${formatValue(record.money, MONEY, currency)}`;
  const lasts = record.months === null ? null : formatValue(record.months, MONTHS, currency);
  const title = words.lifetime.title(money, lasts, methodReason(record.reason ?? record.moneyReason ?? "", words));
  return by === null ? title : words.pages.at(words.terms.groupOf(by, group!), title);
}

export function methodReason(reason: string, words: Words): string {
  return words.lifetime.reasons[reason as keyof typeof words.lifetime.reasons] ?? reasonText(reason, words);
}

/** One group in full, or every group in a row of its own. `width` is that of the chart. */
export function ltvSections(report: LtvReport, words: Words, width: number | null): Section[] {
  const { by, group, basis } = report;
  if (by !== null && group === null) return groupsSections(report, words);
  const [only] = basis as [LifetimeBasis];
  if (only.customers === 0) return [{ title: words.lifetime.sections.basis, blocks: [lines(words.lifetime.nobody)] }];
  return [
    methodsSection(report, only, words),
    remarksSection(report, only, words),
    basisSection(report, only, words),
    survivalSection(report, words, width),
  ];
}

function methodsSection(report: LtvReport, basis: LifetimeBasis, words: Words): Section {
  const { lifetime } = words;
  const { columns } = lifetime;
  const confidence = report.methods.find(({ interval }) => interval !== null)?.interval?.confidence;
  const rows = report.methods.map((record) => [
    record.default ? words.terms.noted(record.method, lifetime.default) : record.method,
    record.months === null ? NONE : months(record.months),
    record.interval === null ? "" : range(record.interval, words),
    record.money === null ? NONE : formatValue(record.money, MONEY, report.currency),
    record.toCac === null ? NONE : formatNumber(record.toCac, 2),
  ]);
  return {
    title: lifetime.sections.methods(formatNumber(report.horizon, 0)),
    blocks: [
      {
        columns: [
          { title: columns.method },
          right(columns.months),
          right(columns.interval(confidence === undefined ? "" : `${formatNumber(confidence * 100, 0)} %`)),
          right(columns.ltv),
          right(columns.toCac),
        ],
        rows,
      },
      lines({ text: trustText(report, basis, words), tone: "faint" }),
    ],
  };
}

function remarksSection(report: LtvReport, basis: LifetimeBasis, words: Words): Section {
  const remarks = report.methods.map((record) => ({
    lead: `  ${record.method.padEnd(NAME_WIDTH)}`,
    text: remark(record, basis, report, words),
  }));
  return { title: words.lifetime.sections.remarks, blocks: [lines(...remarks)] };
}

/** What a method is, or why it has no value and what can be said instead. */
function remark(record: MethodRecord, basis: LifetimeBasis, report: LtvReport, words: Words): string {
  const { lifetime } = words;
  const { method, reason, horizon } = record;
  if (reason === "beyond-follow-up") {
    const { estimableInterval: interval, estimableMonths } = basis;
    const bounds = interval === null ? null : range(interval, words);
    return lifetime.onlyTo(formatNumber(basis.estimableTo, 0), months(estimableMonths!), bounds);
  }
  if (reason !== null) return methodReason(reason, words);
  if (method === "observed")
    return words.pages.at(lifetime.inMonths(formatNumber(horizon!, 0)), lifetime.methods.observed);
  if (method === "sbg" && basis.model === "geometric") return lifetime.geometric;
  if (method === "discounted") return lifetime.discount(`${formatNumber(report.discountRate * 100, 1)} %`);
  return lifetime.methods[method];
}

function trustText({ methods, horizon, currency, by, group }: LtvReport, basis: LifetimeBasis, words: Words): string {
  const best = methods.find((each) => each.method === basis.mostTrusted && each.by === by && each.group === group);
  const reach = formatNumber(horizon, 0);
  if (best === undefined || best.months === null || best.default) return words.lifetime.noneReaches(reach);
  const money = best.money === null ? null : formatValue(best.money, MONEY, currency);
  return words.lifetime.mostTrusted(best.method, reach, months(best.months), money);
}

function basisSection(report: LtvReport, basis: LifetimeBasis, words: Words): Section {
  const { lifetime } = words;
  const { currency } = report;
  const money = (value: number) => formatValue(value, MONEY, currency);
  const texts: string[] = [];
  const moneyReason = report.methods.find((each) => each.moneyReason !== null && each.reason === null)?.moneyReason;
  if (basis.monthlyProfit !== null)
    texts.push(
      lifetime.pays(
        money(basis.arpa!),
        formatValue(basis.serviceMargin!, { unit: "ratio" }, currency),
        money(basis.monthlyProfit),
      ),
    );
  else if (basis.arpa !== null)
    texts.push(lifetime.paysOnly(money(basis.arpa), methodReason(moneyReason ?? "", words)));
  if (basis.churn !== null) texts.push(lifetime.churn(formatValue(basis.churn, RATE, currency)));
  texts.push(lifetime.ever(words.terms.customers(formatNumber(basis.customers, 0)), basis.lost, basis.returned));
  if (basis.renewalMonths !== null) {
    const seen = lifetime.renewals(basis.renewalMonths, basis.renewalsObserved!);
    const fit = basis.alpha === null ? [] : [lifetime.sbg(formatNumber(basis.alpha, 3), formatNumber(basis.beta!, 3))];
    texts.push(words.terms.sentences([seen, ...fit]));
  }
  if (report.observedFrom !== null) texts.push(lifetime.entry(report.observedFrom));
  return { title: lifetime.sections.basis, blocks: [lines(...texts.map((text) => ({ lead: "  \u2022 ", text })))] };
}

function survivalSection({ survival }: LtvReport, { lifetime }: Words, width: number | null): Section {
  const picture = survivalChart(survival, width);
  return { title: lifetime.sections.survival, blocks: [{ picture: [...picture, "", lifetime.legend] }] };
}

function groupsSections(report: LtvReport, words: Words): Section[] {
  const { lifetime } = words;
  const { columns } = lifetime;
  const refused = new Set<string>();
  const rows = report.basis.map((basis) => {
    const records = report.methods.filter(({ group }) => group === basis.group);
    const chosen = records.find((each) => each.default)!;
    const cells = records.map(({ months: value, method, reason }) => {
      if (value !== null) return months(value);
      if (reason !== null) refused.add(words.pages.at(method, methodReason(reason, words)));
      return NONE;
    });
    const { group } = basis;
    return [
      group === "" ? words.gates.customersWithout(basis.by!) : group!,
      formatNumber(basis.customers, 0),
      formatNumber(basis.lost, 0),
      ...cells,
      chosen.money === null ? NONE : formatValue(chosen.money, MONEY, report.currency),
      chosen.toCac === null ? NONE : formatNumber(chosen.toCac, 2),
    ];
  });
  const names = report.methods.slice(0, rows.length === 0 ? 0 : report.methods.length / rows.length);
  return [
    {
      title: lifetime.sections.methods(formatNumber(report.horizon, 0)),
      blocks: [
        {
          columns: [
            { title: words.pages.dimension(report.by!) },
            right(columns.customers),
            right(columns.lost),
            ...names.map(({ method, default: chosen }) => right(chosen ? `${method}*` : method)),
            right(columns.ltv),
            right(columns.toCac),
          ],
          rows,
        },
        lines(
          { text: `* ${lifetime.default}`, tone: "faint" },
          ...[...refused].map((text) => ({ text: `${NONE} ${text}`, tone: "faint" as const })),
        ),
      ],
    },
  ];
}
