import { type Category, LAYERS, type Layer } from "../domain/cost.ts";
import { ok, undefinedBecause } from "../domain/result.ts";
import type { Unit } from "../domain/unit.ts";
import type { GroupMeasures } from "../measures/measures.ts";
import type { MeasureColumn } from "../measures/month-tables.ts";
import { lengthOf } from "../measures/span.ts";
import type { MeasuredInput, Metric } from "./metric.ts";
import { describeWindow, type WindowName } from "./needs.ts";

/** Inputs that several metrics read alike. Money is in ticks. */

export function measured(unit: Unit, meaning: string, read: MeasuredInput["read"]): MeasuredInput {
  return { unit, meaning, read };
}

export function sumOf(column: MeasureColumn, window: WindowName, unit: Unit, what: string): MeasuredInput {
  return measured(unit, `${what} over ${describeWindow(window)}`, (m) => m.sum(column, m.windows[window]));
}

export function revenueOver(window: WindowName): MeasuredInput {
  return measured("money", `recognised revenue over ${describeWindow(window)}`, (m) => m.revenue(m.windows[window]));
}

export function renewalRevenueOver(window: WindowName): MeasuredInput {
  return measured("money", `revenue after a customer's first twelve months, over ${describeWindow(window)}`, (m) =>
    m.renewalRevenue(m.windows[window]),
  );
}

export function costOver(categories: readonly Category[], window: WindowName): MeasuredInput {
  return measured("money", `${categories.join(" + ")} cost over ${describeWindow(window)}`, (m) =>
    m.cost(categories, m.windows[window]),
  );
}

export function layerOver(layer: Layer, window: WindowName): MeasuredInput {
  return costOver(LAYERS[layer], window);
}

export const newMrr = sumOf("new", "window", "money/month", "MRR of new customers");
export const newCustomersWon: MeasuredInput = sumOf("newCustomers", "acquisitionWindow", "count", "new customers");

/** New MRR / new customers over the months whose acquisition cost counts. */
export const newArpa: MeasuredInput = measured(
  "money/month",
  `new MRR per new customer over ${describeWindow("acquisitionWindow")}`,
  (m) => {
    const customers = m.sum("newCustomers", m.windows.acquisitionWindow);
    return customers > 0
      ? ok(m.sum("new", m.windows.acquisitionWindow) / customers)
      : undefinedBecause("no-new-customers");
  },
);

export const windowMonths: MeasuredInput = measured("count", "months of the window", (m) => lengthOf(m.windows.window));

export const lifetimeCap: MeasuredInput = measured(
  "months",
  "ceiling on a customer's lifetime (ltv_cap_months)",
  (m) => m.options.ltvCapMonths,
);

/** Sample sizes of section 8 of the definitions. Assumptions about customers are no evidence of them. */
export function averageCustomersAtRisk({ observed: m }: GroupMeasures): number {
  return m.exposure(m.windows.window) / lengthOf(m.windows.window);
}

export function customersWon({ observed: m }: GroupMeasures): number {
  return m.sum("newCustomers", m.windows.acquisitionWindow);
}

export function smallerSample(m: GroupMeasures): number {
  return Math.min(averageCustomersAtRisk(m), customersWon(m));
}

const SAMPLES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [averageCustomersAtRisk, "customers at risk in an average month"],
  [customersWon, "new customers"],
  [smallerSample, "customers, the fewer of those at risk in an average month and the new ones"],
]);

/** What a metric's sample size counts. */
export function sampleMeaning({ sampleSize }: Metric): string {
  return SAMPLES.get(sampleSize) ?? "customers";
}
