import { MAX_INTERVAL_MONTHS } from "../domain/billing-interval.ts";
import { compareCodePoints } from "../domain/code-point-order.ts";
import type { MappedFile, MappedRow } from "./mapped-file.ts";

const MONTHS: Readonly<Record<string, number>> = { month: 1, year: 12 };
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 };

/** `6m` for 6 months; null where no interval of the program says it, such as for 2 weeks. */
export function intervalName(unit: string, count: number): string | null {
  if (!Number.isInteger(count) || count < 1) return null;
  const name = unit.trim().toLowerCase();
  const months = MONTHS[name];
  if (months !== undefined) return months * count <= MAX_INTERVAL_MONTHS ? `${months * count}m` : null;
  return Object.hasOwn(DAYS, name) && count === 1 ? name : null;
}

/** The file's own columns of what the interval is, and of the period that is being paid. */
interface PeriodColumns {
  readonly interval: string;
  readonly start: string;
  readonly end: string;
}

/** Rows of one price: the same plan, amount, currency and interval. */
interface Price {
  readonly plan: string;
  readonly amount: string;
  readonly unit: string;
  readonly rows: MappedRow[];
  /** How many of the rows show each number of intervals. */
  readonly counts: Map<number, number>;
}

/**
 * Gives each row the interval that its current period shows: the file says `month` for a plan of twelve months too.
 * A row that has ended takes the one of live rows of the same price; without one, the plan has to be named.
 */
export function inferIntervals(rows: readonly MappedRow[], file: MappedFile, columns: PeriodColumns): void {
  const prices = new Map<string, Price>();
  for (const row of rows) {
    const { cells } = row;
    if (cells.interval !== undefined) continue;
    const unit = file.text(row, columns.interval).toLowerCase();
    const plan = cells.plan ?? "";
    const amount = cells.amount ?? "";
    const key = [plan, amount, cells.currency, unit].join("\0");
    const price: Price = prices.get(key) ?? { plan, amount, unit, rows: [], counts: new Map() };
    prices.set(key, price);
    price.rows.push(row);
    const count = row.ended ? null : shownCount(row, unit, file, columns);
    if (count === null) continue;
    price.counts.set(count, (price.counts.get(count) ?? 0) + 1);
    cells.interval = intervalName(unit, count) ?? "";
  }
  for (const price of prices.values()) {
    const usual = mostFrequent(price.counts);
    for (const { cells } of price.rows)
      cells.interval ??= usual === null ? "" : (intervalName(price.unit, usual) ?? "");
  }
  noteIntervals([...prices.values()], file);
}

/** How many intervals the current period is long; null when the row does not show it. */
function shownCount(row: MappedRow, unit: string, file: MappedFile, { start, end }: PeriodColumns): number | null {
  const from = file.day(row, start);
  const to = file.day(row, end);
  const days = DAYS[unit];
  if (from === null || to === null || days === undefined) return null;
  const count = Math.round((to - from) / days);
  return count >= 1 ? count : null;
}

/** Null without any, and when two are as frequent. */
function mostFrequent(counts: ReadonlyMap<number, number>): number | null {
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (first === undefined || first[1] === second?.[1]) return null;
  return first[0];
}

const MOST_SHOWN = 20;

function noteIntervals(prices: readonly Price[], file: MappedFile): void {
  file.intervals = prices.flatMap(({ plan, amount, unit, counts }) =>
    [...counts].sort(([a], [b]) => a - b).map(([count, rows]) => ({ plan, amount, unit, count, rows })),
  );
  const shown = file.intervals.map(
    ({ plan, amount, unit, count, rows }) => `${plan || "(no plan)"} ${amount}: ${count} x ${unit} (${rows})`,
  );
  if (shown.length === 0) return;
  shown.sort(compareCodePoints);
  const rest = shown.length - MOST_SHOWN;
  const list = [...shown.slice(0, MOST_SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])];
  file.log.note("interval-inferred", { file: file.file }, { intervals: list.join("; ") });
}
