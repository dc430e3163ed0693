import { describe, expect, it } from "vitest";
import type { LeverId } from "../../src/domain/lever.ts";
import type { GroupMeasures } from "../../src/measures/measures.ts";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { metricById } from "../../src/metrics/index.ts";
import { MODEL_FORMULAS } from "../../src/metrics/model/formulas.ts";
import { MODEL_FACTORS, MODEL_INPUTS } from "../../src/metrics/model/inputs.ts";
import { leverById, WHAT_IF_LEVERS } from "../../src/metrics/what-if/index.ts";
import { withTurned } from "../../src/metrics/what-if/turn.ts";
import { company } from "../support/companies.ts";

/** What a spreadsheet makes of a formula; a missing value makes everything that uses it missing. */
class Missing extends Error {}

function calculate(formula: string, names: ReadonlyMap<string, number | null>): number | null {
  const script = formula
    .replaceAll("<>", "!==")
    .replace(/(?<![<>=!])=(?!=)/g, "===")
    .replaceAll("^", "**")
    .replace(/[a-z][a-z_0-9]*/g, (name) => `of("${name}")`);
  const of = (name: string) => {
    const value = names.get(name);
    if (value === undefined) throw new Error(`no name ${name}`);
    if (value === null) throw new Missing();
    return value;
  };
  const run = new Function("of", "IF", "MIN", "MAX", "LN", "ROUNDUP", "NA", `return ${withLazyIfs(script)}`) as (
    ...args: unknown[]
  ) => number;
  try {
    return run(
      of,
      (test: () => boolean, yes: () => number, no: () => number) => (test() ? yes() : no()),
      Math.min,
      Math.max,
      Math.log,
      Math.ceil,
      () => {
        throw new Missing();
      },
    );
  } catch (error) {
    if (error instanceof Missing) return null;
    throw error;
  }
}

/** IF(a,b,c) to IF(()=>a,()=>b,()=>c): what is not chosen is not evaluated. */
function withLazyIfs(text: string): string {
  let result = "";
  const stack: boolean[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (character === "(") {
      const isIf = text.slice(0, i).endsWith("IF");
      stack.push(isIf);
      result += isIf ? "(()=>" : "(";
    } else if (character === ")") {
      stack.pop();
      result += ")";
    } else if (character === "," && stack.at(-1) === true) result += ",()=>";
    else result += character;
  }
  return result;
}

function modelled(measures: GroupMeasures, factors: Partial<Record<LeverId, number>>): Map<string, number | null> {
  const names = new Map<string, number | null>([
    ...MODEL_INPUTS.map(({ name, read }) => [name, read(measures)] as const),
    ...MODEL_FACTORS.map(({ name, lever }) => [name, factors[lever] ?? 1] as const),
  ]);
  for (const { name, formula } of MODEL_FORMULAS) names.set(name, calculate(formula, names));
  return names;
}

function expectAgreement(measures: GroupMeasures, factors: Partial<Record<LeverId, number>>): void {
  const turned = WHAT_IF_LEVERS.filter(({ id }) => factors[id] !== undefined).map(({ id }) => ({
    lever: leverById(id),
    factor: factors[id]!,
  }));
  const evaluation = new Evaluation(withTurned(measures, turned));
  const names = modelled(measures, factors);
  for (const { name, metric, blindTo } of MODEL_FORMULAS) {
    if (metric === null || (blindTo !== undefined && factors[blindTo] !== undefined)) continue;
    const { value } = evaluation.resultOf(metricById(metric)!);
    const told = `${metric} with ${JSON.stringify(factors)}`;
    // why a metric has no value may lie in its months, which a formula does not know
    if (value === null) continue;
    expect(names.get(name), told).not.toBeNull();
    expect(Math.abs(names.get(name)! - value), told).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
  }
}

describe.each(["leaky-bucket", "buys-growth", "healthy-gtm", "micro-merchant", "scaled-rule-of-40", "pmf-too-early"])(
  "the model of %s",
  (name) => {
    it("gives what the metrics give, as it is, with each lever turned, and with all of them", async () => {
      const { analysis, asOf } = await company(name);
      const { measures } = analysis.evaluation(asOf, null, null)!;
      expectAgreement(measures, {});
      for (const { lever } of MODEL_FACTORS)
        for (const factor of [0.5, 0.93, 1.2, 3]) expectAgreement(measures, { [lever]: factor });
      const all = Object.fromEntries(MODEL_FACTORS.map(({ lever }, i) => [lever, 0.8 + i * 0.07]));
      expectAgreement(measures, all);
      expectAgreement(measures, { ...all, churn: 1.4 });
    });
  },
);

it("a formula is checked for real: another CAC gives another ratio", async () => {
  const { analysis, asOf } = await company("leaky-bucket");
  const { measures } = analysis.evaluation(asOf, null, null)!;
  const now = modelled(measures, {}).get("metric_ltv_to_cac")!;
  expect(modelled(measures, { cac: 0.5 }).get("metric_ltv_to_cac")!).toBeCloseTo(2 * now, 9);
  expect(calculate("IF(customers_now<=0,NA(),1/customers_now)", new Map([["customers_now", 0]]))).toBeNull();
});

describe("the names of the model", () => {
  it("are no cell addresses, and each stands for one thing", () => {
    const names = [...MODEL_INPUTS, ...MODEL_FACTORS, ...MODEL_FORMULAS].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(_[a-z0-9]+)+$/);
    expect(MODEL_FACTORS.map(({ lever }) => lever)).toEqual(WHAT_IF_LEVERS.map(({ id }) => id));
  });
});
