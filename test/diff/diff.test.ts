import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemaText } from "../../src/cli/commands/schema.ts";
import type { DiffReport } from "../../src/report/diff/diff-report.ts";
import { ue } from "../support/io.ts";

const cwd = mkdtempSync(join(tmpdir(), "ue-diff-"));
afterAll(() => rmSync(cwd, { recursive: true }));
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schemaText("report")) as object);

const write = (file: string, text: string) => writeFileSync(join(cwd, file), text);

async function diff(...args: string[]): Promise<DiffReport> {
  const { stdout, stderr, code } = await ue(["diff", ...args, "--format", "json"], { cwd });
  expect([stderr, code]).toEqual(["", 0]);
  const report = JSON.parse(stdout) as DiffReport;
  expect(validate(report), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  return report;
}

/**
 * Six customers at 100 from 2024-01; a leaves at the end of March 2025, b grows to 150 in May, new signs 40 in April,
 * blip signs 70 in April and leaves again in June, back returns in June with 30.
 */
const SUBSCRIPTIONS = `customer_id,start_date,end_date,amount,interval,currency
a,2024-01-01,2025-04-01,100,month,CNY
b,2024-01-01,2025-05-01,100,month,CNY
b,2025-05-01,,150,month,CNY
c,2024-01-01,,100,month,CNY
d,2024-01-01,,100,month,CNY
e,2024-01-01,,100,month,CNY
f,2024-01-01,,100,month,CNY
back,2024-01-01,2024-06-01,20,month,CNY
back,2025-06-01,,30,month,CNY
new,2025-04-01,,40,month,CNY
blip,2025-04-01,2025-06-01,70,month,CNY
`;
const MONTHS = Array.from(
  { length: 18 },
  (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
);
const COSTS = `month,category,amount\n${MONTHS.map((month, i) => `${month},sales,${100 + i}\n${month},service,10\n`).join("")}`;

const DATA = ["--stage", "gtm", "-s", "subs.csv", "-c", "costs.csv"];

beforeAll(async () => {
  write("subs.csv", SUBSCRIPTIONS);
  write("costs.csv", COSTS);
  // c is found to have paid 85 only, from 2025-02 on; and the service of 2025-01 cost 15
  write(
    "later.csv",
    SUBSCRIPTIONS.replace(
      "c,2024-01-01,,100,month,CNY",
      "c,2024-01-01,2025-02-01,100,month,CNY\nc,2025-02-01,,85,month,CNY",
    ),
  );
  write("later-costs.csv", COSTS.replace("2025-01,service,10", "2025-01,service,15"));
  const save = async (file: string, ...args: string[]) => {
    const { code, stderr } = await ue(["check", ...args, "-o", file], { cwd });
    expect([code === 2, stderr]).toEqual([false, ""]);
  };
  await save("march.json", ...DATA, "--as-of", "2025-03");
  await save("june.json", ...DATA, "--as-of", "2025-06");
  await save("restated.json", "--stage", "gtm", "-s", "later.csv", "-c", "later-costs.csv", "--as-of", "2025-06");
});

describe("ue diff of two months of the same data", () => {
  it("leads from the one MRR to the other by the movements between", async () => {
    const { movements, before, after, sameData, sameDefinitions, restated } = await diff(
      ...DATA,
      "--against",
      "2025-03",
    );
    expect([before.asOf, after.asOf, before.file, sameData, sameDefinitions]).toEqual([
      "2025-03",
      "2025-06",
      null,
      true,
      true,
    ]);
    // March: six at 100. New: 40 and 70. Back: 30. b: +50. Churned: a's 100 in April, blip's 70 in June.
    expect(movements).toEqual([
      { step: "opening", amount: 600 },
      { step: "new", amount: 110 },
      { step: "reactivation", amount: 30 },
      { step: "expansion", amount: 50 },
      { step: "contraction", amount: 0 },
      { step: "churned", amount: -170 },
      { step: "closing", amount: 620 },
    ]);
    expect(restated).toEqual([]);
  });

  it("names the customers behind it, the largest change first, those who came and went last", async () => {
    const { customers, customersMoved } = await diff(...DATA, "--against", "2025-03");
    expect(customersMoved).toBe(5);
    expect(customers.map(({ customer, before, after, change }) => [customer, before, after, change])).toEqual([
      ["a", 100, 0, -100],
      ["b", 100, 150, 50],
      ["new", 0, 40, 40],
      ["back", 0, 30, 30],
      ["blip", 0, 0, 0],
    ]);
    expect(customers.at(-1)).toMatchObject({ new: 70, churned: 70 });
    const top = await diff(...DATA, "--against", "2025-03", "--top", "2");
    expect([top.customers.length, top.customersMoved]).toEqual([2, 5]);
  });

  it("compares the cost layers of the two windows", async () => {
    const { costs } = await diff(...DATA, "--against", "2025-03");
    // 2024-04 to 2025-03 is months 3 to 14 at 100 + i: 1200 + 102; 2024-07 to 2025-06 months 6 to 17: 1200 + 138
    expect(costs.find(({ layer }) => layer === "acquisition")).toEqual({
      layer: "acquisition",
      before: 1302,
      after: 1338,
      change: 36,
    });
    expect(costs.find(({ layer }) => layer === "service")).toMatchObject({ before: 120, after: 120, change: 0 });
  });

  it("looks at one group alone, where its own movements lead from the one to the other", async () => {
    const args = [...DATA, "--tier", "micro", "--against", "2025-03"];
    const { movements, customers, scope } = await diff(...args, "--all");
    expect(scope).toEqual({ by: "tier", group: "micro" });
    const sum = movements.slice(0, -1).reduce((total, { amount }) => total + amount, 0);
    expect(sum).toBeCloseTo(movements.at(-1)!.amount, 9);
    expect(customers.reduce((total, { change }) => total + change, 0)).toBeCloseTo(620 - 600, 9);
  });
});

describe("ue diff of two saved reports", () => {
  it("finds the months that changed data restate, figure by figure", async () => {
    const { restated, restatedBy, movements, sameData, files } = await diff("march.json", "restated.json");
    expect([sameData, restatedBy]).toEqual([false, "data"]);
    expect(files.map(({ role, file, change }) => [role, file, change])).toEqual([
      ["subscriptions", "later.csv", "changed"],
      ["costs", "later-costs.csv", "changed"],
    ]);
    expect(restated.map(({ month, figure, before, after, change }) => [month, figure, before, after, change])).toEqual([
      ["2025-01", "service", 10, 15, 5],
      ["2025-02", "contraction", 0, 15, 15],
      ["2025-02", "closing", 600, 585, -15],
      ["2025-02", "revenue", 600, 585, -15],
      ["2025-03", "opening", 600, 585, -15],
      ["2025-03", "closing", 600, 585, -15],
      ["2025-03", "revenue", 600, 585, -15],
    ]);
    // 600 as told in March, 15 less as told now, 20 more by the movements since
    expect(movements.slice(0, 2)).toEqual([
      { step: "opening", amount: 600 },
      { step: "restated", amount: -15 },
    ]);
    expect(movements.reduce((sum, { step, amount }) => (step === "closing" ? sum : sum + amount), 0)).toBe(605);
    expect(movements.at(-1)).toEqual({ step: "closing", amount: 605 });
  });

  it("says so in plain words", async () => {
    const { stdout } = await ue(["diff", "march.json", "restated.json"], { cwd });
    expect(stdout).toContain("3 past months were RESTATED");
    expect(stdout).toContain("2025-03: closing MRR was 600.00, is now 585.00 (-15.00)");
    expect(stdout).toContain("service cost was 10.00, is now 15.00 (+5.00)");
  });

  it("finds nothing where nothing moved", async () => {
    const report = await diff("june.json", "june.json");
    const { metrics, gates, restated, options, sameData, sameDefinitions, costs } = report;
    expect([metrics, gates, restated, options]).toEqual([[], [], [], []]);
    expect([sameData, sameDefinitions, costs.every(({ change }) => change === 0)]).toEqual([true, true, true]);
    const { stdout } = await ue(["diff", "june.json", "june.json", "--format", "csv"], { cwd });
    expect(stdout.split(",").slice(0, 3)).toEqual(["id", "month", "by"]);
  });

  it("tells changed options from changed data", async () => {
    await ue(["check", ...DATA, "--window", "6", "--as-of", "2025-06", "-o", "window.json"], { cwd });
    const { sameDefinitions, sameData, options, restatedBy } = await diff("june.json", "window.json");
    expect([sameDefinitions, sameData, restatedBy]).toEqual([false, true, null]);
    expect(options).toEqual([{ option: "window", before: 12, after: 6 }]);
  });

  it("takes a report of an earlier version, which tells less", async () => {
    const march = JSON.parse((await ue(["check", ...DATA, "--as-of", "2025-03", "--format", "json"], { cwd })).stdout);
    const { history: _, options: __, waivers: ___, waived: ____, ...old } = march;
    for (const gate of old.gates) for (const field of ["waiver", "owner", "note"]) delete gate[field];
    write("old.json", JSON.stringify({ ...old, later: "is passed over" }));
    const { movements, restated, options, metrics } = await diff("old.json", "june.json");
    expect([movements, restated, options]).toEqual([[], [], []]);
    expect(metrics.find(({ id }) => id === "mrr")).toMatchObject({
      before: 600,
      after: 620,
      change: 20,
      share: 20 / 600,
    });
  });

  it("shows a gate that moved first, and its metric first among the metrics", async () => {
    const own = (max: number) =>
      `version: 1\ncurrency: CNY\nstage: gtm\nsubscriptions: { files: [subs.csv] }\ncosts: { files: [costs.csv] }\ngates: [ { id: budget.mrr, metric: mrr, min: ${max} } ]\n`;
    write("own.yaml", own(610));
    const { gates, metrics } = await diff("--config", "own.yaml", "--against", "2025-03");
    expect(gates.find(({ id }) => id === "budget.mrr")).toMatchObject({
      moved: "outcome",
      direction: "better",
      before: { outcome: "fail", value: 600, threshold: 610 },
      after: { outcome: "pass", value: 620, threshold: 610 },
    });
    const first = metrics.filter(({ importance }) => importance === "gate-moved").map(({ id }) => id);
    expect([...first].sort()).toEqual(
      gates
        .filter(({ moved }) => moved === "outcome")
        .map(({ metric }) => metric)
        .sort(),
    );
    expect(metrics.slice(0, first.length).map(({ id }) => id)).toEqual(first);
  });

  it("tells a changed threshold, a new gate and a waiver as such", async () => {
    const save = async (file: string, more: string) => {
      write(
        "ue-gates.yaml",
        `version: 1\nstage: gtm\nsubscriptions: { files: [subs.csv] }\ncosts: { files: [costs.csv] }\n${more}`,
      );
      await ue(["check", "--config", "ue-gates.yaml", "-o", file], { cwd });
    };
    const a = "{ id: a, metric: mrr, min: 900 }";
    await save("g1.json", `gates: [ ${a}, { id: b, metric: mrr, min: 700 }, { id: gone, metric: mrr, min: 1 } ]\n`);
    await save(
      "g2.json",
      `gates: [ ${a}, { id: b, metric: mrr, min: 800 }, { id: fresh, metric: mrr, min: 1 } ]\nwaivers: [ { gate: a, reason: x, expires: 2026-01-31 } ]\n`,
    );
    const { gates, sameDefinitions } = await diff("g1.json", "g2.json");
    expect(gates.map(({ id, moved }) => [id, moved])).toEqual([
      ["a", "waiver"],
      ["b", "threshold"],
      ["fresh", "added"],
      ["gone", "removed"],
    ]);
    expect([gates[0]!.before!.waived, gates[0]!.after!.waived, sameDefinitions]).toEqual([false, true, false]);
  });

  it("compares series of metrics month by month, and movements as restated months", async () => {
    for (const [file, subs] of [
      ["1", "subs.csv"],
      ["2", "later.csv"],
    ] as const) {
      await ue(["metrics", "mrr", "--by", "month", "-s", subs, "-o", `metrics${file}.json`], { cwd });
      await ue(["mrr", "-s", subs, "--as-of", "2025-06", "-o", `mrr${file}.json`], { cwd });
    }
    const series = await diff("metrics1.json", "metrics2.json");
    expect(series.metrics.map(({ month, change }) => [month, change]).sort()).toEqual(
      ["2025-02", "2025-03", "2025-04", "2025-05", "2025-06"].map((month) => [month, -15]),
    );
    const movements = await diff("mrr1.json", "mrr2.json");
    expect(
      movements.restated.filter(({ figure }) => figure === "closing").map(({ month, change }) => [month, change]),
    ).toEqual(["2025-02", "2025-03", "2025-04", "2025-05", "2025-06"].map((month) => [month, -15]));
  });
});

describe("ue diff of a saved report and the data", () => {
  it("has the restated months of the report and the customers of the data", async () => {
    const { restated, customers, before, after } = await diff(
      "march.json",
      ...["--stage", "gtm", "-s", "later.csv", "-c", "later-costs.csv", "--as-of", "2025-06"],
    );
    expect([before.file, after.file]).toEqual(["march.json", null]);
    expect(restated).toHaveLength(7);
    expect(customers.map(({ customer }) => customer)).toEqual(["a", "b", "new", "back", "blip"]);
  });
});

describe("what ue diff refuses", () => {
  beforeAll(() => {
    write("broken.json", "{");
    write("other.json", '{"name":"x"}');
    write("newer.json", '{"schemaVersion":2,"report":"check"}');
    write("shape.json", '{"schemaVersion":1,"report":"check","asOf":"2025"}');
  });

  it.each([
    [["june.json", "none.json"], 'There is no file "none.json"'],
    [["june.json", "broken.json"], "broken.json: This is no JSON"],
    [["june.json", "other.json"], "other.json: This is no report of ue."],
    [["june.json", "newer.json"], "schemaVersion 2, and this version of ue knows 1"],
    [["june.json", "shape.json"], "is not as ue writes it: asOf"],
    [[], "there is nothing to compare with"],
    [["june.json", "march.json", "june.json"], "two reports are compared, not 3"],
    [["june.json", "march.json", "-s", "subs.csv"], "Leave out --subscriptions"],
    [["june.json", "--against", "2025-03", ...DATA], "leave out the report, or --against"],
    [[...DATA, "--against", "2025-06", "--as-of", "2025-06"], "--against 2025-06 is not before"],
    [["june.json", ...DATA, "--tier", "micro"], "are about different customers"],
  ])("%s", async (args, message) => {
    const { code, stdout, stderr } = await ue(["diff", ...args], { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});

describe("hostile names in ue diff", () => {
  const NAME = "=1+1|<b>@octocat* \u001b[31m";
  beforeAll(() => {
    write("hostile.csv", `${SUBSCRIPTIONS}"${NAME}",2025-05-01,,5000,month,CNY\n`);
  });

  it.each(["table", "markdown", "csv", "excel", "jsonl", "json"])("are inert as %s", async (format) => {
    const { stdout, code } = await ue(
      ["diff", "-s", "hostile.csv", "--as-of", "2025-06", "--against", "2025-03", "--format", format],
      { cwd },
    );
    expect(code).toBe(0);
    expect(stdout).not.toContain("\u001b");
    if (format === "markdown") expect(stdout).toContain("=1+1\\|&lt;b&gt;@&#8203;octocat\\*");
    if (format === "table") expect(stdout).toContain("=1+1|<b>@octocat* \ufffd[31m");
    if (/csv|excel/.test(format)) expect(parse(stdout, { columns: true, bom: true })).not.toEqual([]);
  });
});
