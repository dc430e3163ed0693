import type { CustomerChange, DiffReport, Restated } from "../../report/diff/diff-report.ts";
import { type Block, lines, type Section } from "../explain/section.ts";
import { formatMargin, formatNumber, formatValue, type Shown } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { columnsOf } from "./moved-sections.ts";

const MONEY: Shown = { unit: "money" };

export function movementsSection(report: DiffReport, words: Words): Section[] {
  const { movements, customers, customersMoved, currency } = report;
  const { diff } = words;
  if (movements.length === 0) return [];
  const rows = movements
    .filter(({ step, amount }) => amount !== 0 || step === "opening" || step === "closing")
    .map(({ step, amount }) => [
      diff.steps[step],
      step === "opening" || step === "closing"
        ? formatValue(amount, MONEY, currency)
        : formatMargin(amount, MONEY, currency),
    ]);
  const blocks: Block[] = [{ columns: columnsOf(diff.mrrColumns, 1, -1), rows }];
  const sections: Section[] = [{ title: diff.mrrTitle, blocks }];
  if (customers.length > 0)
    sections.push({
      title: diff.customersTitle(customers.length, customersMoved ?? customers.length),
      blocks: [
        {
          columns: diff.customerColumns.map((title, index) =>
            index === 0
              ? { title, wraps: true }
              : { title, align: index === 4 ? ("left" as const) : ("right" as const) },
          ),
          rows: customers.map((customer) => customerCells(customer, currency, words)),
        },
      ],
    });
  else if (customersMoved === null) blocks.push(lines({ text: diff.noCustomers, tone: "faint" }));
  return sections;
}

const MOVES = ["new", "reactivation", "expansion", "contraction", "churned"] as const;

function customerCells(record: CustomerChange, currency: string, { diff }: Words): string[] {
  const moves = MOVES.filter((move) => record[move] !== 0);
  const isLoss = (move: (typeof MOVES)[number]) => move === "contraction" || move === "churned";
  return [
    record.customer,
    formatValue(record.before, MONEY, currency),
    formatValue(record.after, MONEY, currency),
    formatMargin(record.change, MONEY, currency),
    moves.length === 1
      ? diff.steps[moves[0]!]
      : moves
          .map((move) =>
            diff.how(diff.steps[move], formatMargin(isLoss(move) ? -record[move] : record[move], MONEY, currency)),
          )
          .join(", "),
  ];
}

export function costsSection({ costs, currency }: DiffReport, { diff }: Words): Section[] {
  const moved = costs.filter(({ change }) => change !== 0);
  if (moved.length === 0) return [];
  const rows = moved.map(({ layer, before, after, change }) => [
    diff.figures[layer],
    formatValue(before, MONEY, currency),
    formatValue(after, MONEY, currency),
    formatMargin(change, MONEY, currency),
  ]);
  return [{ title: diff.costsTitle, blocks: [{ columns: columnsOf(diff.costColumns, 1, -1), rows }] }];
}

const MOST_MONTHS = 12;

export function restatedSection(report: DiffReport, { diff }: Words): Section[] {
  const { restated, restatedBy, currency } = report;
  if (restatedBy === null) return [];
  const months = [...new Set(restated.map(({ month }) => month))];
  const items = months.slice(0, MOST_MONTHS).map((month) => {
    const mine = restated.filter((record) => record.month === month && isOwn(record, restated));
    return {
      lead: "  ",
      text: diff.month(
        month,
        mine.map((record) => figureText(record, currency, diff)),
      ),
    };
  });
  const rest = months.length - items.length;
  return [
    {
      title: diff.restatedTitle,
      blocks: [
        lines(
          { text: diff.restatedBy[restatedBy], tone: "unsure" },
          ...items,
          ...(rest > 0 ? [{ text: diff.moreMonths(rest), tone: "faint" as const }] : []),
        ),
      ],
    },
  ];
}

/** An opening that moved is the closing of the month before, and said there. */
function isOwn(record: Restated, all: readonly Restated[]): boolean {
  return record.figure !== "opening" || all.filter(({ month }) => month === record.month).length === 1;
}

function figureText({ figure, before, after, change }: Restated, currency: string, diff: Words["diff"]): string {
  const as: Shown = figure === "customers" ? { unit: "count" } : MONEY;
  const shown = (value: number) => (figure === "customers" ? formatNumber(value, 0) : formatValue(value, as, currency));
  return diff.restated(
    diff.figures[figure],
    shown(before),
    after === null ? diff.gone : shown(after),
    change === null ? null : formatMargin(change, as, currency),
  );
}
