import type { Issue } from "../../domain/issue.ts";
import { SCHEMA_VERSION } from "../report.ts";
import { costChanges, fileChanges, movementSteps, optionChanges, restatedBy, restatedFigures } from "./causes.ts";
import { gateChanges, verdictMoves } from "./compare-gates.ts";
import { metricChanges } from "./compare-metrics.ts";
import type { CustomersBehind } from "./customers-behind.ts";
import type { DiffReport, DiffSide } from "./diff-report.ts";
import type { SavedReport } from "./saved-report.ts";

export interface Compared {
  /** Null: computed in this run. */
  readonly file: string | null;
  readonly report: SavedReport;
}

/** What makes two reports no two states of one thing; null where they can be compared. */
export function incomparable(
  before: SavedReport,
  after: SavedReport,
): { what: string; before: string; after: string } | null {
  const scopeOf = ({ scope }: SavedReport) => (scope === null ? "the whole company" : `${scope.by} ${scope.group}`);
  const pairs = [
    { what: "report", before: before.report, after: after.report },
    { what: "currency", before: before.currency, after: after.currency },
    { what: "scope", before: scopeOf(before), after: scopeOf(after) },
  ];
  return pairs.find((pair) => pair.before !== pair.after) ?? null;
}

/** What moved between two reports, and why, as far as they and the data at hand tell. */
export function buildDiff(
  before: Compared,
  after: Compared,
  behind: CustomersBehind | null,
  issues: readonly Issue[],
): DiffReport {
  const [then, now] = [before.report, after.report];
  const gates = gateChanges(then, now);
  const files = fileChanges(then, now);
  const sameData = files.every(({ change }) => change === "same");
  const restated = restatedFigures(then, now);
  return {
    schemaVersion: SCHEMA_VERSION,
    report: "diff",
    of: now.report,
    currency: now.currency,
    scope: now.scope,
    before: sideOf(before),
    after: sideOf(after),
    sameDefinitions: then.definitions === now.definitions,
    sameData,
    restatedBy: restated.length === 0 ? null : restatedBy(sameData, then, now),
    metrics: metricChanges(then, now, gates),
    verdicts: verdictMoves(then, now),
    gates,
    movements: then.asOf > now.asOf ? [] : movementSteps(then, now),
    customers: behind?.customers ?? [],
    customersMoved: behind?.customersMoved ?? null,
    costs: costChanges(then, now),
    restated,
    options: optionChanges(then, now),
    files,
    issues,
  };
}

function sideOf({ file, report: { asOf, window, costWindow, stage, verdict, definitions } }: Compared): DiffSide {
  return { file, asOf, window, costWindow, stage, verdict, definitions };
}
