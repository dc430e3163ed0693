import { type Month, monthsBetween } from "../../domain/month.ts";
import type { CohortPeriod } from "../../measures/cohorts.ts";
import { cac } from "../../metrics/cac.ts";
import { cacPaybackMonths } from "../../metrics/cac-payback-months.ts";
import { customers } from "../../metrics/customers.ts";
import { grossMargin1 } from "../../metrics/gross-margin-1.ts";
import { grossMargin2 } from "../../metrics/gross-margin-2.ts";
import { grossMargin3 } from "../../metrics/gross-margin-3.ts";
import { grossMargin4 } from "../../metrics/gross-margin-4.ts";
import { grr } from "../../metrics/grr.ts";
import { METRICS } from "../../metrics/index.ts";
import { ltv } from "../../metrics/ltv.ts";
import { ltvToCac } from "../../metrics/ltv-to-cac.ts";
import { ndr } from "../../metrics/ndr.ts";
import type { Analysis } from "../analysis.ts";
import { buildCheck } from "../build-check.ts";
import { buildMovements } from "../build-movements.ts";
import { buildCohorts, buildMetrics } from "../build-series.ts";
import type { CheckRequest } from "../check-request.ts";
import { envelopeOf } from "../envelope.ts";
import { metricRecords } from "../metric-records.ts";
import type { Provenance } from "../report.ts";
import { TOTAL } from "../selection.ts";
import { tornado } from "../solve/tornado.ts";
import { calculationOf } from "./calculation.ts";
import type { DefinedMetric, FullReport, Sensitivity } from "./full-report.ts";
import { groupRecords } from "./group-records.ts";

/** Three years are seen at a glance; more would be too narrow to read. */
const MOST_MONTHS = 36;
/** From here on cohorts by month would be too many to see. */
const MONTHS_BY_MONTH = 15;

/** 002 glossary: above 3 the unit economics are healthy. */
const HEALTHY = 3;

const SERIES = [ndr, grr, grossMargin1, grossMargin2, grossMargin3, grossMargin4];
const OF_TIERS = [customers, cac, ltv, ltvToCac, cacPaybackMonths];

/** The verdict with everything that a page about it shows. */
export function buildFull(analysis: Analysis, request: CheckRequest, provenance: Provenance): FullReport {
  const { asOf, scope } = request;
  const about = scope ?? TOTAL;
  const first = firstMonth(analysis, asOf);
  const months = monthsBetween(first, asOf);
  const period: CohortPeriod = months.length <= MONTHS_BY_MONTH ? "month" : "quarter";
  return {
    report: "report",
    ...envelopeOf(analysis, asOf),
    check: buildCheck(analysis, request, provenance),
    movements: buildMovements(analysis, asOf, about, { from: first, to: asOf }, provenance).movements,
    series: buildMetrics(analysis, asOf, about, months, SERIES, provenance).metrics,
    period,
    cohorts: buildCohorts(analysis, asOf, about, period, ["net"], provenance).cohorts,
    tiers: scope === null ? tierRecords(analysis, asOf) : [],
    sensitivity: sensitivityOf(analysis, request),
    groups: scope === null ? groupRecords(analysis, asOf) : [],
    calculation: calculationOf(analysis, analysis.evaluation(asOf, about.by, about.group)!),
    options: analysis.options,
    definedMetrics: METRICS.map(definition),
    ...provenance,
  };
}

/** The first month with MRR, unless that is too long ago to show. */
function firstMonth(analysis: Analysis, asOf: Month): Month {
  const { firstMrr } = analysis.measures(asOf, null).windows;
  return Math.max(firstMrr ?? asOf, asOf - MOST_MONTHS + 1);
}

function tierRecords(analysis: Analysis, asOf: Month) {
  return analysis.groupNames(asOf, "tier").flatMap((tier) => metricRecords(analysis, asOf, "tier", tier, OF_TIERS));
}

/** Of the UE ratio, against the gate on it that comes first in the policy. */
function sensitivityOf(analysis: Analysis, { asOf, scope, policy }: CheckRequest): Sensitivity | null {
  const { by, group } = scope ?? TOTAL;
  const evaluation = analysis.evaluation(asOf, by, group)!;
  const { value } = analysis.resultIn(evaluation, ltvToCac);
  if (value === null) return null;
  const gate = policy.gates.find(({ metric, by }) => metric === ltvToCac.id && by === null);
  const operator = gate?.operator ?? ">";
  const threshold = typeof gate?.threshold === "number" ? gate.threshold : HEALTHY;
  const bars = tornado(analysis, evaluation.measures, { metric: ltvToCac, operator, threshold });
  return { metric: ltvToCac.id, operator, threshold, value, bars };
}

function definition({ id, title, formula, source }: (typeof METRICS)[number]): DefinedMetric {
  return { id, title, formula, source };
}
