import { describe, expect, it } from "vitest";
import { costsOf } from "../../src/domain/cost.ts";
import { OPEN_END } from "../../src/domain/day.ts";
import { daysIn, firstDayOf, type Month } from "../../src/domain/month.ts";
import { ANNUAL, MULTI_YEAR, type SubscriptionLines } from "../../src/domain/subscription.ts";
import { isMoney } from "../../src/domain/unit.ts";
import { evaluateGates, type GateRecord } from "../../src/gates/evaluate.ts";
import { passes } from "../../src/gates/operators.ts";
import { STAGES } from "../../src/gates/stages.ts";
import { metricById } from "../../src/metrics/index.ts";
import { evaluateWith, type Lever, leversOf } from "../../src/metrics/levers/levers.ts";
import { Analysis } from "../../src/report/analysis.ts";
import { sourceOf } from "../../src/report/explain/build-explain.ts";
import { type LeverRecord, verdictChange } from "../../src/report/explain/verdict-changes.ts";
import { COMPANY_NAMES, company } from "../support/companies.ts";

type Company = Awaited<ReturnType<typeof company>>;

function gatesOf({ analysis, asOf, config, settings }: Company): GateRecord[] {
  const { gates } = evaluateGates({
    policy: config.policy,
    stages: STAGES,
    lookup: (id, by, group) => analysis.resultOf(metricById(id)!, asOf, by, group),
    settings,
    attest: config.attest,
    waivers: new Map(),
    baseline: null,
    plan: config.plan,
    scope: null,
  });
  // a gate of several stages is the same in each
  return gates.filter(({ id, value }, i) => value !== null && gates.findIndex((gate) => gate.id === id) === i);
}

function changeOf({ analysis, asOf }: Pick<Company, "analysis" | "asOf">, gate: GateRecord) {
  const evaluation = analysis.evaluation(asOf, gate.by, gate.group)!;
  return verdictChange(analysis, sourceOf(analysis, asOf, gate.by, gate.group), evaluation, gate)!;
}

function sameLever(record: LeverRecord, lever: Lever): boolean {
  if (lever.metric !== null) return record.metric === lever.metric.id;
  const categories = lever.read.family === "costs" ? lever.read.categories.join() : undefined;
  return record.sum === lever.read.column && record.categories?.join() === categories;
}

function leverOf(levers: readonly LeverRecord[], name: string): LeverRecord {
  return levers.find(({ metric, sum, categories }) => [metric, sum, categories?.join("+")].includes(name))!;
}

describe.each(COMPANY_NAMES)("every limit named for %s", (name) => {
  it("turns the gate when the number is put in, and a bit less does not", async () => {
    const run = await company(name);
    const { analysis, asOf } = run;
    let checked = 0;
    for (const gate of gatesOf(run)) {
      const metric = metricById(gate.metric)!;
      const evaluation = analysis.evaluation(asOf, gate.by, gate.group)!;
      const { passes: passing, levers } = changeOf(run, gate);
      expect(passing).toBe(passes(gate.operator, gate.value!, gate.threshold!));
      const all = leversOf(metric, evaluation);
      const passesAt = (lever: Lever, value: number) => {
        const at = evaluateWith(evaluation.measures, lever, value).resultOf(metric).value;
        return at === null
          ? null
          : passes(gate.operator, isMoney(metric.unit) ? analysis.toMajor(at) : at, gate.threshold!);
      };
      for (const record of levers) {
        const lever = all.find((each) => sameLever(record, each))!;
        if (record.limit === null) {
          for (const value of [lever.min, lever.max, (lever.min + lever.now) / 2])
            if (Math.abs(value) < Number.MAX_SAFE_INTEGER) expect(passesAt(lever, value)).not.toBe(!passing);
          continue;
        }
        const exact = isMoney(lever.unit) ? record.limit * analysis.ticksPerMajor : record.limit;
        const away = Math.sign(exact - lever.now);
        const bit = lever.whole ? 1 : Math.max(1e-12, Math.abs(exact) * 1e-9);
        const limit = lever.whole ? Math.round(exact) : exact + away * bit;
        const label = `${gate.id} ${record.metric ?? record.sum}`;
        expect(passesAt(lever, limit), label).toBe(!passing);
        expect(passesAt(lever, limit - away * (lever.whole ? 1 : 2 * bit)), label).toBe(passing);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(name === "pmf-too-early" ? 1 : 30);
  });
});

/** Lines in which some customers still pay what they paid on the last day of a month. */
function kept(lines: SubscriptionLines, names: readonly string[], then: Month): SubscriptionLines {
  const end = lines.end.slice();
  const mrr = lines.mrr.slice();
  const day = firstDayOf(then) + daysIn(then) - 1;
  for (let customer = 0; customer < lines.customers.length; customer++) {
    if (!names.includes(lines.customers.at(customer)!)) continue;
    for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++)
      if (lines.paidFrom[line]! <= day && day < end[line]!) end[line] = OPEN_END;
      else mrr[line] = 0;
  }
  return { ...lines, end, mrr };
}

describe("what is said of the leaky bucket's NDR", () => {
  it("is true of the data: with the customers named kept it passes, without the last of them it does not", async () => {
    const run = await company("leaky-bucket");
    const { analysis, asOf } = run;
    const gate = gatesOf(run).find(({ id }) => id === "gtm.ndr")!;
    const [lever] = changeOf(run, gate).levers;
    const names = lever!.examples.map(({ customer }) => customer);
    expect(names.length).toBeGreaterThan(1);
    const ndrWith = (some: readonly string[]) => {
      const lines = kept(analysis.lines, some, asOf - 12);
      const then = new Analysis(lines, analysis.costs, analysis.currency, analysis.options);
      return then.resultOf(metricById("ndr")!, asOf, null, null)!.value!;
    };
    expect(ndrWith([])).toBe(gate.value);
    expect(ndrWith(names)).toBeGreaterThanOrEqual(0.8);
    expect(ndrWith(names.slice(0, -1))).toBeLessThan(0.8);
  });

  it("needs 0.8 x opening - closing more, the closed form", async () => {
    const run = await company("leaky-bucket");
    const { opening, closing } = run.analysis.evaluation(run.asOf, null, null)!.measures.statistics.retention;
    const [lever] = changeOf(run, gatesOf(run).find(({ id }) => id === "gtm.ndr")!).levers;
    const needed = 0.8 * opening - closing;
    expect(lever!.change! * run.analysis.ticksPerMajor - needed).toBeGreaterThanOrEqual(-1e-3);
    expect(lever!.change! * run.analysis.ticksPerMajor - needed).toBeLessThan(1);
  });
});

describe("what is said of the company that buys its growth", () => {
  const gateOf = async (id: string) => {
    const run = await company("buys-growth");
    const gate = gatesOf(run).find((each) => each.id === id)!;
    return { ...run, gate, levers: changeOf(run, gate).levers };
  };
  /** The company had one row of a category cost so much less, in minor units. */
  const spending = ({ analysis, asOf }: Company, category: string, less: number) => {
    let left = less;
    const rows = [...analysis.costs.rows].reverse().map((row) => {
      if (row.category !== category || row.month > asOf || row.month <= asOf - 12) return row;
      const taken = Math.min(left, row.amount);
      left -= taken;
      return { ...row, amount: row.amount - taken };
    });
    expect(left).toBe(0);
    return new Analysis(analysis.lines, costsOf(rows), analysis.currency, analysis.options);
  };

  it("is true of its costs: GM2 passes with acquisition cost at the limit, and not with one cent more", async () => {
    const run = await gateOf("gtm.gross-profit-2");
    const lever = leverOf(run.levers, "sales+marketing+subsidy");
    const less = Math.ceil(-lever.change! * 100);
    const gm2 = (cents: number) =>
      spending(run, "sales", cents).resultOf(metricById("gross-profit-2")!, run.asOf, null, null)!.value!;
    expect(gm2(less)).toBeGreaterThan(0);
    expect(gm2(less - 1)).toBeLessThanOrEqual(0);
  });

  it("is true of its costs: LTV:CAC passes with acquisition cost at the limit, and not with one cent more", async () => {
    const run = await gateOf("gtm.ltv-to-cac");
    const lever = leverOf(run.levers, "acquisition-cost");
    const less = Math.ceil(-lever.change! * 100);
    const ratio = (cents: number) =>
      spending(run, "sales", cents).resultOf(metricById("ltv-to-cac")!, run.asOf, null, null)!.value!;
    expect(ratio(less)).toBeGreaterThan(3);
    expect(ratio(less - 1)).toBeLessThanOrEqual(3);
  });

  it("is true of subsidy-cover: delivery is in both of its parts, and moves both", async () => {
    const run = await gateOf("gtm.subsidy-cover");
    const lever = leverOf(run.levers, "sales+marketing+subsidy");
    const cover = (cents: number) =>
      spending(run, "sales", cents).resultOf(metricById("subsidy-cover")!, run.asOf, null, null)!.value!;
    const less = Math.ceil(-lever.change! * 100);
    expect(cover(less)).toBeLessThanOrEqual(1);
    expect(cover(less - 1)).toBeGreaterThan(1);
  });

  it("solves LTV:CAC in closed form: x (target / ratio)", async () => {
    const { levers, gate, analysis, asOf } = await gateOf("gtm.ltv-to-cac");
    const now = (id: string) => analysis.resultOf(metricById(id)!, asOf, null, null)!.value!;
    const factor = 3 / gate.value!;
    for (const id of ["ltv", "arpa", "service-margin"])
      expect(Math.abs(leverOf(levers, id).limit! / (now(id) * factor) - 1)).toBeLessThan(1e-12);
    for (const id of ["cac", "acquisition-cost"])
      expect(Math.abs(leverOf(levers, id).limit! / (now(id) / factor) - 1)).toBeLessThan(1e-9);
  });

  it("says that churn alone cannot do it, because of the ceiling on a lifetime", async () => {
    const { levers } = await gateOf("gtm.ltv-to-cac");
    const churn = leverOf(levers, "customer-churn-rate");
    expect(churn.limit).toBeNull();
    expect(churn.heldBy.map(({ meaning, value }) => `${meaning} ${value}`)).toEqual([
      "ceiling on a customer's lifetime (ltv_cap_months) 36",
    ]);
  });

  it("says where all of the interval would pass, as --strict asks", async () => {
    const { levers, analysis, asOf } = await gateOf("gtm.ltv-to-cac");
    const { low } = analysis.resultOf(metricById("ltv-to-cac")!, asOf, null, null)!.interval!;
    const { now, strictLimit } = leverOf(levers, "cac");
    expect(Math.abs(strictLimit! / (now * (low / 3)) - 1)).toBeLessThan(1e-9);
  });
});

describe("customers named for a share of contracts", () => {
  it("bring it to the gate when their contracts are annual ones, and none of them is too many", async () => {
    const run = await company("healthy-gtm");
    const { analysis, asOf } = run;
    const share = (of: Analysis) => of.resultOf(metricById("multi-year-share")!, asOf, null, null)!.value!;
    const now = share(analysis);
    const gate: GateRecord = {
      ...gatesOf(run)[0]!,
      id: "own.multi-year",
      metric: "multi-year-share",
      operator: "<=",
      threshold: now / 2,
      value: now,
      by: null,
      group: null,
    };
    const names = leverOf(changeOf(run, gate).levers, "multiYear").examples.map(({ customer }) => customer);
    const soldByTheYear = (some: readonly string[]) => {
      const { lines } = analysis;
      const contract = lines.contract.slice();
      for (let customer = 0; customer < lines.customers.length; customer++)
        if (some.includes(lines.customers.at(customer)!))
          for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++)
            if (contract[line] === MULTI_YEAR) contract[line] = ANNUAL;
      return share(new Analysis({ ...lines, contract }, analysis.costs, analysis.currency, analysis.options));
    };
    expect(names.length).toBeGreaterThan(0);
    expect(soldByTheYear(names)).toBeLessThanOrEqual(now / 2);
    expect(soldByTheYear(names.slice(0, -1))).toBeGreaterThan(now / 2);
  });
});
