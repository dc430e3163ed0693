import { STAGES } from "../../gates/stages.ts";
import { differs } from "./compare-metrics.ts";
import { type Direction, GATE_MOVES, type GateChange, type GateSide, type VerdictMove } from "./diff-report.ts";
import type { SavedGate, SavedReport } from "./saved-report.ts";

/** The verdicts that both reports have: of the whole where they were asked the same, and of each stage. */
export function verdictMoves(before: SavedReport, after: SavedReport): VerdictMove[] {
  const whole =
    before.verdict !== null && after.verdict !== null && before.stage === after.stage
      ? [{ stage: null, before: before.verdict, after: after.verdict }]
      : [];
  const stages = STAGES.flatMap((stage) => {
    const [then, now] = [before, after].map(({ stages }) => stages.find((each) => each.stage === stage)?.verdict);
    return then === undefined || now === undefined ? [] : [{ stage, before: then, after: now }];
  });
  return [...whole, ...stages];
}

/** The gates that moved: required ones first, and what moved them most first. */
export function gateChanges(before: SavedReport, after: SavedReport): GateChange[] {
  const past = new Map(before.gates.map((gate) => [keyOf(gate), gate]));
  const asked = new Set(after.gates.map(keyOf));
  // A stage that only one of the reports was asked for says nothing about its gates.
  const common = new Set(
    after.stages.map(({ stage }) => stage).filter((stage) => before.stages.some((b) => b.stage === stage)),
  );
  const changes = [
    ...after.gates.flatMap((gate) => changeOf(past.get(keyOf(gate)) ?? null, gate) ?? []),
    ...before.gates.flatMap((gate) => (asked.has(keyOf(gate)) ? [] : changeOf(gate, null)) ?? []),
  ];
  const rank = ({ kind, moved }: GateChange) => (kind === "required" ? 0 : 10) + GATE_MOVES.indexOf(moved);
  return changes.filter(({ stage }) => common.has(stage)).sort((a, b) => rank(a) - rank(b));
}

function keyOf({ stage, id, by, group }: SavedGate): string {
  return JSON.stringify([stage, id, by, group]);
}

function changeOf(then: SavedGate | null, now: SavedGate | null): GateChange[] | null {
  const moved = moveOf(then, now);
  if (moved === null) return null;
  const { id, stage, kind, metric, by, group, title } = now ?? then!;
  const direction = then === null || now === null ? null : directionOf(then, now);
  return [{ id, stage, kind, metric, by, group, title, moved, direction, before: sideOf(then), after: sideOf(now) }];
}

function moveOf(then: SavedGate | null, now: SavedGate | null): GateChange["moved"] | null {
  if (then === null) return "added";
  if (now === null) return "removed";
  if (then.outcome !== now.outcome) return "outcome";
  if ((then.waiver === null) !== (now.waiver === null)) return "waiver";
  return then.operator !== now.operator || differs(then.threshold, now.threshold) ? "threshold" : null;
}

/** Skipped gates are off the scale. */
const SCALE = ["fail", "inconclusive", "pass"];

function directionOf(then: SavedGate, now: SavedGate): Direction {
  const [a, b] = [SCALE.indexOf(then.outcome), SCALE.indexOf(now.outcome)] as const;
  if (a < 0 || b < 0 || a === b) return null;
  return b > a ? "better" : "worse";
}

function sideOf(gate: SavedGate | null): GateSide | null {
  if (gate === null) return null;
  const { outcome, waiver, value, operator, threshold, reason } = gate;
  return { outcome, waived: waiver !== null, value, operator, threshold, reason };
}
