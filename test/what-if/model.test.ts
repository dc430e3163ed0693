import { describe, expect, it } from "vitest";
import type { LeverId, LeverTurn } from "../../src/domain/lever.ts";
import type { GroupMeasures } from "../../src/measures/measures.ts";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { metricById } from "../../src/metrics/index.ts";
import { type CellValue, calculate as calculated } from "../../src/metrics/model/calculate.ts";
import { MODEL_FORMULAS } from "../../src/metrics/model/formulas.ts";
import { MODEL_FACTORS, MODEL_INPUTS } from "../../src/metrics/model/inputs.ts";
import { MODEL_LEVERS } from "../../src/metrics/model/levers.ts";
import { leverById, WHAT_IF_LEVERS } from "../../src/metrics/what-if/index.ts";
import { turn, withTurned } from "../../src/metrics/what-if/turn.ts";
import { type Business, totalOf } from "../support/business.ts";
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

/** A lever's cells as a sheet works them out, with something typed into one of them. */
function cells(measures: GroupMeasures, lever: LeverId, typed: { change?: number; target?: number }) {
  const { names, value, factor, after } = MODEL_LEVERS.find((each) => each.lever === lever)!;
  const known = new Map<string, CellValue>(modelled(measures, {}));
  known.set(names.change, typed.change ?? 0);
  known.set(names.target, typed.target ?? "");
  const work = (name: string, formula: string) => {
    known.set(
      name,
      calculated(formula, (other) => known.get(other)!),
    );
    return known.get(name) as number | null;
  };
  const from = work(names.value, value);
  const by = work(names.factor, factor);
  return { from, factor: by, to: work("after", after) };
}

describe("a lever in a sheet", () => {
  it("stands, moves and arrives where what-if has it, by a change or by a target", async () => {
    const { analysis, asOf } = await company("healthy-gtm");
    const { measures } = analysis.evaluation(asOf, null, null)!;
    expect(MODEL_LEVERS.map(({ lever }) => lever)).toEqual(WHAT_IF_LEVERS.map(({ id }) => id));
    for (const { lever } of MODEL_LEVERS) {
      const amounts = (change: LeverTurn["change"]) => {
        const [turned] = turn(measures, [{ lever, change }]);
        return [turned!.from, turned!.factor, turned!.to];
      };
      const expectClose = (typed: { change?: number; target?: number }, change: LeverTurn["change"]) => {
        const sheet = cells(measures, lever, typed);
        amounts(change).forEach((amount, i) => {
          const told = `${lever} ${JSON.stringify(typed)}`;
          expect([sheet.from, sheet.factor, sheet.to][i]! / amount, told).toBeCloseTo(1, 9);
        });
      };
      expectClose({}, { kind: "times", amount: 1 });
      expectClose({ change: -0.2 }, { kind: "times", amount: 0.8 });
      const target = 0.9 * leverById(lever).value(measures).value!;
      expectClose({ target }, { kind: "to", amount: target });
      // a target is stronger than a change
      expectClose({ change: 0.5, target }, { kind: "to", amount: target });
    }
  });

  it("has no value without what it divides by", async () => {
    const { analysis, asOf } = await company("healthy-gtm");
    const { measures } = analysis.evaluation(asOf, null, null)!;
    const none = Object.create(measures, {
      sum: { value: () => 0 },
      exposure: { value: () => 0 },
      at: { value: () => 0 },
    });
    for (const lever of ["churn", "arpa", "cac"] as const) expect(cells(none, lever, {}).from).toBeNull();
  });
});

describe("an input of the model", () => {
  const read = (name: string, business: Business) =>
    MODEL_INPUTS.find((each) => each.name === name)!.read(totalOf(business));
  const rows = [{ customer: "ada", start: "2025-01-01", mrr: 100 }];

  it("is missing where its months are: costs that nobody stated, a year that is not over", () => {
    const young = { rows, asOf: "2025-06" };
    expect(read("service_cost", young)).toBeNull();
    expect(read("acquisition_spent", young)).toBeNull();
    expect(read("mrr_year_ago", young)).toBeNull();
    const costs = [{ month: "2025-05", until: "2025-06", category: "service", amount: 7 } as const];
    expect(read("service_cost", { ...young, costs })).toBe(14 * 72_000);
    expect(read("acquisition_spent", { ...young, costs })).toBe(0);
    expect(read("mrr_year_ago", { rows, asOf: "2026-06" })).toBe(100 * 72_000);
  });

  it("counts the opening amounts of those of the cohort who left", () => {
    const year = [
      { customer: "ada", start: "2024-01-01", mrr: 100 },
      { customer: "bo", start: "2024-01-01", end: "2025-03-01", mrr: 40 },
      { customer: "cy", start: "2024-01-01", end: "2025-06-01", mrr: 7 },
    ];
    expect(read("cohort_lost", { rows: year, asOf: "2025-06" })).toBe(47 * 72_000);
    expect(read("cohort_left", { rows: year, asOf: "2025-06" })).toBe(2);
  });
});
