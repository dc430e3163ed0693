import type { Business } from "./business.ts";
import type { Row } from "./lines.ts";

/**
 * The same numbers by brute force: every line is looked at on every day, with the calendar of JavaScript and big
 * integers, sharing no code with the product. Months are counted from January of year 0, money is ticks.
 */
export interface DayByDay {
  /** M(customer, month), for any month. */
  readonly mrr: (customer: string, month: number) => bigint;
  readonly customers: readonly string[];
  readonly firstMonth: number;
  readonly asOf: number;
  readonly firstMrr: number | null;
  readonly movements: ReadonlyMap<number, Movement>;
  readonly revenue: ReadonlyMap<number, RevenueOfMonth>;
  /** New MRR of a month by customer. */
  readonly won: ReadonlyMap<number, ReadonlyMap<string, bigint>>;
  /** Lines that have a paid span. */
  readonly lines: readonly ContractLine[];
  /** The segment that a customer is in. */
  readonly segmentOf: (customer: string) => string;
}

export interface ContractLine {
  readonly kind: string;
  readonly startMonth: number;
  readonly value: bigint;
  /** That the amount covers. */
  readonly months: number;
}

const MOVEMENT = {
  new: 0n,
  reactivation: 0n,
  expansion: 0n,
  contraction: 0n,
  churned: 0n,
  closing: 0n,
  newCustomers: 0n,
  reactivatedCustomers: 0n,
  churnedCustomers: 0n,
  flashCustomers: 0n,
  customersClosing: 0n,
};
export type Movement = typeof MOVEMENT;
const REVENUE = { firstYear: 0n, renewal: 0n, firstYearRefunds: 0n, renewalRefunds: 0n, usage: 0n, valueAdded: 0n };
export type RevenueOfMonth = typeof REVENUE;

interface Line {
  readonly customer: string;
  readonly kind: string;
  readonly start: number;
  readonly paidFrom: number;
  readonly end: number;
  readonly mrr: bigint;
  readonly value: bigint;
  readonly months: number;
}

const FOREVER = 10 ** 9;
const dayOf = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const dateOf = (day: number) => new Date(day * 86_400_000);
export const monthNumber = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
const monthOf = (day: number) => dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth();
const firstOf = (month: number) => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;

/** Months of an interval as a fraction. */
const INTERVALS: Readonly<Record<string, readonly [bigint, bigint]>> = {
  month: [1n, 1n],
  quarter: [3n, 1n],
  half_year: [6n, 1n],
  year: [12n, 1n],
  "2_years": [24n, 1n],
  "7m": [7n, 1n],
  week: [12n, 52n],
  day: [12n, 365n],
};

function rounded(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** Whole months from one day to another, by trying: start + k months = end, or two month ends; else the days. */
function monthsOfTerm(start: number, end: number): readonly [bigint, bigint] {
  const isMonthEnd = (day: number) => monthOf(day) !== monthOf(day + 1);
  for (let k = 1; k <= monthOf(end) - monthOf(start); k++) {
    const lastOfMonth = firstOf(monthOf(start) + k + 1) - 1;
    const target = Math.min(firstOf(monthOf(start) + k) + dateOf(start).getUTCDate() - 1, lastOfMonth);
    if (target === end || (isMonthEnd(start) && end === lastOfMonth)) return [BigInt(k), 1n];
  }
  return [BigInt(end - start) * 1200n, 36525n];
}

function lineOf(row: Row): Line {
  const start = dayOf(row.start);
  const end = row.end === undefined ? FOREVER : dayOf(row.end);
  const paidFrom = row.trialEnd === undefined ? start : Math.max(start, dayOf(row.trialEnd));
  // amounts have two decimals, quantities at most three
  const thousandths =
    BigInt(Math.round((row.mrr ?? row.amount ?? 0) * 100)) * BigInt(Math.round((row.quantity ?? 1) * 1000));
  const [numerator, denominator] =
    row.interval === "term" ? monthsOfTerm(start, end) : INTERVALS[row.interval ?? "month"]!;
  return {
    customer: row.customer,
    kind: row.kind ?? "recurring",
    start,
    end,
    paidFrom,
    mrr: end > paidFrom ? rounded(thousandths * 720n * denominator, 1000n * numerator) : 0n,
    value: rounded(thousandths * 720n, 1000n),
    months: Number(numerator) / Number(denominator),
  };
}

export function dayByDay({ rows, asOf: asOfText, options }: Business): DayByDay {
  const lines = rows.map(lineOf);
  const customers = [...new Set(lines.map(({ customer }) => customer))];
  const countsInMrr = ({ kind }: Line) => kind === "recurring" || (options?.usage === "include" && kind === "usage");
  const asOf = monthNumber(asOfText);
  const firstMonth = Math.min(asOf, ...lines.map(({ start }) => monthOf(start)));
  const liveOn = (line: Line, day: number) => line.paidFrom <= day && day < line.end;
  const mrr = (customer: string, month: number) => {
    const lastDay = firstOf(month + 1) - 1;
    const live = lines.filter((line) => line.customer === customer && countsInMrr(line) && liveOn(line, lastDay));
    return live.reduce((sum, line) => sum + line.mrr, 0n);
  };
  const movements = new Map<number, Movement>();
  const revenue = new Map<number, RevenueOfMonth>();
  const won = new Map<number, Map<string, bigint>>();
  const paidBefore = new Set<string>();
  let firstMrr: number | null = null;
  for (let month = firstMonth; month <= asOf; month++) {
    const moved = { ...MOVEMENT };
    for (const customer of customers) {
      const p = mrr(customer, month - 1);
      const v = mrr(customer, month);
      if (p === 0n && v > 0n && !paidBefore.has(customer)) {
        moved.new += v;
        moved.newCustomers += 1n;
        won.set(month, new Map(won.get(month)).set(customer, v));
      } else if (p === 0n && v > 0n) {
        moved.reactivation += v;
        moved.reactivatedCustomers += 1n;
      } else if (p > 0n && v === 0n) {
        moved.churned += p;
        moved.churnedCustomers += 1n;
      } else if (v > p) moved.expansion += v - p;
      else moved.contraction += p - v;
      moved.closing += v;
      if (v > 0n) {
        moved.customersClosing += 1n;
        paidBefore.add(customer);
        firstMrr ??= month;
      }
      let paysOnSomeDay = false;
      for (let day = firstOf(month); day < firstOf(month + 1); day++)
        for (const line of lines)
          if (line.customer === customer && countsInMrr(line) && line.mrr > 0n && liveOn(line, day))
            paysOnSomeDay = true;
      if (p === 0n && v === 0n && paysOnSomeDay) moved.flashCustomers += 1n;
    }
    movements.set(month, moved);
    revenue.set(month, revenueOf(lines, month));
  }
  const segmentOf = (customer: string) => {
    const named = rows.filter((row) => row.customer === customer && (row.segment ?? "") !== "");
    const earliest = named.map(({ start }) => start).sort()[0];
    const segments = named.filter(({ start }) => start === earliest).map(({ segment }) => segment!);
    return segments.sort()[0] ?? "";
  };
  const contracts = lines
    .filter(({ paidFrom, end }) => end > paidFrom)
    .map(({ kind, start, value, months }) => ({ kind, startMonth: monthOf(start), value, months }));
  return { mrr, customers, firstMonth, asOf, firstMrr, movements, revenue, won, lines: contracts, segmentOf };
}

function revenueOf(lines: readonly Line[], month: number): RevenueOfMonth {
  const result = { ...REVENUE };
  const length = firstOf(month + 1) - firstOf(month);
  for (const line of lines) {
    const renewalDay = renewalDayOf(lines, line.customer);
    const isRenewal = line.start >= renewalDay;
    if (line.kind === "one_off" || line.kind === "refund") {
      if (monthOf(line.start) !== month) continue;
      if (line.kind === "one_off") result[isRenewal ? "renewal" : "firstYear"] += line.value;
      else result[isRenewal ? "renewalRefunds" : "firstYearRefunds"] += line.value;
      continue;
    }
    let days = 0n;
    let early = 0n;
    for (let day = firstOf(month); day < firstOf(month + 1); day++) {
      if (day < line.paidFrom || day >= line.end) continue;
      days += 1n;
      if (day < renewalDay) early += 1n;
    }
    const all = rounded(line.mrr * days, BigInt(length));
    const firstYear = rounded(line.mrr * early, BigInt(length));
    if (line.kind === "value_added") result.valueAdded += all;
    else {
      result.firstYear += firstYear;
      result.renewal += all - firstYear;
      if (line.kind === "usage") result.usage += all;
    }
  }
  return result;
}

function renewalDayOf(lines: readonly Line[], customer: string): number {
  const paid = lines.filter(
    (line) => line.customer === customer && line.mrr > 0n && (line.kind === "recurring" || line.kind === "usage"),
  );
  if (paid.length === 0) return FOREVER;
  const first = dateOf(Math.min(...paid.map(({ paidFrom }) => paidFrom)));
  const target = (first.getUTCFullYear() + 1) * 12 + first.getUTCMonth();
  return Math.min(firstOf(target) + first.getUTCDate() - 1, firstOf(target + 1) - 1);
}
