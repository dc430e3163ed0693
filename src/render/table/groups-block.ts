import type { Stage } from "../../gates/stages.ts";
import type { GroupRecord } from "../../report/build-groups.ts";
import type { CheckReport } from "../../report/report.ts";
import { ownTitle } from "../describe.ts";
import { growthText, regimeText } from "../growth-text.ts";
import { modelGrid, nameOf, unclassed, valueText } from "../models-text.ts";
import { printable } from "../printable.ts";
import { layTable, type Paint, type Screen, wrapText } from "./layout.ts";

/** Each group beside the verdict, then the two UE models that they form. */
export function groupsBlocks(report: CheckReport, stage: Stage | null, screen: Screen): string[] {
  if (report.groups.length === 0) return [];
  return [groupsTable(report, stage, screen), modelsBlock(report, screen)];
}

const SIGNS = { pass: "\u2713", fail: "\u2717", inconclusive: "?", skipped: "\u2013" } as const;

function groupsTable(report: CheckReport, stage: Stage | null, screen: Screen): string {
  const { check, pages } = screen.words;
  const { heads } = check;
  const gatesOf = ({ gates }: GroupRecord) => gates.filter((gate) => gate.stage === stage);
  const ids = gatesOf(report.groups[0]!).map(({ id }) => id);
  const rows = report.groups.map((record) => {
    const [ndr, ...others] = record.metrics.map((each) => valueText(each, report.currency));
    const outcomes = gatesOf(record).map(({ outcome }) => paintOf(outcome, screen.paint)(SIGNS[outcome]));
    return [nameOf(record, screen.words), ndr!, regimeText(record.growth, screen.words), ...others, outcomes.join("")];
  });
  const table = layTable(
    [
      { title: pages.by(report.groups[0]!.by), wraps: true },
      ...[heads.ndr, heads.regime, heads.ltvToCac].map((title) => ({ title, align: "right" as const })),
      { title: heads.gm2, align: "right", drop: 1 },
      { title: heads.cac, align: "right", drop: 2 },
      { title: check.gates(ids.length) },
    ],
    rows,
    screen,
  );
  const titles = ids.map((id, i) => {
    const gate = report.gates.find((gate) => gate.id === id && gate.stage === stage)!;
    return `${i + 1} ${ownTitle(gate, screen.words)}`;
  });
  const legend = titles.length === 0 ? "" : check.gatesOnEach(titles);
  return [table, ...(legend === "" ? [] : [screen.paint.faint(wrapText(printable(legend), screen, "  "))])].join("\n");
}

function paintOf(outcome: keyof typeof SIGNS, paint: Paint) {
  return { pass: paint.good, fail: paint.bad, inconclusive: paint.unsure, skipped: paint.faint }[outcome];
}

/** The groups on each side of NDR 100 % as one business each, next to each other. */
function modelsBlock(report: CheckReport, screen: Screen): string {
  const { models, groups, currency } = report;
  const { words } = screen;
  const { check } = words;
  const lines = [
    ...models.map((record) =>
      check.model(
        words.growth.models[record.model],
        record.groups.map((group) => nameOf({ ...record, group }, words)),
        growthText(record.growth, currency, words, "part"),
      ),
    ),
    ...unclassed(groups, words),
  ].map((line) => wrapText(line, screen, "  "));
  const grid = modelGrid(report, words);
  if (grid === null) return lines.join("\n");
  const { title, heads, rows } = grid;
  const table = layTable([{ title }, ...heads.map((head) => ({ title: head, align: "right" as const }))], rows, screen);
  return [table, ...lines].join("\n");
}
