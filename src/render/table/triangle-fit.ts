import { largest } from "../../domain/largest.ts";
import { MINIMUM_SAMPLE } from "../../gates/outcome.ts";
import type { CohortRecord, CohortsReport } from "../../report/report.ts";
import { formatNumber } from "../format-value.ts";
import { RETENTIONS } from "../retentions.ts";
import type { Screen } from "./layout.ts";

/** The records of each cohort by age. */
export type Cells = ReadonlyMap<string, ReadonlyMap<number, CohortRecord>>;

export function cellsOf(records: readonly CohortRecord[]): Cells {
  const cells = new Map<string, Map<number, CohortRecord>>();
  for (const record of records) {
    const mine = cells.get(record.cohort) ?? new Map<number, CohortRecord>();
    cells.set(record.cohort, mine.set(record.age, record));
  }
  return cells;
}

/** Too few customers for a share of them to say anything. */
export function isThin(records: ReadonlyMap<number, CohortRecord>): boolean {
  return records.get(0)!.members < MINIMUM_SAMPLE;
}

/** What of a triangle is shown, and what is not, as sentences. */
export interface Fitting {
  readonly cohorts: readonly string[];
  readonly ages: readonly number[];
  /** Of a column of numbers with its sign and the gap before it. */
  readonly width: number;
  readonly leftOut: readonly string[];
}

/** More rows than this in one triangle are no longer seen at a glance. */
const MOST_COHORTS = 24;
/** Columns before the first age: the cohort, its size and the gaps. */
const BEFORE = "2025-06".length + 2 + "12345?".length + 1;

/** Everything where lines do not wrap; on a screen the newest cohorts, and every age or whole steps of them. */
export function fittingOf(
  cells: Cells,
  { period, views }: CohortsReport,
  { width: screenWidth, words }: Screen,
): Fitting {
  const { older, between, above, leftOut } = words.series.cohorts;
  const all = [...cells.keys()];
  const cohorts = screenWidth === null ? all : all.slice(-MOST_COHORTS);
  const shown = cohorts.flatMap((cohort) => [...cells.get(cohort)!.values()]);
  const most = largest(shown.flatMap((record) => views.map((view) => RETENTIONS[view](record))));
  const width = formatNumber(most * 100, 0).length + 2;
  const last = largest(shown.map(({ age }) => age));
  const room = screenWidth === null ? last + 1 : Math.max(1, Math.floor((screenWidth - BEFORE) / width));
  const yearly = period === "month" ? 12 : 4;
  const step = [1, period === "month" ? 3 : 2, yearly].find((each) => Math.floor(last / each) + 1 <= room) ?? yearly;
  const ages = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step).slice(0, room);
  const left = [
    ...(cohorts.length === all.length
      ? []
      : [older(all.length - cohorts.length, words.terms.range(all[0]!, all.at(-1 - cohorts.length)!))]),
    ...(step === 1 ? [] : [between(step, period)]),
    ...(ages.at(-1)! + step <= last ? [above(ages.at(-1)!, period)] : []),
  ];
  return { cohorts, ages, width, leftOut: left.length === 0 ? [] : [leftOut(left, period === "month")] };
}
