import { describe, expect, it } from "vitest";
import { STAGES, type Stage } from "../../src/gates/stages.ts";
import { overallVerdict, type StageVerdict, stageVerdict } from "../../src/gates/verdict.ts";
import { evaluate, missing, policyOf, value } from "./company.ts";

describe("the verdict of a stage", () => {
  it.each([
    [["pass", "fail", "inconclusive", "skipped"], "fail", null],
    [["pass", "inconclusive", "skipped"], "inconclusive", null],
    [["pass", "skipped"], "pass", null],
    [["skipped"], "inconclusive", "nothing-evaluated"],
    [[], "inconclusive", "nothing-evaluated"],
  ] as const)("of %j is %s", (outcomes, verdict, reason) => {
    expect(stageVerdict("gtm", outcomes)).toEqual({ stage: "gtm", verdict, reason });
  });

  it("is not decided by advisory gates", () => {
    const advisory = { id: "a", metric: "ndr", min: 2, kind: "advisory" } as const;
    const required = { id: "r", metric: "ndr", min: 0.8 };
    expect(evaluate(policyOf([advisory, required]), { ndr: value(1) }).stages[0]!.verdict).toBe("pass");
    expect(evaluate(policyOf([advisory]), { ndr: value(1) }).stages[0]!.reason).toBe("nothing-evaluated");
  });

  it("is inconclusive when a required metric is missing", () => {
    const company = { ndr: missing("short-history"), grr: value(1) };
    const gates = ["ndr", "grr"].map((metric) => ({ id: metric, metric, min: 0.8 }));
    expect(evaluate(policyOf(gates), company).stages[0]!.verdict).toBe("inconclusive");
  });
});

describe("the verdict over all stages", () => {
  const P = { verdict: "pass", reason: null } as const;
  const F = { verdict: "fail", reason: null } as const;
  const I = { verdict: "inconclusive", reason: null } as const;
  const N = { verdict: "inconclusive", reason: "nothing-evaluated" } as const;
  type Row = [name: string, stages: Omit<StageVerdict, "stage">[], string, Stage | null, Stage | null];

  it.each<Row>([
    ["all pass", [P, P, P, P], "pass", "ecosystem", null],
    ["the first failing stage decides", [P, F, P, P], "fail", "pmf", "gtm"],
    ["an inconclusive stage before a failing one decides", [P, I, F, P], "inconclusive", "pmf", "gtm"],
    ["no stage is supported when the first is not passed", [I, P, P, P], "inconclusive", null, "pmf"],
    ["a stage without evaluated gates is passed over", [N, P, N, F], "fail", "gtm", "ecosystem"],
    ["a stage without evaluated gates is not itself supported", [P, N, N, N], "pass", "pmf", null],
    ["a later stage is supported across one without evaluated gates", [P, N, P, N], "pass", "scale", null],
    ["nothing evaluated anywhere", [N, N, N, N], "inconclusive", null, null],
  ])("%s", (_, stages, verdict, supported, decidingStage) => {
    const verdicts = stages.map((rest, index) => ({ stage: STAGES[index]!, ...rest }));
    expect(overallVerdict(verdicts)).toEqual({ verdict, supported, decidingStage });
  });
});
