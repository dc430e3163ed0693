import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIMENSIONS, type Dimension } from "../../src/measures/grouping.ts";
import type { MeasureColumn } from "../../src/measures/month-tables.ts";
import { buildMovements } from "../../src/report/build-movements.ts";
import type { MovementRecord } from "../../src/report/report.ts";
import { analysisOf, PROVENANCE } from "../support/analyses.ts";
import { measuresOf, month } from "../support/business.ts";
import { ticks } from "../support/lines.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

const dimension = fc.constantFrom<Dimension | null>(null, ...DIMENSIONS);

describe("opening + new + reactivation + expansion - contraction - churned = closing", () => {
  it("holds to the tick in every month of every group, and for customers too", () => {
    fc.assert(
      fc.property(randomBusiness, dimension, (business, by) => {
        for (const group of measuresOf(business, by).groups)
          for (let at = group.axis.first; at <= month(business.asOf); at++) {
            const value = (name: MeasureColumn) => group.at(name, at);
            const moved =
              value("new") + value("reactivation") + value("expansion") - value("contraction") - value("churned");
            if (group.at("closing", at - 1) + moved !== value("closing")) expect.fail(`MRR of ${group.name}, ${at}`);
            const came = value("newCustomers") + value("reactivatedCustomers") - value("churnedCustomers");
            if (group.at("customersClosing", at - 1) + came !== value("customersClosing"))
              expect.fail(`customers of ${group.name}, ${at}`);
          }
      }),
      reproducible,
    );
  });

  it("holds in the records of ue mrr, in which each month opens as the one before it closed", () => {
    fc.assert(
      fc.property(randomBusiness, dimension, (business, by) => {
        const asOf = month(business.asOf);
        const range = { from: 0, to: asOf };
        const { movements } = buildMovements(analysisOf(business), asOf, { by, group: null }, range, PROVENANCE);
        const closed = new Map<string | null, MovementRecord>();
        for (const record of movements) {
          const before = closed.get(record.group);
          expect([record.opening, record.customersOpening]).toEqual([
            before?.closing ?? 0,
            before?.customersClosing ?? 0,
          ]);
          // a record holds major units: as ticks they are whole again
          const { opening, new: won, reactivation, expansion, contraction, churned, closing } = record;
          const moved = ticksOf(won) + ticksOf(reactivation) + ticksOf(expansion);
          expect(ticksOf(opening) + moved - ticksOf(contraction) - ticksOf(churned)).toBe(ticksOf(closing));
          const { customersOpening, newCustomers, reactivatedCustomers, churnedCustomers } = record;
          expect(customersOpening + newCustomers + reactivatedCustomers - churnedCustomers).toBe(
            record.customersClosing,
          );
          closed.set(record.group, record);
        }
      }),
      reproducible,
    );
  });
});

function ticksOf(majorUnits: number): number {
  return Math.round(majorUnits * ticks(1));
}
