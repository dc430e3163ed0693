import { gates } from "./gates.ts";
import { growth } from "./growth.ts";
import { headline } from "./headline.ts";
import { issues } from "./issues.ts";
import { lifetime } from "./lifetime.ts";
import { policy } from "./policy.ts";
import { series } from "./series.ts";
import { terms } from "./terms.ts";
import { waivers } from "./waivers.ts";

/** The English wording by subject, and the pattern for every other language. */
export const EN = {
  gates,
  growth,
  headline,
  issues,
  lifetime,
  policy,
  series,
  terms,
  waivers,
};
