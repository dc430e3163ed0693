import { CATEGORIES, type Category } from "../../domain/cost.ts";
import type { Month } from "../../domain/month.ts";
import type { GroupMeasures } from "../measures.ts";
import type { MeasureColumn } from "../month-tables.ts";
import type { RetentionStatistics } from "../retention.ts";
import type { Span } from "../span.ts";

/** What kind of rows stand behind a number. */
export const FAMILIES = ["cohort", "movements", "standing", "revenue", "contracts", "costs"] as const;
export type Family = (typeof FAMILIES)[number];

type CohortColumn = Extract<
  keyof RetentionStatistics,
  "customers" | "retainedCustomers" | "opening" | "closing" | "kept" | "gained"
>;

/** A sum that was read from the measures: enough to find the rows that it adds up. */
export type Read =
  | { readonly family: "cohort"; readonly column: CohortColumn; readonly span: Span }
  | { readonly family: "movements"; readonly column: MeasureColumn; readonly span: Span }
  | { readonly family: "standing"; readonly column: MeasureColumn; readonly span: Span }
  | { readonly family: "contracts"; readonly column: MeasureColumn; readonly span: Span }
  | { readonly family: "revenue"; readonly column: MeasureColumn | "revenue" | "renewalRevenue"; readonly span: Span }
  | {
      readonly family: "costs";
      readonly column: "cost";
      readonly span: Span;
      readonly categories: readonly Category[];
    };

const FAMILY_OF: Readonly<Record<MeasureColumn, "movements" | "standing" | "contracts" | "revenue">> = {
  new: "movements",
  reactivation: "movements",
  expansion: "movements",
  contraction: "movements",
  churned: "movements",
  newCustomers: "movements",
  reactivatedCustomers: "movements",
  churnedCustomers: "movements",
  flashCustomers: "movements",
  offTargetNew: "movements",
  closing: "standing",
  customersClosing: "standing",
  firstYear: "revenue",
  renewal: "revenue",
  firstYearRefunds: "revenue",
  renewalRefunds: "revenue",
  usage: "revenue",
  valueAdded: "revenue",
  contractValue: "contracts",
  multiYear: "contracts",
  annual: "contracts",
  underYear: "contracts",
};

const COHORT_COLUMNS: readonly CohortColumn[] = [
  "customers",
  "retainedCustomers",
  "opening",
  "closing",
  "kept",
  "gained",
];

/** Whether two reads are of the same rows and add up the same of them. */
export function keyOf(read: Read): string {
  const { family, column, span } = read;
  const categories = read.family === "costs" ? CATEGORIES.filter((name) => read.categories.includes(name)) : [];
  return `${family} ${column} ${span.from} ${span.to} ${categories.join("+")}`;
}

/**
 * The sums that a function reads from the measures, each once, in their order. Evidence follows from what is read, so
 * a metric need not say what stands behind it, and cannot say it wrongly.
 */
export function readsOf(measures: GroupMeasures, ask: (measures: GroupMeasures) => unknown): Read[] {
  const heard = new Map<string, Read>();
  const note = (read: Read) => heard.set(keyOf(read), read);
  const noteColumn = (column: MeasureColumn, span: Span) => note({ family: FAMILY_OF[column], column, span } as Read);
  ask(
    Object.create(measures, {
      ...methods(measures, {
        at: (column: MeasureColumn, month: Month) => noteColumn(column, { from: month, to: month }),
        sum: noteColumn,
        revenue: (span: Span) => note({ family: "revenue", column: "revenue", span }),
        renewalRevenue: (span: Span) => note({ family: "revenue", column: "renewalRevenue", span }),
        cost: (categories: readonly Category[], span: Span) =>
          note({ family: "costs", column: "cost", span, categories }),
        exposure: ({ from, to }: Span) => noteColumn("customersClosing", { from: from - 1, to: to - 1 }),
      }),
      statistics: { get: () => ({ ...measures.statistics, retention: listeningRetention(measures, note) }) },
    }) as GroupMeasures,
  );
  return [...heard.values()];
}

type Listeners = Readonly<Record<string, (...args: never[]) => void>>;

/** Each method tells its listener, then answers as before. */
function methods(measures: GroupMeasures, listeners: Listeners): PropertyDescriptorMap {
  const answers = measures as unknown as Record<string, (...args: never[]) => unknown>;
  return Object.fromEntries(
    Object.entries(listeners).map(([name, listen]) => [
      name,
      {
        value: (...args: never[]) => {
          listen(...args);
          return answers[name]!.call(measures, ...args);
        },
      },
    ]),
  );
}

function listeningRetention(measures: GroupMeasures, note: (read: Read) => void): RetentionStatistics {
  const { retention } = measures.statistics;
  const { asOf } = measures.windows;
  const getters = COHORT_COLUMNS.map((column): [string, PropertyDescriptor] => [
    column,
    {
      get: () => {
        note({ family: "cohort", column, span: { from: asOf - 12, to: asOf } });
        return retention[column];
      },
    },
  ]);
  return Object.create(retention, Object.fromEntries(getters)) as RetentionStatistics;
}

/** The sum itself; null where shared costs could not be allocated. */
export function totalOf(measures: GroupMeasures, read: Read): number | null {
  if (read.family === "cohort") return measures.statistics.retention[read.column];
  if (read.family === "costs") return measures.cost(read.categories, read.span).value;
  if (read.column === "revenue") return measures.revenue(read.span);
  if (read.column === "renewalRevenue") return measures.renewalRevenue(read.span);
  return measures.sum(read.column, read.span);
}
