import type { Options } from "../domain/options.ts";
import type { Settings } from "../gates/outcome.ts";
import type { Policy } from "../gates/policy.ts";
import type { Waiver } from "../gates/waivers.ts";
import { METRICS } from "../metrics/index.ts";
import type { Input } from "../metrics/metric.ts";

/**
 * Everything that gives a number or a verdict its meaning, as one text. Its hash in the report tells whether two
 * reports differ in data alone, or in definitions, policy or options as well.
 */
export function definitionsText(
  policy: Policy,
  options: Options,
  settings: Settings,
  plan: Readonly<Record<string, number>>,
  waivers: readonly Waiver[],
): string {
  const metrics = METRICS.map(({ id, unit, formula, needs, inputs, undefinedWhen, source }) => ({
    id,
    unit,
    formula,
    needs: needs?.meaning ?? null,
    inputs: Object.entries(inputs as Record<string, Input>).map(([name, input]) => [
      name,
      "metric" in input ? input.metric.id : input.meaning,
    ]),
    undefinedWhen,
    source,
  }));
  const waived = waivers.map(({ gate, expires }) => ({ gate, expires }));
  return JSON.stringify({ metrics, policy, options, settings, plan, waived });
}
