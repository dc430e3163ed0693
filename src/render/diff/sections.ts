import type { DiffReport } from "../../report/diff/diff-report.ts";
import { type Line, lines, type Section } from "../explain/section.ts";
import type { Words } from "../words/index.ts";
import { gatesSection, metricsSection } from "./moved-sections.ts";
import { costsSection, movementsSection, restatedSection } from "./why-sections.ts";

export function diffTitle({ before, after }: DiffReport, { diff }: Words): string {
  return diff.title(before.asOf, after.asOf);
}

/** Which reports are compared. */
export function diffSides({ before, after, currency }: DiffReport, { diff }: Words): string {
  return `${diff.side(before.file, before.asOf)} \u2192 ${diff.side(after.file, after.asOf)} \u00b7 ${currency}`;
}

/** What became of the verdicts, and how much moved at all. */
export function diffHeadline(report: DiffReport, { diff, terms }: Words): string {
  const { verdicts, gates, metrics, restated } = report;
  const nameOf = (stage: (typeof verdicts)[number]["stage"]) =>
    stage === null ? diff.wholeVerdict : terms.stages[stage];
  const moved = verdicts.filter(({ before, after }) => before !== after);
  // The verdict of a run for one stage is that of the stage.
  const told = moved.filter(({ stage }) => stage !== null || moved.length === 1);
  const [whole] = verdicts;
  const sentences =
    told.length > 0
      ? told.map(({ stage, before, after }) =>
          diff.verdictMoved(nameOf(stage), diff.outcomes[before], diff.outcomes[after]),
        )
      : whole === undefined
        ? []
        : [diff.verdictStays(nameOf(whole.stage), diff.outcomes[whole.after])];
  const months = new Set(restated.map(({ month }) => month)).size;
  return diff.sentences([...sentences, diff.counts(gates.length, metrics.length, months)]);
}

export function diffSections(report: DiffReport, words: Words): Section[] {
  return [
    underneathSection(report, words),
    ...restatedSection(report, words),
    ...gatesSection(report, words),
    ...metricsSection(report, words),
    ...movementsSection(report, words),
    ...costsSection(report, words),
  ];
}

/** Definitions and data apart: a number that moved without either is a wonder. */
function underneathSection(report: DiffReport, { diff }: Words): Section {
  const { sameDefinitions, sameData, options, files, before, after } = report;
  const item = (text: string): Line => ({ lead: "    ", text });
  const shown = (value: string | number | boolean | null) => (value === null ? diff.unset : String(value));
  const changes = options.map((each) => item(diff.option(each.option, shown(each.before), shown(each.after))));
  const kept = files.filter(({ change }) => change !== "same");
  return {
    title: diff.underneath,
    blocks: [
      lines(
        ...(after.asOf < before.asOf ? [{ text: diff.olderAfter, tone: "unsure" as const }] : []),
        sameDefinitions
          ? diff.sameDefinitions
          : { text: diff.otherDefinitions(changes.length > 0), tone: "unsure" as const },
        ...changes,
        sameData ? diff.sameData : diff.otherData,
        ...(sameData ? [] : kept.map((file) => item(fileText(file, diff)))),
      ),
    ],
  };
}

function fileText(
  { file, change, rowsBefore, rowsAfter }: DiffReport["files"][number],
  { files }: Words["diff"],
): string {
  if (change === "changed") return files.changed(file, rowsBefore!, rowsAfter!);
  return change === "added" ? files.added(file, rowsAfter!) : files[change](file);
}
