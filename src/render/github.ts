import type { GateRecord } from "../gates/evaluate.ts";
import type { CheckReport } from "../report/report.ts";
import { type StageResult, stageResults, stops } from "./ci-status.ts";
import { gateTitle, remedyText, shortfall } from "./describe.ts";
import { scopeText, trapTexts } from "./gate-text.ts";
import { headlineOf } from "./headline.ts";
import type { RenderOptions } from "./index.ts";
import { issueMessage } from "./issue-message.ts";
import { printable } from "./printable.ts";
import { ownerText, waivedText } from "./waiver-text.ts";
import { EN } from "./words/index.ts";

type Kind = "error" | "warning" | "notice";

interface Annotation {
  readonly kind: Kind;
  readonly title: string;
  readonly message: string;
  readonly file?: string | null;
  readonly line?: number | null;
}

/** GitHub shows no more of a kind for a step, and leaves out the rest without a word. */
const MOST = 10;
const KINDS: readonly Kind[] = ["error", "warning", "notice"];

/** Workflow commands that GitHub turns into annotations: errors where the exit code is not 0, the worst first. */
export function renderGithub(report: CheckReport, { undecided }: RenderOptions): string {
  const results = stageResults(report, undecided);
  const all = [verdictOf(report, results), ...gatesOf(report, results), ...remarksOf(report, results)];
  return KINDS.flatMap((kind) => capped(all.filter((each) => each.kind === kind))).join("");
}

function verdictOf(report: CheckReport, results: readonly StageResult[]): Annotation {
  const stopped = results.some(({ gates, questions, verdict }) =>
    [...gates, ...questions, ...(verdict === null ? [] : [verdict])].some(({ status }) => stops(status)),
  );
  const kind = stopped ? "error" : report.verdict === "pass" ? "notice" : "warning";
  const word = { pass: "pass", fail: "fail", inconclusive: "undecided" }[report.verdict];
  const scope = scopeText(report, EN);
  return { kind, title: `ue check${scope === "" ? "" : `, ${scope}`}: ${word}`, message: headlineOf(report, EN) };
}

/** Failed gates, then undecided ones, then what an advisory gate says. */
function gatesOf({ currency }: CheckReport, results: readonly StageResult[]): Annotation[] {
  const judged = results.filter(({ counts }) => counts).flatMap(({ gates }) => gates);
  const kindOf = ({ kind, outcome }: GateRecord, stopped: boolean): Kind => {
    if (kind === "advisory") return outcome === "fail" ? "warning" : "notice";
    return stopped ? "error" : "warning";
  };
  return (["fail", "inconclusive"] as const).flatMap((outcome) =>
    judged
      .filter(({ record }) => record.outcome === outcome)
      .map(({ record, status }) => {
        const advice = outcome === "fail" ? record.action : remedyText(record.reason, EN);
        const marks = [record.kind === "advisory" ? "advisory" : "", record.waiver === null ? "" : "waived"];
        const mark = marks.filter((each) => each !== "").join(", ");
        const told = record.waiver === null ? `${shortfall(record, currency, EN)}.` : waivedText(record, currency, EN);
        return {
          kind: kindOf(record, stops(status)),
          title: `${EN.terms.stages[record.stage]}: ${gateTitle(record, EN)}${mark === "" ? "" : ` (${mark})`}`,
          message: [told, advice, ownerText(record, EN)].filter((line) => line !== null).join("\n"),
        };
      }),
  );
}

/** Answers, traps, and what a reader must know of the data. */
function remarksOf(report: CheckReport, results: readonly StageResult[]): Annotation[] {
  const questions = results.filter(({ counts }) => counts).flatMap(({ questions }) => questions);
  const refused = questions.filter(({ record }) => record.answer === "no");
  const open = questions.filter(({ record }) => record.answer === null).map(({ record }) => record.id);
  return [
    ...refused.map(({ record: { stage, question, action }, status }) => ({
      kind: stops(status) ? ("error" as const) : ("warning" as const),
      title: `${EN.terms.stages[stage]}: answered no`,
      message: `${question}${action === null ? "" : `\n${action}`}`,
    })),
    ...trapTexts(report, EN).map((message) => ({ kind: "warning" as const, title: "Trap", message })),
    ...report.issues.map((issue) => ({
      kind: issue.severity === "note" ? ("notice" as const) : issue.severity,
      title: issue.code,
      message: issueMessage(issue, EN),
      file: issue.file,
      line: issue.line,
    })),
    ...(open.length === 0
      ? []
      : [{ kind: "notice" as const, title: `Open questions: ${open.length}`, message: open.join(", ") }]),
  ];
}

function capped(annotations: readonly Annotation[]): string[] {
  if (annotations.length <= MOST) return annotations.map(command);
  const shown = annotations.slice(0, MOST - 1);
  const { kind } = annotations[0]!;
  const more = { kind, title: "ue check", message: `${annotations.length - shown.length} more, see the step summary` };
  return [...shown, more].map(command);
}

function command({ kind, title, message, file = null, line = null }: Annotation): string {
  const place = file === null || file.startsWith("<") ? {} : { file, ...(line === null ? {} : { line }) };
  const properties = Object.entries({ ...place, title }).map(([name, value]) => `${name}=${property(String(value))}`);
  const lines = message.split("\n").map(printable);
  return `::${kind} ${properties.join(",")}::${data(lines.join("\n"))}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(printable(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
