import type { Words } from "../index.ts";
import { allocation } from "./allocation.ts";
import { baseline } from "./baseline.ts";
import { check } from "./check.ts";
import { definitions } from "./definitions.ts";
import { diff } from "./diff.ts";
import { evidence } from "./evidence.ts";
import { explain } from "./explain.ts";
import { files } from "./files.ts";
import { forecast } from "./forecast.ts";
import { gates } from "./gates.ts";
import { growth } from "./growth.ts";
import { headline } from "./headline.ts";
import { htmlPage } from "./html-page.ts";
import { issues } from "./issues.ts";
import { lifetime } from "./lifetime.ts";
import { pages } from "./pages.ts";
import { policy } from "./policy.ts";
import { series } from "./series.ts";
import { seriesPages } from "./series-pages.ts";
import { solve } from "./solve.ts";
import { terms } from "./terms.ts";
import { waivers } from "./waivers.ts";
import { whatIf } from "./what-if.ts";
import { workbook } from "./workbook.ts";

/** The Chinese wording. A subject taken from EN waits for its translation. */
export const ZH: Words = {
  allocation,
  check,
  definitions,
  evidence,
  explain,
  files,
  forecast,
  baseline,
  diff,
  gates,
  growth,
  headline,
  htmlPage,
  issues,
  lifetime,
  pages,
  policy,
  series,
  seriesPages,
  solve,
  terms,
  waivers,
  whatIf,
  workbook,
};
