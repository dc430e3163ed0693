import { excerpt } from "./cells.ts";
import type { StatusMeaning } from "./entry.ts";
import type { MappedFile } from "./mapped-file.ts";
import type { TableRow } from "./table.ts";

interface Counted {
  readonly rows: readonly { readonly row: TableRow; readonly ended: boolean }[];
  readonly ignored: number;
  readonly trialing: number;
}

/** The rows that mean revenue, by their status; all of them in a file without one. */
export function countedRows(
  file: MappedFile,
  column: number | undefined,
  meanings: Readonly<Record<string, StatusMeaning>>,
): Counted {
  const { log } = file;
  if (column === undefined) return { rows: file.rows.map((row) => ({ row, ended: false })), ignored: 0, trialing: 0 };
  const unknown = new Map<string, { count: number; first: TableRow }>();
  const ignored = new Map<string, number>();
  let trialing = 0;
  const rows: { row: TableRow; ended: boolean }[] = [];
  for (const row of file.rows) {
    const text = row.fields[column]!.trim();
    const status = text.toLowerCase();
    const meaning = Object.hasOwn(meanings, status) ? meanings[status]! : null;
    if (meaning === null) {
      const seen = unknown.get(text) ?? { count: 0, first: row };
      seen.count++;
      unknown.set(text, seen);
    } else if (meaning === "ignore") ignored.set(text, (ignored.get(text) ?? 0) + 1);
    else if (meaning === "trialing") {
      trialing++;
      log.warning(
        "trialing-left-out",
        { file: file.file, column: file.names[column]! },
        {},
        file.cell(row, "customer_id"),
      );
    } else rows.push({ row, ended: meaning === "ended" });
  }
  const listed = (counts: Iterable<readonly [string, number]>) =>
    [...counts].map(([status, count]) => `${status === "" ? "(empty)" : excerpt(status)} (${count})`).join(", ");
  const [first] = unknown.values();
  if (first !== undefined)
    log.error("status-unknown", file.place(first.first, column), {
      statuses: listed([...unknown].map(([status, { count }]) => [status, count])),
      example: [...unknown.keys()].find((status) => status !== "") ?? "",
    });
  if (ignored.size > 0) {
    const count = [...ignored.values()].reduce((sum, rows) => sum + rows, 0);
    log.note("rows-left-out", { file: file.file }, { count, statuses: listed(ignored) });
  }
  return { rows, ignored: file.rows.length - rows.length - trialing, trialing };
}
