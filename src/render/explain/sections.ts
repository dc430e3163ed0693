import type { ExplainedMetric, ExplainReport, QuestionReport } from "../../report/explain/explain-report.ts";
import { metricTitle } from "../definition-text.ts";
import type { Words } from "../words/index.ts";
import { evidenceSection } from "./evidence-section.ts";
import { formulaSection, percentText, withUnit } from "./formula.ts";
import { gateSections, questionLines } from "./gate-section.ts";
import { leftOutSection } from "./left-out-section.ts";
import { sampleSection } from "./sample.ts";
import { lines, type Section } from "./section.ts";
import { verdictSection } from "./verdict-section.ts";

/** The number itself, in one line. */
export function explainTitle(report: ExplainReport, words: Words): string {
  const [metric] = report.metrics as [ExplainedMetric];
  const { by, group } = report.subject;
  const { explain, pages, terms } = words;
  const of = by === null ? null : group === "" ? pages.noGroup(by) : terms.groupOf(by, group!);
  const value = metric.value === null ? null : withUnit(metric.value, metric, report.currency, words);
  return explain.title(metricTitle(metric.id, words), of, value);
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

function allocationSection({ allocation, subject }: ExplainReport, words: Words): Section[] {
  const texts = allocation.map(({ layers, driver, shares }) => {
    const share = shares.find(({ group }) => group === subject.group)?.share ?? 0;
    const { drivers, part } = words.allocation;
    return { lead: "  \u2022 ", text: part(layers, percentText(share), drivers[driver]) };
  });
  return texts.length === 0 ? [] : [{ title: words.allocation.partOf, blocks: [lines(...texts)] }];
}

export function questionSections({ questions: [question], standsInFor }: QuestionReport, words: Words): Section[] {
  const decides = standsInFor.map((gate) => ({
    lead: "  ",
    text: words.explain.standsInFor(gate),
  }));
  return [
    {
      title: words.explain.question(question.id, question.stage),
      blocks: [lines(...questionLines(question, words), ...decides)],
    },
  ];
}
