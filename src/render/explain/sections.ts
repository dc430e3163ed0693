import type { ExplainedMetric, ExplainReport, QuestionReport } from "../../report/explain/explain-report.ts";
import type { Words } from "../words/index.ts";
import { evidenceSection } from "./evidence-section.ts";
import { formulaSection, withUnit } from "./formula.ts";
import { gateSections, questionLines } from "./gate-section.ts";
import { leftOutSection } from "./left-out-section.ts";
import { sampleSection } from "./sample.ts";
import { lines, type Section } from "./section.ts";
import { verdictSection } from "./verdict-section.ts";

/** The number itself, in one line. */
export function explainTitle(report: ExplainReport, words: Words): string {
  const [metric] = report.metrics as [ExplainedMetric];
  const { by, group } = report.subject;
  const of = by === null ? "" : `, ${group === "" ? `no ${by}` : `${by} ${group}`}`;
  return `${metric.title}${of}: ${metric.value === null ? "no value" : withUnit(metric.value, metric, report.currency, words)}`;
}

/** From the verdict down to the rows, in the order in which a reader asks. */
export function explainSections(report: ExplainReport, words: Words): Section[] {
  const missing = report.missing.length > 0;
  return [
    ...gateSections(report, words),
    ...(missing ? [sampleSection(report, words)] : []),
    formulaSection(report, words),
    ...(missing ? [] : [sampleSection(report, words)]),
    ...verdictSection(report, words),
    ...evidenceSection(report, words),
    leftOutSection(report, words),
    ...allocationSection(report, words),
  ];
}

function allocationSection({ allocation, subject }: ExplainReport, _words: Words): Section[] {
  const texts = allocation.map(({ layers, driver, shares }) => {
    const share = shares.find(({ group }) => group === subject.group)?.share ?? 0;
    return {
      lead: "  \u2022 ",
      text: `${layers.join(", ")} cost that all groups share: ${Math.round(share * 1000) / 10} % of it, by ${driver === "revenue" ? "revenue" : "new MRR"}`,
    };
  });
  return texts.length === 0 ? [] : [{ title: "Its part of shared costs", blocks: [lines(...texts)] }];
}

export function questionSections({ questions: [question], standsInFor }: QuestionReport, words: Words): Section[] {
  const decides = standsInFor.map((gate) => ({
    lead: "  ",
    text: `It decides in place of ${gate} where that gate's metric has no value.`,
  }));
  return [
    {
      title: `Question ${question.id}, ${question.stage}`,
      blocks: [lines(...questionLines(question, words), ...decides)],
    },
  ];
}
