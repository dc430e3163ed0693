import { METRICS } from "../../metrics/index.ts";
import { wrapText } from "../../render/table/layout.ts";
import type { TopicContext } from "./topics.ts";

export function metricsTopic({ screen }: TopicContext): string {
  const entries = METRICS.map(({ id, title, unit, formula, undefinedWhen }) => {
    const reasons = Object.keys(undefinedWhen);
    return [
      wrapText(`${title} (${unit})`, screen, `${id}  `),
      wrapText(formula, screen, "    = "),
      ...(reasons.length === 0 ? [] : [wrapText(reasons.join(", "), screen, "    undefined: ")]),
    ].join("\n");
  });
  const more =
    "ue explain ID puts the numbers of a run into a formula; ue help definitions has inputs, sources and conventions.";
  return `${entries.join("\n")}\n\n${wrapText(more, screen)}\n`;
}
