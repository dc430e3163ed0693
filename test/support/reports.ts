import type { GateRecord, QuestionRecord } from "../../src/gates/evaluate.ts";
import type { RenderOptions } from "../../src/render/index.ts";
import { EN } from "../../src/render/words/index.ts";
import type { CheckReport, MetricsReport } from "../../src/report/report.ts";

/** Reports written by hand, for the renderers: a small company that is no real one. */

export const PLAIN: RenderOptions = { colourLevel: 0, width: null, quiet: false, undecided: "open", words: EN };

export function gate(fields: Partial<GateRecord> = {}): GateRecord {
  return {
    id: "gtm.ndr",
    stage: "gtm",
    kind: "required",
    metric: "ndr",
    by: null,
    group: null,
    operator: ">=",
    threshold: 0.8,
    value: 0.7442131010088243,
    margin: -0.055786898991175726,
    interval: { low: 0.6391586857421135, high: 0.8371647039924052, confidence: 0.9 },
    n: 120,
    outcome: "fail",
    close: true,
    reason: null,
    decidedBy: null,
    action: "Call five customers.",
    source: "handbook",
    title: "NDR",
    because: "The bucket leaks.",
    verdict: null,
    owner: null,
    note: null,
    waiver: null,
    baseline: null,
    ...fields,
  };
}

export const PASSING = gate({
  id: "gtm.ltv-to-cac",
  metric: "ltv-to-cac",
  operator: ">",
  threshold: 3,
  value: 5.5,
  margin: 2.5,
  interval: null,
  n: null,
  outcome: "pass",
  close: false,
  title: "LTV:CAC",
});

export const UNDECIDED = gate({
  id: "gtm.cac",
  metric: "cac",
  operator: "<=",
  threshold: 8000,
  value: null,
  margin: null,
  interval: null,
  n: null,
  outcome: "inconclusive",
  close: false,
  reason: "no-costs",
  title: "CAC",
});

export const ADVISORY = gate({
  id: "gtm.rnd-share",
  kind: "advisory",
  metric: "rnd-share",
  threshold: 0.2,
  value: 0.1,
  margin: -0.1,
  interval: null,
  n: null,
  close: false,
  title: "R&D share of revenue",
});

export const SKIPPED = gate({
  id: "gtm.off-target",
  kind: "advisory",
  metric: "off-target-share",
  operator: "<=",
  threshold: 0.1,
  value: null,
  margin: null,
  interval: null,
  n: null,
  outcome: "skipped",
  close: false,
  reason: "no-target-segments",
  title: "Off-target share",
});

export function question(fields: Partial<QuestionRecord> = {}): QuestionRecord {
  return {
    id: "gtm.best-practice",
    stage: "gtm",
    question: "Is there a best practice?",
    answer: null,
    evidence: null,
    date: null,
    action: "Write one down.",
    source: "handbook",
    ...fields,
  };
}

const HEAD = {
  schemaVersion: 1,
  asOf: "2025-06",
  window: { from: "2024-07", to: "2025-06", months: 12 },
  costWindow: { from: "2024-07", to: "2025-06", months: 12 },
  currency: "CNY",
} as const;

const TAIL = {
  issues: [
    {
      code: "no-cost-of-service",
      severity: "warning",
      file: "costs, all.csv",
      line: 3,
      column: "amount",
      args: {},
    },
    {
      code: "window-shortened",
      severity: "note",
      file: null,
      line: null,
      column: null,
      args: { months: 9, asked: 12 },
    },
  ],
  inputs: [{ role: "subscriptions", file: "subs.csv", sha256: "0".repeat(64), rows: 3, used: 3, excluded: 0 }],
  definitions: "1".repeat(64),
} as const;

/** Parts that the formats of a check leave to other formats. */
const LEFT_OUT = {
  waived: 0,
  waivers: [],
  baseline: null,
  scope: null,
  growth: null,
  newBusiness: null,
  renewals: null,
  groups: [],
  models: [],
};

export function checkReport(fields: Partial<CheckReport> = {}): CheckReport {
  return {
    report: "check",
    ...HEAD,
    stage: "gtm",
    verdict: "fail",
    reason: null,
    decidingStage: "gtm",
    gates: [gate(), PASSING, UNDECIDED, ADVISORY, SKIPPED],
    questions: [
      question(),
      question({ id: "gtm.map", answer: "yes", evidence: "map v2", question: "Is there a map?" }),
    ],
    traps: [{ id: "scaling-too-early", earlier: 100_000, later: 150_000, source: "handbook" }],
    metrics: [],
    allocation: [],
    ...TAIL,
    ...LEFT_OUT,
    ...fields,
  } as unknown as CheckReport;
}

export function metricsReport(groups: readonly string[]): MetricsReport {
  return {
    report: "metrics",
    ...HEAD,
    metrics: groups.flatMap((group) => [
      {
        id: "ndr",
        month: "2025-06",
        by: "segment" as const,
        group,
        unit: "ratio" as const,
        value: 0.1 + 0.2,
        reason: null,
        interval: { low: -1.5, high: 1e-7, confidence: 0.9 },
        n: 61,
      },
      {
        id: "new-business-subsidy",
        month: "2025-06",
        by: "segment" as const,
        group,
        unit: "money" as const,
        value: -1234.5,
        reason: null,
        interval: null,
        n: null,
      },
      {
        id: "ltv",
        month: "2025-06",
        by: "segment" as const,
        group,
        unit: "money" as const,
        value: null,
        reason: "no-costs",
        interval: null,
        n: null,
      },
    ]),
    allocation: [],
    ...TAIL,
  };
}
