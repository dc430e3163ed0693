import type { Words } from "../index.ts";
import { GATES } from "./handbook-gates.ts";
import { QUESTIONS, RULES } from "./handbook-questions.ts";
import { MEANINGS } from "./meanings.ts";
import { METRICS } from "./metrics.ts";
import { SOURCES } from "./sources.ts";

export const definitions: Words["definitions"] = {
  policy: { ...GATES, ...QUESTIONS },
  rules: RULES,
  metrics: METRICS,
  meanings: MEANINGS,
  sources: SOURCES,
  betweenSources: "；",
};
