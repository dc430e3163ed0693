import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { METHODS } from "../../src/metrics/lifetime/methods.ts";
import { ue } from "../support/io.ts";
import { type Life, ltvOf, method, plus, subscriptionsOf } from "./subscriptions.ts";

const many = (count: number, life: Life) => Array.from({ length: count }, () => life);

describe("ue ltv", () => {
  it("lists the methods in the order of trust, one of them the default", async () => {
    const report = await ltvOf(subscriptionsOf(many(30, { start: "2023-01", end: null })), "--as-of", "2024-12");
    expect(report.methods.map((each) => each.method)).toEqual([...METHODS]);
    expect(report.methods.filter((each) => each.default).map((each) => each.method)).toEqual(["ceiling"]);
    expect(report.methods.map(({ trust }) => trust)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("gives each method what its formula says of churn, and money where costs are known", async () => {
    // 100 customers, one lost in each of the last 12 months: exposure 100 + 99 + ... + 89 = 1134
    const lives = [
      ...Array.from({ length: 12 }, (_, i) => ({ start: "2022-01", end: plus("2024-01", i) })),
      ...many(88, { start: "2022-01", end: null }),
    ];
    const report = await ltvOf(subscriptionsOf(lives), "--as-of", "2024-12", "--horizon", "24");
    const churn = 12 / 1134;
    expect(report.basis[0]!.churn).toBeCloseTo(churn, 12);
    expect(method(report, "ceiling").months).toBe(36);
    expect(method(report, "horizon").months).toBeCloseTo((1 - (1 - churn) ** 24) / churn, 9);
    const d = 1.1 ** (1 / 12) - 1;
    expect(method(report, "discounted").months).toBeCloseTo((1 + d) / (churn + d), 9);
    expect(method(report, "uncapped").months).toBeCloseTo(1134 / 12, 9);
    // all paid for 24 months: nobody was lost before month 24
    expect(method(report, "km").months).toBeCloseTo(24, 12);
    expect(method(report, "observed").months).toBeCloseTo(24, 12);
    expect(report.methods.every(({ money, moneyReason }) => money === null && moneyReason !== null)).toBe(true);
  });

  it("refuses what cannot be said, each with its reason", async () => {
    const report = await ltvOf(subscriptionsOf(many(30, { start: "2023-01", end: null })), "--as-of", "2024-12");
    expect(report.methods.map(({ method, months, reason }) => [method, months, reason])).toEqual([
      ["observed", 24, null],
      ["km", null, "beyond-follow-up"],
      ["ceiling", 36, null],
      ["horizon", 36, null],
      ["sbg", null, "no-losses"],
      ["discounted", expect.closeTo(126.405, 3), null],
      ["uncapped", null, "no-churn-observed"],
    ]);
    const undiscounted = await ltvOf(
      subscriptionsOf(many(30, { start: "2023-01", end: null })),
      ...["--as-of", "2024-12", "--discount-rate", "0%"],
    );
    expect(method(undiscounted, "discounted")).toMatchObject({ months: null, reason: "never-ends" });
  });

  it("tells too few customers from enough, and mixed contracts from one kind", async () => {
    const few = await ltvOf(subscriptionsOf(many(9, { start: "2023-01", end: "2024-06" })), "--as-of", "2024-12");
    expect(method(few, "km").reason).toBe("too-few-at-risk");
    expect(method(few, "sbg").reason).toBe("few-renewals");
    const monthly = subscriptionsOf(many(20, { start: "2023-01", end: null }));
    const yearly = subscriptionsOf(many(20, { start: "2023-01", end: null }), "year").replaceAll("c", "y");
    const mixed = await ltvOf(`${monthly}${yearly.split("\n").slice(1).join("\n")}`, "--as-of", "2024-12");
    expect(method(mixed, "sbg").reason).toBe("mixed-contracts");
  });

  it("counts a customer who comes back as lost once, at its first loss", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `r${i},2023-01-01,2023-07-01,100\nr${i},2023-10-01,,100`);
    const csv = `customer_id,start_date,end_date,amount\n${rows.join("\n")}\n`;
    const report = await ltvOf(csv, "--as-of", "2024-12", "--horizon", "6");
    expect(report.basis[0]).toMatchObject({ customers: 20, lost: 20, returned: 20 });
    expect(report.survival[5]!.survival).toBe(1);
    expect(report.survival[6]!.survival).toBe(0);
  });

  it("writes its methods as rows for spreadsheets", async () => {
    const cwd = join(import.meta.dirname, "../../fixtures/companies/healthy-gtm");
    const { stdout } = await ue(["ltv", "--by", "segment", "--format", "csv"], { cwd });
    const [header, ...rows] = stdout.trimEnd().split("\r\n");
    expect(header).toBe(
      "method,by,group,trust,default,months,reason,low,high,confidence,money,moneyReason,moneyLow,moneyHigh,toCac,estimableTo,horizon,n",
    );
    expect(rows.length % METHODS.length).toBe(0);
  });

  it.each([
    ["10", "such as 10% or 0.1"],
    ["-5%", "such as 10% or 0.1"],
    ["100%", "such as 10% or 0.1"],
  ])("refuses a discount rate of %s", async (rate, expected) => {
    const { code, stderr, stdout } = await ue(["ltv", "-s", "-", `--discount-rate=${rate}`]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(expected);
  });

  it("takes the worked numbers of a company by segment as for each segment alone", async () => {
    const cwd = join(import.meta.dirname, "../../fixtures/companies/leaky-bucket");
    const run = async (...args: string[]) =>
      JSON.parse((await ue(["ltv", "--format", "json", ...args], { cwd })).stdout);
    const all = await run("--by", "segment");
    const groups = [...new Set<string>(all.basis.map(({ group }: { group: string }) => group))];
    expect(groups.length).toBeGreaterThan(1);
    for (const group of groups) {
      const alone = await run("--segment", group);
      expect(all.methods.filter((each: { group: string }) => each.group === group)).toEqual(alone.methods);
    }
    const total = await run();
    const sum = (key: string) =>
      all.basis.reduce((total: number, each: Record<string, number>) => total + each[key]!, 0);
    expect(sum("customers")).toBe(total.basis[0].customers);
    expect(sum("lost")).toBe(total.basis[0].lost);
  });
});
