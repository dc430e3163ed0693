import { describe, expect, it } from "vitest";
import { bytes, csv, read } from "../support/reading.ts";

const LONG = "month,category,amount,segment";
const errorsOf = async (...costs: string[]) => (await read({ costs })).errors;

describe("costs in long form", () => {
  it("have a row for each month and category; a month may be any date in it", async () => {
    const { costs, files } = await read({
      costs: csv(
        " Amount,SEGMENT, Month ,Category,account",
        "500,,2025-01,sales,x",
        "-20.5,clinics,2025-02-14, Rnd ,y",
      ),
    });
    expect(costs).toEqual(["2025-01 sales 50000", "2025-02 rnd -2050 clinics"]);
    expect(files[1]).toMatchObject({ role: "costs", file: "c1.csv", rows: 2, used: 2, excluded: 0 });
  });

  it("may repeat a row: two bills can be equal", async () => {
    const { costs } = await read({ costs: csv(LONG, "2025-01,sales,500,", "2025-01,sales,500,") });
    expect(costs).toHaveLength(2);
  });

  it.each([
    ["2025-13,sales,1,", "month month-form"],
    ["1969-12,sales,1,", "month month-form"],
    ["January,sales,1,", "month month-form"],
    [",sales,1,", "month cell-empty"],
    ["2025-01,,1,", "category cell-empty"],
    ["2025-01,salary,1,", "category category-unknown"],
    ["2025-01,sales,,", "amount cell-empty"],
    ['2025-01,sales,"1,0",', "amount amount-form"],
    ["2025-01,sales,1.005,", "amount amount-decimals"],
    ["2025-01,sales,99999999999999999,", "amount amount-too-large"],
    ["2025-01,sales", "column-count"],
  ])("%s is a problem: %s", async (row, problem) => {
    expect(await errorsOf(csv(LONG, row))).toEqual([`c1.csv:2 ${problem}`]);
  });

  it("need their columns", async () => {
    expect(await errorsOf(csv("month,categry,amount", "2025-01,sales,1"), csv("category,amount", "sales,1"))).toEqual([
      "c1.csv:1 category column-missing",
      "c2.csv:1 month column-missing",
    ]);
  });
});

describe("costs in wide form", () => {
  const long = csv(LONG, "2025-01,sales,500,clinics", "2025-02,sales,600,clinics", "2025-02,service,70,");

  it("have a column for each month, and say the same as the long form", async () => {
    const wide = csv("segment,category,2025-01,2025-02-28", "clinics,sales,500,600", ",service,,70");
    const [one, other] = [await read({ costs: long }), await read({ costs: wide })];
    expect(other.costs).toEqual(one.costs);
    expect(other.files[1]!.rows).toBe(2);
  });

  it("have no row where a cell is empty, so that a month can be missing", async () => {
    const { costs, errors } = await read({
      costs: csv("category,2025-01,2025-02,2025-03", "sales,1, ,3", "admin,,,4"),
    });
    expect(costs).toEqual(["2025-01 sales 100", "2025-03 sales 300", "2025-03 admin 400"]);
    expect(errors).toEqual(["c1.csv month cost-month-missing"]);
    expect(await errorsOf(csv("category,2025-01,2025-02,2025-03", "sales,1,0,3"))).toEqual([]);
  });

  it("name the month of a bad cell, and leave other columns out with a note", async () => {
    const { errors, issues } = await read({ costs: csv("category,2025-01,2025-02,Total", "sales,1,x,2", ",1,2,3") });
    expect(errors).toEqual(["c1.csv:2 2025-02 amount-form", "c1.csv:3 category cell-empty"]);
    expect(issues.find(({ code }) => code === "columns-ignored")?.args).toEqual({ columns: "total" });
  });

  it("refuse a heading that is nearly a month, a month twice, and a part of one, instead of leaving costs out", async () => {
    expect(await errorsOf(csv("category,2025-01,2025-13,Febr 2025,Note", "sales,1,2,3,x"))).toEqual([
      "c1.csv:1 2025-13 month-form",
      "c1.csv:1 Febr 2025 month-form",
    ]);
    expect(await errorsOf(csv("category,Jan,Feb", "sales,1,2"))).toEqual([
      "c1.csv:1 Jan month-form",
      "c1.csv:1 Feb month-form",
    ]);
    expect(await errorsOf(csv("category,2025-01,Jan 2025", "sales,1,2"))).toEqual([
      "c1.csv:1 Jan 2025 column-duplicate",
    ]);
    expect(await errorsOf(csv('category,2025-01,"Feb 1-12, 2025"', "sales,1,2"))).toEqual([
      "c1.csv:1 Feb 1-12, 2025 month-partial",
    ]);
  });

  it("may stand beside files of the long form", async () => {
    const { costs, files } = await read({ costs: [long, csv("category,2025-03", "admin,9")] });
    expect(costs.at(-1)).toBe("2025-03 admin 900");
    expect(files.map(({ file, rows }) => `${file} ${rows}`)).toEqual(["s1.csv 1", "c1.csv 3", "c2.csv 1"]);
  });
});

describe("months without a cost row", () => {
  const gaps = [csv(LONG, "2025-01,sales,1,", "2025-03,sales,1,"), csv(LONG, "2025-06,sales,1,")];

  it("are an error between the first and the last month of all files", async () => {
    const { issues, errors } = await read({ costs: gaps });
    expect(errors).toEqual(["c1.csv month cost-month-missing"]);
    expect(issues[0]!.args).toEqual({ months: "2025-02, 2025-04, 2025-05", count: 3 });
  });

  it("count as 0 when they are allowed, with a warning", async () => {
    const { errors, warnings } = await read({ costs: gaps, allowCostGaps: true });
    expect([errors, warnings]).toEqual([[], ["c1.csv no-cost-of-service", "c1.csv cost-months-filled"]]);
  });

  it("are filled by any row, a 0 too", async () => {
    expect(await errorsOf(csv(LONG, "2025-01,sales,1,", "2025-03,sales,1,"), csv(LONG, "2025-02,admin,0,"))).toEqual(
      [],
    );
  });

  it("are not looked for while a row is not understood", async () => {
    expect(await errorsOf(csv(LONG, "2025-01,sales,1,", "2025-02,sales,x,", "2025-03,sales,1,"))).toEqual([
      "c1.csv:3 amount amount-form",
    ]);
  });

  it("are named up to twelve", async () => {
    const { issues } = await read({ costs: csv(LONG, "2020-01,sales,1,", "2025-01,sales,1,") });
    expect(issues[0]!.args.count).toBe(59);
    expect(String(issues[0]!.args.months).split(", ")).toHaveLength(12);
  });
});

describe("warnings about costs", () => {
  it("name segments that no customer has", async () => {
    const { issues, warnings } = await read({
      subscriptions: csv("customer_id,start_date,amount,segment", "acme,2025-01-01,1,clinics", "bolt,2025-01-01,1,"),
      costs: csv(
        LONG,
        "2025-01,service,1,clinics",
        "2025-01,sales,1,clinic",
        "2025-01,sales,1,shops",
        "2025-01,sales,1,",
      ),
    });
    expect(warnings).toEqual(["c1.csv segment cost-segment-unknown"]);
    expect(issues[0]!.args).toEqual({ count: 2, examples: "clinic, shops" });
  });

  it.each(["delivery", "service", "success"])(
    "are silent about the cost of service when there is %s",
    async (category) => {
      expect((await read({ costs: csv(LONG, "2025-01,sales,1,", `2025-01,${category},1,`) })).warnings).toEqual([]);
      expect((await read({ costs: csv(LONG, "2025-01,sales,1,", "2025-01,rnd,1,") })).warnings).toEqual([
        "c1.csv no-cost-of-service",
      ]);
    },
  );
});

describe("a costs file that cannot be read", () => {
  it.each<[string, string | Uint8Array]>([
    ["file-empty", ""],
    ["no-rows", csv(LONG)],
    ["file-not-text", bytes("PK", 3, 4)],
  ])("%s", async (code, content) => {
    expect((await read({ costs: content })).errors).toEqual([`c1.csv ${code}`]);
  });
});
