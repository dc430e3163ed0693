import { buildForecast } from "../../report/forecast/build-forecast.ts";
import type { Profit } from "../../report/forecast/forecast-report.ts";
import { loadConfig } from "../config.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { scenarioNamed, turnable, turnsOf } from "../levers.ts";
import { guarded, load } from "../load.ts";
import type { DataFlags } from "../options.ts";
import { output } from "../output.ts";
import { checkGroup, type GroupFlags, selectionAsked } from "../selection.ts";

export interface ForecastFlags extends DataFlags, GroupFlags {
  readonly months: number;
  readonly profit: Profit;
  /** Each `LEVER=CHANGE`. */
  readonly set?: string[];
  /** A scenario of ue.yaml. */
  readonly scenario?: string;
}

/** MRR and profit of the coming months, if things go on as they were. */
export async function forecast(io: Io, flags: ForecastFlags): Promise<number> {
  const selection = selectionAsked(flags, null);
  const given = turnsOf(flags.set ?? []);
  const { scenarios } = await loadConfig(io, flags.config);
  const turns = flags.scenario === undefined ? given : scenarioNamed(flags.scenario, scenarios);
  const { config, analysis, asOf, settings, provenance } = await load(io, flags);
  const report = guarded(() => {
    checkGroup(selection, analysis, asOf);
    const { months, profit } = flags;
    const { budget } = config;
    const request = { asOf, selection, months, profit, budget, turns, settings };
    return turnable(analysis, () => buildForecast(analysis, request, provenance));
  });
  await output(io, flags, report);
  return EXIT.ok;
}
