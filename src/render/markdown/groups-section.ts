import type { Stage } from "../../gates/stages.ts";
import { metricById } from "../../metrics/index.ts";
import type { CheckReport } from "../../report/report.ts";
import { metricTitle } from "../definition-text.ts";
import { ownTitle } from "../describe.ts";
import { formatValue } from "../format-value.ts";
import { growthText, regimeText } from "../growth-text.ts";
import { modelGrid, unclassed } from "../models-text.ts";
import type { Words } from "../words/index.ts";
import { mdList, mdTable, section } from "./blocks.ts";
import { md } from "./escape.ts";

const SIGNS = { pass: "\u2713", fail: "\u2717", inconclusive: "?", skipped: "\u2013" } as const;

/** Each group of the dimension asked for beside the verdict, then the two models that they form. */
export function groupsSection(report: CheckReport, stage: Stage | null, words: Words): string {
  const { groups, models, currency } = report;
  const first = groups[0];
  if (first === undefined) return "";
  const gatesOf = ({ gates }: typeof first) => gates.filter((gate) => gate.stage === stage);
  const nameOf = (group: string) => (group === "" ? words.pages.noGroup(first.by) : group);
  const titleOf = (id: string) => {
    const gate = report.gates.find((gate) => gate.id === id && gate.stage === stage);
    return gate === undefined ? id : ownTitle(gate, words);
  };
  const titles = gatesOf(first).map(({ id }, i) => `${i + 1} ${titleOf(id)}`);
  const columns = [
    { title: words.pages.dimension(first.by) },
    ...first.metrics.map(({ id }) => ({ title: metricTitle(id, words), align: "right" as const })),
    { title: words.check.heads.regime },
    ...(titles.length === 0 ? [] : [{ title: words.check.gatesOfGroups }]),
  ];
  const rows = groups.map((record) => [
    nameOf(record.group),
    ...record.metrics.map(({ id, value }) =>
      value === null ? "\u2013" : formatValue(value, metricById(id)!, currency),
    ),
    regimeText(record.growth, words),
    ...(titles.length === 0
      ? []
      : [
          gatesOf(record)
            .map(({ outcome }) => SIGNS[outcome])
            .join(" "),
        ]),
  ]);
  const sentences = models.map((model) =>
    words.check.model(
      words.growth.models[model.model],
      model.groups.map(nameOf),
      growthText(model.growth, currency, words, "part"),
    ),
  );
  const grid = modelGrid(report, words);
  return section(
    words.pages.by(first.by),
    mdTable(columns, rows),
    titles.length === 0 ? "" : md(words.check.gatesOnEach(titles)),
    grid === null
      ? ""
      : mdTable([{ title: grid.title }, ...grid.heads.map((title) => ({ title, align: "right" as const }))], grid.rows),
    mdList([...sentences, ...unclassed(groups, words)].map(md)),
  );
}
