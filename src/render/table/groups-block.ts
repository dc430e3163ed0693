import type { Stage } from "../../gates/stages.ts";
import { metricById } from "../../metrics/index.ts";
import type { GroupRecord, ModelRecord } from "../../report/build-groups.ts";
import type { CheckReport } from "../../report/report.ts";
import { ownTitle } from "../describe.ts";
import { formatValue } from "../format-value.ts";
import { growthText, regimeText } from "../growth-text.ts";
import { printable } from "../printable.ts";
import type { Words } from "../words/index.ts";
import { layTable, type Paint, type Screen, wrapText } from "./layout.ts";

/** Each group beside the verdict, then the two UE models that they form. */
export function groupsBlocks(report: CheckReport, stage: Stage | null, screen: Screen): string[] {
  if (report.groups.length === 0) return [];
  return [groupsTable(report, stage, screen), modelsBlock(report, screen)];
}

const nameOf = ({ by, group }: Pick<GroupRecord, "by" | "group">) => printable(group === "" ? `no ${by}` : group);
const SIGNS = { pass: "\u2713", fail: "\u2717", inconclusive: "?", skipped: "\u2013" } as const;
const HEADS = ["NDR", "Regime", "LTV:CAC", "GM2", "CAC"];

function groupsTable(report: CheckReport, stage: Stage | null, screen: Screen): string {
  const gatesOf = ({ gates }: GroupRecord) => gates.filter((gate) => gate.stage === stage);
  const ids = gatesOf(report.groups[0]!).map(({ id }) => id);
  const rows = report.groups.map((record) => {
    const [ndr, ...others] = record.metrics.map((each) => valueText(each, report.currency));
    const outcomes = gatesOf(record).map(({ outcome }) => paintOf(outcome, screen.paint)(SIGNS[outcome]));
    return [nameOf(record), ndr!, regimeText(record.growth, screen.words), ...others, outcomes.join("")];
  });
  const table = layTable(
    [
      { title: `By ${report.groups[0]!.by}`, wraps: true },
      ...HEADS.map((title) => ({ title, align: "right" as const })),
      { title: ids.length === 0 ? "" : ids.length === 1 ? "Gate" : `Gates 1-${ids.length}` },
    ],
    rows,
    screen,
  );
  const titles = ids.map((id, i) => {
    const gate = report.gates.find((gate) => gate.id === id && gate.stage === stage)!;
    return `${i + 1} ${ownTitle(gate, screen.words)}`;
  });
  const legend = titles.length === 0 ? "" : `Required gates on each group: ${titles.join(" \u00b7 ")}.`;
  return [table, ...(legend === "" ? [] : [screen.paint.faint(wrapText(printable(legend), screen, "  "))])].join("\n");
}

function paintOf(outcome: keyof typeof SIGNS, paint: Paint) {
  return { pass: paint.good, fail: paint.bad, inconclusive: paint.unsure, skipped: paint.faint }[outcome];
}

function valueText({ id, value }: ModelRecord["metrics"][number], currency: string): string {
  return value === null ? "\u2013" : formatValue(value, metricById(id)!, currency);
}

const MODEL_LABELS: Readonly<Record<string, string>> = {
  customers: "Customers",
  arpa: "ARPA a month",
  cac: "CAC",
  ltv: "LTV (at most three years)",
  "ltv-to-cac": "LTV:CAC (UE ratio)",
  "cac-payback-months": "CAC payback if all stay, months",
  "cac-payback-months-after-churn": "CAC payback after churn, months",
  ndr: "NDR",
};

/** The groups on each side of NDR 100 % as one business each, next to each other. */
function modelsBlock(report: CheckReport, screen: Screen): string {
  const { models, groups, currency } = report;
  const { words } = screen;
  const lines = [
    ...models.map(
      (record) =>
        `NDR ${words.growth.models[record.model]}: ${record.groups.map((group) => nameOf({ ...record, group })).join(", ")}. ${growthText(record.growth, currency, words, "part")}`,
    ),
    ...unclassed(groups, words),
  ].map((line) => wrapText(line, screen, "  "));
  if (models.length === 0) return lines.join("\n");
  const rows = models[0]!.metrics.map(({ id }, i) => [
    MODEL_LABELS[id] ?? id,
    ...models.map(({ metrics }) => valueText(metrics[i]!, currency)),
  ]);
  const title = models.length === 2 ? "Two UE models, apart at NDR 100 %" : "One UE model";
  const table = layTable(
    [{ title }, ...models.map(({ model }) => ({ title: words.growth.models[model], align: "right" as const }))],
    rows,
    screen,
  );
  return [table, ...lines].join("\n");
}

/** Groups that nothing can be said of are named, never put on a side. */
function unclassed(groups: readonly GroupRecord[], words: Words): string[] {
  const left = groups.filter(({ model }) => model === null);
  if (left.length === 0) return [];
  const named = left.map((record) => {
    const { regime, n, ndr } = record.growth;
    return `${nameOf(record)} (${ndr === null ? "no NDR" : regimeText({ regime, n }, words)})`;
  });
  return [`In no model, too few customers or no NDR: ${named.join(", ")}.`];
}
