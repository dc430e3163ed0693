import type { CohortsReport, MetricsReport, MovementsReport } from "../../report/report.ts";
import { printable } from "../printable.ts";
import type { Screen } from "./layout.ts";
import { reportHead, reportNotes } from "./notes.ts";

/** Everything above `blocks` and below it is the same for each table of months, metrics or cohorts. */
export function seriesPage(
  report: MetricsReport | MovementsReport | CohortsReport,
  screen: Screen,
  blocks: readonly string[],
): string {
  return `${[reportHead(report, screen), ...blocks, reportNotes(report, screen)].filter((block) => block !== "").join("\n\n")}\n`;
}

/** Records of each group in turn, in their order. */
export function byGroup<R extends { readonly group: string | null }>(records: readonly R[]): Map<string | null, R[]> {
  const groups = new Map<string | null, R[]>();
  for (const record of records) {
    const group = groups.get(record.group);
    if (group === undefined) groups.set(record.group, [record]);
    else group.push(record);
  }
  return groups;
}

export function groupTitle(by: string | null, group: string | null, { words }: Screen): string {
  if (by === null || group === null) return "";
  return printable(group === "" ? words.pages.noGroup(by) : words.terms.groupOf(by, group));
}
