import { excerpt } from "./cells.ts";
import { FEW_STATUSES, guessStatuses, STATUS_NAMES } from "./guess-columns.ts";
import { normaliseName } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import type { MappedColumn } from "./presets/subscription-preset.ts";
import type { Table } from "./table.ts";
import { isMissing } from "./text/number-form.ts";

/**
 * Warns of rows that count as paying although a column that nobody mapped calls them on trial, or ended where no end
 * date says so. What it calls them is a guess, so that nothing is left out for it.
 */
export function warnAboutStatus(
  { file, rows }: Table,
  columns: ReadonlyMap<MappedColumn, number>,
  log: IssueLog,
): void {
  if (columns.has("status")) return;
  const [header, ...body] = rows;
  const used = new Set(columns.values());
  const end = columns.get("end_date");
  for (const [index, field] of header!.fields.entries()) {
    const column = field.trim();
    if (used.has(index) || !STATUS_NAMES.test(normaliseName(column).replaceAll("_", " "))) continue;
    const meanings = [...guessStatuses(rows, column)];
    const known = meanings.filter(([, meaning]) => meaning !== null);
    if (meanings.length > FEW_STATUSES || 2 * known.length <= meanings.length) continue;
    const meaningOf = new Map(known);
    const counts = new Map<string, number>();
    for (const { fields } of body) {
      const status = (fields[index] ?? "").trim();
      const meaning = meaningOf.get(status);
      const hasEnded = meaning === "ended" && (end === undefined || isMissing(fields[end] ?? ""));
      if (hasEnded || meaning === "trialing") counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    if (counts.size === 0) continue;
    log.warning(
      "status-unmapped",
      { file, column },
      {
        rows: [...counts.values()].reduce((sum, count) => sum + count, 0),
        statuses: [...counts].map(([status, count]) => `${excerpt(status)} (${count})`).join(", "),
        name: excerpt(column),
        meanings: known.map(([status, meaning]) => `"${excerpt(status)}": ${meaning}`).join(", "),
      },
    );
  }
}
