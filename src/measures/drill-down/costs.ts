import { CATEGORIES, type Category, LAYER_NAMES, LAYERS } from "../../domain/cost.ts";
import { monthsBetween } from "../../domain/month.ts";
import { contributes, type DrillDown, NOTHING_ELSE } from "./evidence.ts";
import type { Read } from "./reads.ts";

type CostRead = Extract<Read, { family: "costs" }>;

/**
 * Costs as the group bears them, shared ones allocated. One layer alone comes month by month and category by category;
 * what spans several layers, such as a margin, by category.
 */
export const costs: DrillDown<CostRead> = ({ measures }, reads) => {
  const asked = CATEGORIES.filter((category) => reads.some(({ categories }) => categories.includes(category)));
  const layers = LAYER_NAMES.filter((layer) => LAYERS[layer].some((category: Category) => asked.includes(category)));
  const months = [...new Set(reads.flatMap(({ span }) => monthsBetween(span.from, span.to)))].sort((a, b) => a - b);
  const costIn = (category: Category, month: number) =>
    measures.cost([category], { from: month, to: month }).value ?? 0;
  const rows = asked.flatMap((category) =>
    months.map((month) => ({
      ...NOTHING_ELSE,
      month,
      category,
      values: reads.map(({ categories, span }) =>
        categories.includes(category) && month >= span.from && month <= span.to ? costIn(category, month) : 0,
      ),
    })),
  );
  if (layers.length <= 1) return rows.filter(contributes);
  return asked
    .map((category) => {
      const mine = rows.filter((row) => row.category === category);
      const values = reads.map((_, i) => mine.reduce((sum, row) => sum + row.values[i]!, 0));
      return { ...NOTHING_ELSE, category, values };
    })
    .filter(contributes);
};
