import type { GateRecord, QuestionRecord } from "../gates/evaluate.ts";
import type { CheckReport } from "../report/report.ts";
import { type CiStatus, type Judged, type StageResult, stageResults } from "./ci-status.ts";
import { boundText, gateTitle, reasonText, remedyText, shortfall } from "./describe.ts";
import { comparisons, scopeText } from "./gate-text.ts";
import { headlineOf } from "./headline.ts";
import type { RenderOptions } from "./index.ts";
import { issueLine } from "./issue-message.ts";
import { printable } from "./printable.ts";
import { ownerText, waivedText } from "./waiver-text.ts";
import { EN } from "./words/index.ts";

interface Case {
  readonly name: string;
  readonly status: CiStatus;
  readonly type: string;
  readonly message: string;
  /** What stands below the message of a failure, or in the output of a case that passes. */
  readonly details: readonly string[];
}

/** JUnit XML as Jenkins and its followers read it: a suite for each stage, a case for each gate and question. */
export function renderJunit(report: CheckReport, { undecided }: RenderOptions): string {
  const suites = stageResults(report, undecided).map((result) => ({ result, cases: casesOf(result, report) }));
  const all = suites.flatMap(({ cases }) => cases);
  const { skipped: _, ...totals } = countsOf(all);
  const scope = scopeText(report, EN);
  const notes = report.issues.map((issue) => issueLine(issue, EN));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: scope === "" ? "ue check" : `ue check, ${scope}`, ...totals, time: 0 })}>`,
    ...suites.flatMap(({ result, cases }, index) => suite(result, cases, report, index === 0 ? notes : [])),
    "</testsuites>",
    "",
  ].join("\n");
}

function suite({ stage }: StageResult, cases: readonly Case[], report: CheckReport, notes: readonly string[]) {
  const { headline, asOf, currency, definitions } = { ...report, headline: headlineOf(report, EN) };
  return [
    `  <testsuite${attributes({ name: EN.terms.stages[stage], ...countsOf(cases), time: 0 })}>`,
    "    <properties>",
    ...Object.entries({ headline, asOf, currency, definitions }).map(
      ([name, value]) => `      <property${attributes({ name, value })}/>`,
    ),
    "    </properties>",
    ...cases.flatMap((each) => testcase(each, `ue.${stage}`)),
    ...(notes.length === 0 ? [] : [`    <system-out>${text(notes.join("\n"))}</system-out>`]),
    "  </testsuite>",
  ];
}

function countsOf(cases: readonly Case[]) {
  const count = (status: CiStatus) => cases.filter((each) => each.status === status).length;
  return { tests: cases.length, failures: count("failure"), errors: count("error"), skipped: count("skipped") };
}

function testcase({ name, status, type, message, details }: Case, classname: string): string[] {
  const open = `    <testcase${attributes({ name, classname, time: 0 })}`;
  if (status === "pass" && message === "") return [`${open}/>`];
  const lines = details.filter((line) => line !== "");
  const body =
    status === "pass"
      ? `<system-out>${text([message, ...lines].join("\n"))}</system-out>`
      : status === "skipped"
        ? `<skipped${attributes({ message })}/>`
        : `<${status}${attributes({ message, type })}>${text([message, ...lines].join("\n"))}</${status}>`;
  return [`${open}>`, `      ${body}`, "    </testcase>"];
}

function casesOf({ gates, questions, verdict, counts }: StageResult, report: CheckReport): Case[] {
  const later = counts ? "" : `Does not count: ${EN.terms.stages[report.decidingStage!]} comes first. `;
  return [
    ...(verdict === null
      ? []
      : [{ name: "verdict", status: verdict.status, type: report.verdict, message: verdict.message, details: [] }]),
    ...gates.map((gate) => gateCase(gate, later, report.currency)),
    ...questions.map((question) => questionCase(question, later)),
  ];
}

function gateCase({ record: gate, status }: Judged<GateRecord>, later: string, currency: string): Case {
  const { id, kind, outcome, reason, because, action, source, waiver } = gate;
  const why =
    outcome === "skipped"
      ? `${gateTitle(gate, EN)}: ${reasonText(reason ?? "", EN)}.`
      : waiver !== null
        ? `Fails and is waived. ${waivedText(gate, currency, EN)}`
        : `${shortfall(gate, currency, EN)}.`;
  const advice = outcome === "fail" ? action : outcome === "inconclusive" ? remedyText(reason, EN) : null;
  return {
    name: `${id}: ${gateTitle(gate, EN)} ${boundText(gate, currency)}${kind === "advisory" ? " (advisory)" : ""}`,
    status,
    type: outcome,
    message: outcome === "pass" && later === "" && reason === null ? "" : `${later}${why}`,
    details: [
      outcome === "fail" && because !== null ? `Why: ${because}` : "",
      advice === null ? "" : `Action: ${advice}`,
      ownerText(gate, EN) ?? "",
      ...comparisons([gate], currency, EN),
      `Source: ${source}`,
    ].map(printable),
  };
}

function questionCase({ record, status }: Judged<QuestionRecord>, later: string): Case {
  const { id, question, answer, evidence, action, source } = record;
  const stated =
    answer === null ? "Open: answer it under attest: in ue.yaml." : `Answered ${answer}. ${evidence ?? ""}`;
  return {
    name: `${id}: ${question}`,
    status,
    type: answer ?? "open",
    message: answer === "yes" && later === "" ? "" : `${later}${stated.trimEnd()}`,
    details: [answer === "no" && action !== null ? `Action: ${action}` : "", `Source: ${source}`].map(printable),
  };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${text(printable(String(value))).replaceAll('"', "&quot;")}"`)
    .join("");
}

/** Characters that XML 1.0 does not have are left out, however they are written. */
function text(value: string): string {
  return value
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
