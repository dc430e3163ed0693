import { type Issue, issue } from "../../domain/issue.ts";
import type { Baseline } from "../../gates/baseline.ts";
import type { SavedReport } from "./saved-report.ts";

/** An earlier report that gates are compared with. */
export interface CheckBaseline {
  readonly file: string;
  readonly sha256: string;
  readonly report: SavedReport;
}

/** What the report of a check says of it. */
export interface BaselineInfo {
  readonly file: string;
  readonly sha256: string;
  readonly asOf: string;
  readonly definitions: string;
  readonly sameDefinitions: boolean;
}

export function baselineOf({ metrics }: SavedReport): Baseline {
  const values = new Map(metrics.map(({ id, by, group, value }) => [JSON.stringify([id, by, group]), value]));
  return (metric, by, group) => values.get(JSON.stringify([metric, by, group]));
}

export function baselineInfo({ file, sha256, report }: CheckBaseline, definitions: string): BaselineInfo {
  const sameDefinitions = report.definitions === definitions;
  return { file, sha256, asOf: report.asOf, definitions: report.definitions, sameDefinitions };
}

/** What a reader must know of a comparison: other rules, or a baseline that is no earlier month. */
export function baselineIssues({ file, asOf, sameDefinitions }: BaselineInfo, now: string): Issue[] {
  return [
    ...(asOf > now ? [issue("warning", "baseline-later", { file }, { asOf, now })] : []),
    ...(sameDefinitions ? [] : [issue("note", "baseline-definitions", { file }, { asOf })]),
  ];
}
