import type { Unit } from "../../domain/unit.ts";
import { isMoney } from "../../domain/unit.ts";
import type { Evaluation } from "../../metrics/evaluate.ts";
import { metricById } from "../../metrics/index.ts";
import { calculate } from "../../metrics/model/calculate.ts";
import { MODEL_FORMULAS } from "../../metrics/model/formulas.ts";
import { MODEL_FACTORS, MODEL_INPUTS } from "../../metrics/model/inputs.ts";
import type { Analysis } from "../analysis.ts";

/** A sum that the headline metrics rest on. Money in major units; null where its months are missing. */
export interface InputValue {
  readonly name: string;
  readonly unit: Unit;
  readonly meaning: string;
  readonly value: number | null;
}

/** A headline metric, or a step on the way to some, as a formula over names. */
export interface FormulaValue {
  readonly name: string;
  /** Null: a step. */
  readonly metric: string | null;
  readonly unit: Unit;
  /** `NA()` where the metric is undefined for a reason that the sums do not show. */
  readonly formula: string;
  readonly value: number | null;
}

/** How the headline numbers come about, to be done again by somebody else. */
export interface CalculationRecord {
  readonly inputs: readonly InputValue[];
  readonly formulas: readonly FormulaValue[];
}

export function calculationOf(analysis: Analysis, evaluation: Evaluation): CalculationRecord {
  const inputs = MODEL_INPUTS.map(({ name, unit, meaning, read }): InputValue => {
    const value = read(evaluation.measures);
    return { name, unit, meaning, value: value === null || !isMoney(unit) ? value : analysis.toMajor(value) };
  });
  const values = new Map<string, number | null>([
    ...inputs.map(({ name, value }) => [name, value] as const),
    ...MODEL_FACTORS.map(({ name }) => [name, 1] as const),
  ]);
  const formulas = MODEL_FORMULAS.map(({ name, metric: id, formula, unit }): FormulaValue => {
    const metric = id === null ? null : metricById(id)!;
    const value = metric === null ? numberOf(formula, values) : analysis.resultIn(evaluation, metric).value;
    const known = value !== null || numberOf(formula, values) === null;
    values.set(name, value);
    return { name, metric: id, unit: metric?.unit ?? unit!, formula: known ? formula : "NA()", value };
  });
  return { inputs, formulas };
}

function numberOf(formula: string, values: ReadonlyMap<string, number | null>): number | null {
  const value = calculate(formula, (name) => {
    const found = values.get(name);
    if (found === undefined) throw new Error(`no name ${name}`);
    return found;
  });
  return typeof value === "number" ? value : null;
}
