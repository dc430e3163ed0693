import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { formatMonth, parseMonth } from "../../src/domain/month.ts";
import { ceilingOf, doublingMonths, mrrAfter } from "../../src/metrics/growth/recurring-growth.ts";
import type { ForecastReport } from "../../src/report/forecast/forecast-report.ts";
import type { CohortRecord } from "../../src/report/report.ts";
import { ue } from "../support/io.ts";

const COMPANIES = join(import.meta.dirname, "../../fixtures/companies");
const plus = (month: string, months: number) => formatMonth(parseMonth(month)! + months);

async function json<T>(args: readonly string[], surroundings: Parameters<typeof ue>[1]): Promise<T> {
  const { code, stdout, stderr } = await ue([...args, "--format", "json"], surroundings);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}

const FIRST = "2023-01";
const AS_OF = "2024-12";
const PER_MONTH = 12;

/** Twelve customers a month for two years, each of whom pays `rho` times as much every month. */
function changingPrices(rho: number): string {
  const rows: string[] = [];
  for (let cohort = 0; cohort < 24; cohort++)
    for (let customer = 0; customer < PER_MONTH; customer++)
      for (let age = 0; age < 24 - cohort; age++) {
        const start = plus(FIRST, cohort + age);
        const end = age === 23 - cohort ? "" : `${plus(start, 1)}-01`;
        rows.push(`c${cohort}-${customer},${start}-01,${end},${(1_000_000 * rho ** age).toFixed(2)}`);
      }
  return `customer_id,start_date,end_date,amount\n${rows.join("\n")}\n`;
}

describe("ue forecast against the closed form", () => {
  it.each([
    ["below", 0.97],
    ["at", 1],
    ["above", 1.01],
  ])("%s NDR 100 %%, where every cohort keeps %d a month", async (_, rho) => {
    const report = await json<ForecastReport>(
      ["forecast", "-s", "-", "--as-of", AS_OF, "--end-date", "exclusive", "--months", "60"],
      { stdin: [changingPrices(rho)] },
    );
    expect(report.growth.ndr).toBeCloseTo(rho ** 12, 7);
    const newMrr = PER_MONTH * 1_000_000;
    const opening = Array.from({ length: 24 }, (_, age) => newMrr * rho ** age).reduce((sum, mrr) => sum + mrr, 0);
    expect(report.assumptions.newMrr).toBe(newMrr);
    expect(report.assumptions.openingMrr / opening).toBeCloseTo(1, 8);
    const growth = { opening, newMrr, logKept: Math.log(rho) };
    report.forecast.forEach(({ month, mrr }, i) => {
      expect(month).toBe(plus(AS_OF, i + 1));
      expect(mrr / mrrAfter(growth, i + 1)).toBeCloseTo(1, 6);
    });
    const ceiling = ceilingOf(growth);
    if (ceiling === null) expect(report.mrrLimit).toBeNull();
    else {
      expect(report.mrrLimit! / ceiling).toBeCloseTo(1, 4);
      expect((12 * report.mrrLimit!) / report.growth.arrCeiling!).toBeCloseTo(1, 4);
    }
    const doubling = doublingMonths(growth);
    expect(report.doublingMonths).toBe(doubling === null ? null : Math.ceil(doubling));
  });
});

describe("ue forecast of a company", () => {
  const cwd = join(COMPANIES, "leaky-bucket");

  it("is the chain ladder over the triangle that ue cohorts prints", async () => {
    const { cohorts } = await json<{ cohorts: CohortRecord[] }>(["cohorts"], { cwd });
    const report = await json<ForecastReport>(["forecast", "--months", "24"], { cwd });
    const oldest = Math.max(...cohorts.map(({ age }) => age));
    const cells = new Map(cohorts.map((cell) => [`${cell.cohort} ${cell.age}`, cell]));
    const kept: number[] = [];
    for (let age = 0; age < oldest; age++) {
      const pairs = cohorts.filter((cell) => cell.age === age && cells.has(`${cell.cohort} ${age + 1}`));
      if (pairs.reduce((sum, { customers }) => sum + customers, 0) < 10) break;
      const after = pairs.reduce((sum, { cohort }) => sum + cells.get(`${cohort} ${age + 1}`)!.mrr, 0);
      kept.push(after / pairs.reduce((sum, { mrr }) => sum + mrr, 0));
    }
    expect(report.assumptions.factors.length).toBe(kept.length);
    const at = (age: number) => (age < kept.length ? kept[age]! : kept[kept.length - 12 + ((age - kept.length) % 12)]!);
    const newest = new Map<string, CohortRecord>();
    for (const cell of cohorts) if ((newest.get(cell.cohort)?.age ?? -1) < cell.age) newest.set(cell.cohort, cell);
    let paying = [...newest.values()].map(({ mrr, age }) => ({ mrr, age }));
    for (const { mrr } of report.forecast) {
      paying = paying.map((each) => ({ mrr: each.mrr * at(each.age), age: each.age + 1 }));
      paying.push({ mrr: report.assumptions.newMrr, age: 0 });
      expect(mrr).toBeCloseTo(
        paying.reduce((sum, each) => sum + each.mrr, 0),
        4,
      );
    }
  });

  it("has a band around it that widens, and profits that are revenue less the costs held", async () => {
    const { forecast, assumptions } = await json<ForecastReport>(["forecast", "--months", "12"], { cwd });
    const widths = forecast.map(({ low, high }) => high! - low!);
    forecast.forEach(({ mrr, low, high, fromBase, fromNew, ...month }, i) => {
      expect(low!).toBeLessThan(mrr);
      expect(high!).toBeGreaterThan(mrr);
      if (i > 0) expect(widths[i]).toBeGreaterThan(widths[i - 1]!);
      expect(fromBase + fromNew).toBeCloseTo(mrr, 6);
      const revenue = mrr * assumptions.revenuePerMrr!;
      expect(month.grossProfit4).toBeCloseTo(
        revenue * (1 - assumptions.serviceShare!) -
          (assumptions.acquisition! + assumptions.delivery! + assumptions.rnd! + assumptions.admin!),
        6,
      );
    });
  });

  it("takes a segment for itself, and the segments' opening MRR adds up", async () => {
    const { assumptions } = await json<ForecastReport>(["forecast"], { cwd });
    const groups = await json<{ metrics: { id: string; group: string; value: number }[] }>(
      ["metrics", "mrr", "--by", "tier"],
      { cwd },
    );
    let opening = 0;
    for (const { group } of groups.metrics)
      opening += (await json<ForecastReport>(["forecast", "--tier", group], { cwd })).assumptions.openingMrr;
    expect(opening).toBeCloseTo(assumptions.openingMrr, 6);
  });

  it("compares with the budget of ue.yaml, also where MRR would end at it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ue-forecast-"));
    const config = join(folder, "ue.yaml");
    const file = (name: string) => JSON.stringify(relative(folder, join(cwd, name)));
    await writeFile(
      config,
      `version: 1\nsubscriptions: { files: [${file("subscriptions.csv")}] }\ncosts: { files: [${file("costs.csv")}] }\nbudget: { new_mrr: 20000, cost: 150000 }\n`,
    );
    const { budget, forecast, assumptions } = await json<ForecastReport>(["forecast", "--config", config], { cwd });
    expect(budget).toMatchObject({ newMrr: 20_000, cost: 150_000, actualNewMrr: assumptions.newMrr });
    expect(budget!.budgetMrrAtEnd).toBe(forecast.at(-1)!.budgetMrr);
    // new business scales with its pace, the base does not
    const last = forecast.at(-1)!;
    expect(last.budgetMrr).toBeCloseTo(last.fromBase + (last.fromNew * 20_000) / assumptions.newMrr, 6);
    await writeFile(config, "version: 1\nbudget: { new_mrr: -5 }\n");
    expect((await ue(["forecast", "--config", config], { cwd })).code).toBe(2);
  });
});

describe("ue forecast with levers", () => {
  const cwd = join(COMPANIES, "leaky-bucket");
  const run = (...set: string[]) =>
    json<ForecastReport>(["forecast", "--months", "18", ...set.flatMap((each) => ["--set", each])], { cwd });

  it("scales new business alone with new customers, and everything with prices", async () => {
    const [as, won, dearer] = await Promise.all([run(), run("new-customers=+10%"), run("price=+5%")]);
    as.forecast.forEach(({ mrr, fromBase, fromNew, baseMrr }, i) => {
      expect(baseMrr).toBeNull();
      expect(won.forecast[i]!.baseMrr).toBe(mrr);
      expect(won.forecast[i]!.fromBase).toBeCloseTo(fromBase, 6);
      expect(won.forecast[i]!.fromNew).toBeCloseTo(fromNew * 1.1, 6);
      expect(dearer.forecast[i]!.mrr).toBeCloseTo(mrr * 1.05, 6);
    });
  });

  it("moves profit alone with CAC, by what less is spent", async () => {
    const [as, cheaper] = await Promise.all([run(), run("cac=-10%")]);
    const saved = as.assumptions.acquisition! - cheaper.assumptions.acquisition!;
    expect(saved).toBeCloseTo(as.assumptions.acquisition! * 0.1, 6);
    as.forecast.forEach((month, i) => {
      expect(cheaper.forecast[i]!.mrr).toBe(month.mrr);
      expect(cheaper.forecast[i]!.grossProfit4! - month.grossProfit4!).toBeCloseTo(saved, 6);
    });
  });

  it("keeps every month as much more with less churn as NDR then is in a year", async () => {
    const [as, kept] = await Promise.all([run(), run("churn=-20%")]);
    const year = kept.growth.ndr! / as.growth.ndr!;
    expect(year).toBeGreaterThan(1);
    as.assumptions.factors.forEach((factor, age) => {
      expect((kept.assumptions.factors[age]! / factor) ** 12).toBeCloseTo(year, 9);
    });
    expect(kept.levers).toEqual([
      { lever: "churn", unit: "ratio/month", from: expect.closeTo(0.0257143, 6), to: expect.closeTo(0.0205714, 6) },
    ]);
  });

  it("raises MRR once, and not every year, with what existing customers pay", async () => {
    const [as, more] = await Promise.all([run(), run("arpa=+5%")]);
    as.forecast.forEach(({ fromBase, fromNew }, i) => {
      expect(more.forecast[i]!.fromBase).toBeCloseTo(fromBase * 1.05, 6);
      expect(more.forecast[i]!.fromNew).toBeCloseTo(fromNew, 6);
    });
  });

  it("turns the levers of a scenario of ue.yaml like --set, and names the nearest one", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ue-forecast-"));
    const file = (name: string) => JSON.stringify(relative(folder, join(cwd, name)));
    await writeFile(
      join(folder, "ue.yaml"),
      `version: 1\nsubscriptions: { files: [${file("subscriptions.csv")}] }\ncosts: { files: [${file("costs.csv")}] }\nscenarios: { bold: { churn: -20%, new-customers: +10% } }\n`,
    );
    const [named, given] = await Promise.all(
      [
        ["--scenario", "bold"],
        ["--set", "churn=-20%", "--set", "new-customers=+10%"],
      ].map((flags) => json<ForecastReport>(["forecast", ...flags], { cwd: folder })),
    );
    expect(named).toEqual(given);
    const { code, stderr } = await ue(["forecast", "--scenario", "blod"], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('there is no scenario "blod". Did you mean bold?');
  });

  it.each([
    ["chrun=-20%", 'there is no lever "chrun". Did you mean churn?'],
    ["churn", "expected churn= and a change such as -20%"],
    ["churn=200%", "churn cannot become 200.00 %"],
  ])("refuses --set %s", async (text, expected) => {
    const { code, stdout, stderr } = await ue(["forecast", "--set", text], { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(expected);
  });
});

describe("ue forecast of three customers", () => {
  it("leaves open what a thin NDR would decide", async () => {
    const cwd = join(COMPANIES, "pmf-too-early");
    const report = await json<ForecastReport>(["forecast"], { cwd });
    expect(report.growth.regime).toBe("thin");
    expect(report.sustainable).toMatchObject({ growth: null, reason: "thin-data" });
    expect(report.breakEven).toMatchObject({ state: null, reason: "renewals-unseen" });
    expect([report.forecast, report.mrrLimit, report.doublingMonths]).toEqual([[], null, null]);
  });
});

describe("ue forecast refuses", () => {
  const HEADER = "customer_id,start_date,end_date,amount,interval\n";
  const many = (count: number, row: string) => Array.from({ length: count }, (_, i) => `c${i},${row}\n`).join("");
  const reasonOf = async (rows: string, asOf: string) =>
    (await json<ForecastReport>(["forecast", "-s", "-", "--as-of", asOf], { stdin: [`${HEADER}${rows}`] })).reason;

  it("to speak of retention seen on fewer than ten customers", async () => {
    expect(await reasonOf(many(9, "2023-01-01,,100,month"), "2024-12")).toBe("thin-ages");
  });

  it("to speak of annual contracts before anybody could leave", async () => {
    expect(await reasonOf(many(30, "2024-06-01,,1200,year"), "2024-12")).toBe("renewals-unseen");
    expect(await reasonOf(many(30, "2024-06-01,,100,month"), "2024-12")).toBeNull();
    expect(await reasonOf(many(30, "2023-06-01,,1200,year"), "2024-12")).toBeNull();
  });

  it("to speak of a pace seen for two months", async () => {
    expect(await reasonOf(many(30, "2024-11-01,,100,month"), "2024-12")).toBe("short-history");
  });

  it("to look ahead for no month, or for more than twenty years", async () => {
    for (const months of ["0", "241", "2.5"])
      expect((await ue(["forecast", "-s", "-", "--months", months])).code).toBe(2);
  });
});
