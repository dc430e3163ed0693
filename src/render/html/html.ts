import type { FullReport } from "../../report/full/full-report.ts";
import type { Words } from "../words/index.ts";
import { html } from "./escape.ts";
import { paragraph } from "./markup.ts";
import { chartsSection } from "./sections/charts.ts";
import { gateSections } from "./sections/gates.ts";
import { numbersSection } from "./sections/numbers.ts";
import { originSections } from "./sections/origin.ts";
import { sensitivitySection } from "./sections/sensitivity.ts";
import { tiersSection } from "./sections/tiers.ts";
import { stagesSection, verdictBanner } from "./sections/verdict.ts";
import { STYLE } from "./style.ts";

/** One file that needs nothing else: no script, no network. The verdict first, then what it rests on. */
export function renderHtml(report: FullReport, words: Words): string {
  const { check, window } = report;
  const { htmlPage: page } = words;
  const stage = check.decidingStage ?? check.supported ?? null;
  const months = window.months === 0 ? page.noWindow : page.window(window.from!, window.to!, window.months);
  const sections = [
    paragraph(report.inputs.map(({ file }) => file).join(" + "), "quiet"),
    paragraph(page.head(report.asOf, report.currency, months), "quiet"),
    verdictBanner(check, words),
    stagesSection(check, words),
    stage === null ? "" : gateSections(check, stage, words),
    numbersSection(check, words),
    chartsSection(report, words),
    tiersSection(report, words),
    sensitivitySection(report, words),
    originSections(report, words),
  ];
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(page.title(report.asOf))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${sections.filter((each) => each !== "").join("\n")}
</main>
</body>
</html>
`;
}
