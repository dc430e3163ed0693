import { type Issue, issue } from "../../domain/issue.ts";
import { formatMonth, type Month } from "../../domain/month.ts";
import { groupingBy, onlyGroup, totalGrouping } from "../../measures/grouping.ts";
import { expectedLossesBefore, firstLoss, type Lifetimes, lifetimesOf } from "../../measures/lifetimes.ts";
import type { Analysis } from "../analysis.ts";
import { envelopeOf } from "../envelope.ts";
import type { Provenance } from "../report.ts";
import type { Selection } from "../selection.ts";
import { type GroupLifetime, groupLifetime } from "./group-lifetime.ts";
import type { LtvReport } from "./ltv-report.ts";

export interface LtvRequest {
  readonly asOf: Month;
  readonly selection: Selection;
  readonly horizon: number;
  /** A year. */
  readonly discountRate: number;
  /** As stated by the user; null: found out. */
  readonly observedFrom: Month | null;
}

/** Every method of customer lifetime side by side, for the total, one group, or each group of a dimension. */
export function buildLtv(analysis: Analysis, request: LtvRequest, provenance: Provenance): LtvReport {
  const { asOf, selection, horizon, discountRate } = request;
  const { by, group } = selection;
  const { ledger, costs, options, ticksPerMajor } = analysis;
  const all = totalGrouping(ledger);
  const [company] = lifetimesOf(ledger, all, asOf) as [Lifetimes];
  const { observedFrom, issues } = observationOf(company, asOf, request.observedFrom);
  const every = by === null ? all : groupingBy(by, ledger, costs, options.tiers, ticksPerMajor, asOf);
  const grouping = by === null || group === null ? every : onlyGroup(every, group);
  const groups = lifetimesOf(ledger, grouping, asOf).map((lives, index): GroupLifetime => {
    const name = by === null ? null : grouping.names[index]!;
    const only = by === null ? all : onlyGroup(grouping, name!);
    return groupLifetime(analysis, { ...request, observedFrom }, { by, group: name }, lives, only);
  });
  return {
    report: "ltv",
    ...envelopeOf(analysis, asOf),
    by,
    group,
    methods: groups.flatMap(({ methods }) => methods),
    basis: groups.map(({ basis }) => basis),
    survival: groups.flatMap(({ survival }) => survival),
    horizon,
    ceiling: options.ltvCapMonths,
    discountRate,
    observedFrom: observedFrom === null ? null : formatMonth(observedFrom),
    ...provenance,
    issues: [...provenance.issues, ...issues],
  };
}

/** So many losses expected and none seen is no chance: less than 1 in 140 (e^-5). */
const MISSED_LOSSES = 5;
/** Losses must be known for so many months before they tell what went unseen: one bad month at the end does not. */
const KNOWN_MONTHS = 12;

/**
 * From when on the file tells of losses. Customers who were lost before an export begins are not in it, and to take
 * the others for all there were overstates lifetimes; where the file shows that, older customers enter late.
 */
function observationOf(company: Lifetimes, asOf: Month, stated: Month | null) {
  const first = firstLoss(company.cohorts);
  if (stated !== null) return { observedFrom: stated, issues: [] };
  const tells = first !== null && asOf - first + 1 >= KNOWN_MONTHS;
  const expected = tells ? expectedLossesBefore(company.cohorts, asOf, first) : 0;
  if (!tells || expected < MISSED_LOSSES) return { observedFrom: null, issues: [] };
  const issues: Issue[] = [
    issue("warning", "losses-missing-before", {}, { month: formatMonth(first), expected: Math.round(expected) }),
  ];
  return { observedFrom: first, issues };
}
