import type { Unit } from "../../domain/unit.ts";
import { metricById } from "../../metrics/index.ts";
import type { CellValue } from "../../metrics/model/calculate.ts";
import { calculate } from "../../metrics/model/calculate.ts";
import { MODEL_LEVERS } from "../../metrics/model/levers.ts";
import type { FullReport } from "../../report/full/full-report.ts";
import type { MetricRecord } from "../../report/report.ts";
import { type Cell, formula } from "./file/cell.ts";
import type { Look } from "./file/styles.ts";

/** The name of the cell that holds what the report states of a metric. */
export function exportedName(metric: string): string {
  return `exported_${metric.replaceAll("-", "_")}`;
}

/** How a number is shown. A value without a metric of its own has the unit alone. */
export function lookOf(unit: Unit, metric: string | null = null): Look {
  if (unit === "money" || unit === "money/month") return "money";
  if (unit === "count") return "count";
  if (unit === "months") return "months";
  if (metric === null) return "multiple";
  if (metricById(metric)?.shown === "multiple") return "multiple";
  return unit === "ratio/month" ? "percent-fine" : "percent";
}

/** What named cells hold as the workbook is written: levers unturned. */
export class Values {
  private readonly known = new Map<string, CellValue>();

  constructor({ calculation }: FullReport) {
    for (const { name, value } of [...calculation.inputs, ...calculation.formulas]) this.known.set(name, value);
    for (const { metric, value } of calculation.formulas)
      if (metric !== null && value !== null) this.known.set(exportedName(metric), value);
    for (const { names } of MODEL_LEVERS) {
      this.known.set(names.change, 0);
      this.known.set(names.target, "");
      this.known.set(names.factor, 1);
    }
    for (const { names, value } of MODEL_LEVERS) this.known.set(names.value, this.of(value));
  }

  /** The value of a formula over named cells. */
  of(formula: string): CellValue {
    return calculate(formula, (name) => {
      const value = this.known.get(name);
      if (value === undefined) throw new Error(`no cell is named ${name}`);
      return value;
    });
  }

  /** A cell with a formula over named cells. */
  cell(text: string, look: Look, name?: string): Cell {
    return formula(text, this.of(text), look, name);
  }
}

/** The numbers of what the report is about: the total, or its one group. */
export function wholeMetrics({ check }: FullReport): ReadonlyMap<string, MetricRecord> {
  const { by, group } = check.scope ?? { by: null, group: null };
  return new Map(
    check.metrics.filter((record) => record.by === by && record.group === group).map((record) => [record.id, record]),
  );
}
