import type { GateRecord, QuestionRecord } from "../gates/evaluate.ts";
import type { Stage } from "../gates/stages.ts";
import type { CheckReport } from "../report/report.ts";
import { headlineOf } from "./headline.ts";
import type { Undecided } from "./index.ts";
import { EN } from "./words/index.ts";

/** What a CI server makes of a gate: a failure or an error stops the build. */
export type CiStatus = "pass" | "failure" | "error" | "skipped";

export interface Judged<R> {
  readonly record: R;
  readonly status: CiStatus;
}

export interface StageResult {
  readonly stage: Stage;
  /** False for the stages after the one that decides: nothing in them bears on the exit code. */
  readonly counts: boolean;
  readonly gates: readonly Judged<GateRecord>[];
  readonly questions: readonly Judged<QuestionRecord>[];
  /** The verdict itself, where no single gate or question shows why it stops the build. */
  readonly verdict: { readonly message: string; readonly status: CiStatus } | null;
}

const OF_UNDECIDED = { open: "error", pass: "skipped", fail: "failure" } as const;

/**
 * Every gate and question by what it means to the build. Something stops the build exactly where the exit code is
 * not 0: an own view of the verdict, in a CI server, would be a second verdict.
 */
export function stageResults(report: CheckReport, undecided: Undecided): StageResult[] {
  const verdicts = report.stages ?? [{ stage: report.stage!, verdict: report.verdict }];
  const deciding = verdicts.findIndex(({ stage }) => stage === report.decidingStage);
  const results = verdicts.map(({ stage, verdict }, index) => {
    const counts = deciding === -1 || index <= deciding;
    const statusOf = (status: CiStatus) => (counts ? status : "skipped");
    return {
      stage,
      counts,
      gates: report.gates
        .filter((gate) => gate.stage === stage)
        .map((record) => ({ record, status: statusOf(gateStatus(record, undecided)) })),
      questions: report.questions
        .filter((question) => question.stage === stage)
        .map((record) => ({ record, status: statusOf(answerStatus(record, verdict)) })),
      verdict: null,
    };
  });
  const status = { pass: "pass", fail: "failure", inconclusive: OF_UNDECIDED[undecided] }[report.verdict] as CiStatus;
  const isShown = results.some(({ gates, questions }) => [...gates, ...questions].some((each) => stops(each.status)));
  if (!stops(status) || isShown) return results;
  const at = Math.max(deciding, 0);
  return results.map((result, index) =>
    index === at ? { ...result, verdict: { message: headlineOf(report, EN), status } } : result,
  );
}

export function stops(status: CiStatus): boolean {
  return status === "failure" || status === "error";
}

function gateStatus({ kind, outcome, waiver }: GateRecord, undecided: Undecided): CiStatus {
  if (outcome === "skipped" || waiver !== null) return "skipped";
  if (outcome === "pass" || kind === "advisory") return "pass";
  return outcome === "fail" ? "failure" : OF_UNDECIDED[undecided];
}

/** A stage that passes in spite of a no has asked for it as advice. */
function answerStatus({ answer }: QuestionRecord, verdict: CheckReport["verdict"]): CiStatus {
  if (answer === null) return "skipped";
  return answer === "no" && verdict === "fail" ? "failure" : "pass";
}
