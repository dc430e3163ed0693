import type { Category } from "../../src/domain/cost.ts";
import { DEFAULT_OPTIONS } from "../../src/domain/options.ts";
import { ok } from "../../src/domain/result.ts";
import type { GroupMeasures } from "../../src/measures/measures.ts";
import { summariseRetention } from "../../src/measures/retention.ts";
import { windowsAt } from "../../src/measures/windows.ts";
import { costsFrom, month } from "./business.ts";

export interface EconomicFacts {
  readonly arpa: number;
  readonly margin: number;
  readonly churnEvents: number;
  readonly exposure: number;
  readonly acquisition: number;
  /** New customers, each at `arpa`. */
  readonly won: number;
}

const CUSTOMERS = 100;
const REVENUE = 1000;

/** Measures of which only these facts are known, the same in every month: enough for unit economics, and for levers on them. */
export function measuresOfFacts({
  arpa,
  margin,
  churnEvents,
  exposure,
  acquisition,
  won,
}: EconomicFacts): GroupMeasures {
  const sums: Readonly<Record<string, number>> = {
    closing: arpa * CUSTOMERS,
    customersClosing: CUSTOMERS,
    churnedCustomers: churnEvents,
    newCustomers: won,
    new: won * arpa,
    firstYear: REVENUE,
  };
  const costs: Readonly<Partial<Record<Category, number>>> = { sales: acquisition, service: REVENUE * (1 - margin) };
  const covered = costsFrom([{ month: "2024-01", until: "2025-12", category: "sales", amount: 1 }]);
  const measures = {
    options: DEFAULT_OPTIONS,
    windows: windowsAt(month("2025-06"), month("2020-01"), covered, 12, 0),
    sum: (column: string) => sums[column] ?? 0,
    at: (column: string) => sums[column] ?? 0,
    revenue(this: GroupMeasures) {
      return this.sum("firstYear", this.windows.costWindow);
    },
    cost: (categories: readonly Category[]) => ok(categories.reduce((sum, name) => sum + (costs[name] ?? 0), 0)),
    exposure: () => exposure,
    statistics: {
      retention: summariseRetention([], []),
      active: { customers: CUSTOMERS, coefficientOfVariation: 0.6 },
    },
  };
  return { ...measures, observed: measures } as unknown as GroupMeasures;
}
