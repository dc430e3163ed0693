import { EN } from "../en/index.ts";
import type { Words } from "../index.ts";
import { gates } from "./gates.ts";
import { growth } from "./growth.ts";
import { headline } from "./headline.ts";
import { lifetime } from "./lifetime.ts";
import { series } from "./series.ts";
import { terms } from "./terms.ts";
import { waivers } from "./waivers.ts";

/** The Chinese wording. A subject taken from EN waits for its translation. */
export const ZH: Words = {
  gates,
  growth,
  headline,
  issues: EN.issues,
  lifetime,
  policy: EN.policy,
  series,
  terms,
  waivers,
};
