import { nearest } from "../../domain/nearest.ts";
import { excerpt } from "../cells.ts";
import { normaliseName } from "../header.ts";
import type { MappedFile } from "../mapped-file.ts";
import type { FlatColumns, FlatLayout } from "../presets/cost-preset.ts";
import { fits } from "../presets/preset.ts";
import type { CostTarget } from "./cost-target.ts";

export type FlatColumn = keyof FlatColumns;
export type Positions = Readonly<Partial<Record<FlatColumn, number>>>;

/** What `columns:` in ue.yaml can name; a date says its month. */
const MAPPED = ["month", "amount", "account", "category", "segment", "currency"] as const;
const ALLOWED: readonly string[] = [...MAPPED, "date"];

/** A flat file with canonical names where its entry in ue.yaml gives no others. */
export const MAPPED_LAYOUT: FlatLayout = {
  kind: "flat",
  columns: {
    month: ["month", "date"],
    amount: ["amount"],
    account: ["account"],
    category: ["category"],
    segment: ["segment"],
    currency: ["currency"],
  },
  rules: [],
};

/** What a name of ue.yaml stands for; null when it is no canonical one. */
export function canonicalColumn(name: string): FlatColumn | null {
  const normal = normaliseName(name);
  return MAPPED.find((column) => column === (normal === "date" ? "month" : normal)) ?? null;
}

/** Where the columns stand; null, with every problem in the log, when the file lacks one that it needs. */
export function findColumns(
  file: MappedFile,
  layout: FlatLayout,
  byMonth: string,
  { log, entry }: CostTarget,
): Positions | null {
  const { columns, rules } = layout;
  const place = { file: file.file, line: file.headerLine };
  const errorsBefore = log.errorCount;
  const at: Partial<Record<FlatColumn, number>> = {};
  for (const [left, right] of entry.columns) {
    const [canonical, inverse] = [canonicalColumn(left), canonicalColumn(right)];
    if (canonical !== null && file.has(right)) at[canonical] = file.indexOf(right)!;
    else if (inverse !== null && file.has(left)) at[inverse] = file.indexOf(left)!;
    else if (canonical === null && inverse === null)
      log.error("mapping-key-unknown", entry.place(["columns", left]), {
        key: excerpt(left),
        allowed: ALLOWED.join(", "),
        nearest: nearest(left, ALLOWED) ?? "",
      });
    else {
      const [column, name] = canonical !== null ? [canonical, right] : [inverse!, left];
      log.error("mapping-column-missing", entry.place(["columns", left]), {
        name: excerpt(name),
        column,
        file: file.file,
        found: file.names.join(", "),
        nearest: nearest(name, file.names) ?? "",
      });
    }
  }
  for (const [column, names] of Object.entries(columns) as [FlatColumn, readonly string[]][])
    for (const wanted of names) {
      const index = file.names.findIndex((name) => fits(normaliseName(name), wanted));
      if (index >= 0) at[column] ??= index;
    }
  for (const index of new Set(Object.values(at)))
    if (file.names.filter((name) => normaliseName(name) === normaliseName(file.names[index]!)).length > 1)
      log.error("column-duplicate", { ...place, column: file.names[index]! });
  if (log.errorCount > errorsBefore) return null;

  const missing = (column: FlatColumn) => {
    const name = columns[column]?.[0] ?? column;
    const found = file.names.filter((other) => other !== "");
    log.error(
      "column-missing",
      { ...place, column: name },
      { found: found.join(", "), nearest: nearest(name, found) ?? "" },
    );
  };
  if (at.month === undefined && (at.from === undefined || at.until === undefined)) {
    if (byMonth === "") missing("month");
    else log.error("report-not-by-month", place, { text: "", remedy: byMonth });
  }
  if (at.amount === undefined) missing("amount");
  const anyAccount = rules.some(({ account }) => account === "");
  if (at.account === undefined && at.category === undefined && !anyAccount) missing("account");
  return log.errorCount === errorsBefore ? at : null;
}

/** The file's own names that `columns:` gives, whichever side they stand on. */
export function namesGiven(columns: ReadonlyMap<string, string>): string[] {
  return [...columns].map(([left, right]) => (canonicalColumn(left) === null ? left : right));
}
