import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountRule } from "../../support/account-rules.ts";
import { reproducible } from "../../support/random-business.ts";
import { csv, read } from "../../support/reading.ts";

const HEADER = "month,account,amount,segment";

describe("accounts in canonical files", () => {
  const wide = csv("account,2025-01,2025-02", "AWS,310.10,305", "Engineers,1000.01,", "Interest,12,11.5");
  const map = [
    accountRule("^aws", "service"),
    accountRule("engineers", { rnd: "0.5", delivery: "0.25", service: "0.25" }, "clinics"),
    accountRule("interest", null),
  ];

  it("go where the first rule sends them, in whatever case, split to the cent", async () => {
    const { costs, accounts } = await read({ costs: wide, costEntry: { map } });
    expect(costs).toEqual(
      [
        "2025-01 service 31010",
        "2025-02 service 30500",
        "2025-01 rnd 50001", // 500.005, 250.0025, 250.0025: the odd cent goes to the largest remainder
        "2025-01 delivery 25000 clinics",
        "2025-01 service 25000 clinics",
      ].map((row) => (row.includes("rnd") ? `${row} clinics` : row)),
    );
    expect(accounts).toContain("Interest ignore 2350");
  });

  it("keep the segment of their row where their rule has none", async () => {
    const { costs } = await read({
      costs: csv(HEADER, "2025-01,AWS,1,shops", "2025-01,Engineers,1,shops"),
      costEntry: { map },
    });
    expect(costs.map((row) => row.split(" ")[3])).toEqual(["shops", "clinics", "clinics", "clinics"]);
  });

  it("count as excluded when they are no cost", async () => {
    const { files } = await read({ costs: wide, costEntry: { map } });
    expect(files[1]).toMatchObject({ rows: 3, used: 2, excluded: 1 });
  });

  it("without a rule are one error with their totals, whatever stands around them", async () => {
    const { errors, issues } = await read({
      costs: csv(
        HEADER,
        "2025-01,Legal (UK),10,",
        "2025-01,AWS,1,",
        "2025-02,Legal (UK),-2.5,",
        "2025-02, Misc  stuff,3,",
      ),
      costEntry: { map },
    });
    expect(errors).toEqual(["c1.csv:2 account-unmapped"]);
    expect(issues[0]!.args).toEqual({
      count: 2,
      block: "- { account: '^Legal \\(UK\\)$', to: admin }  # 7.50\n- { account: '^Misc stuff$', to: ??? }  # 3.00",
      more: 0,
    });
  });

  it("are empty in no row", async () => {
    expect((await read({ costs: csv(HEADER, "2025-01,,10,"), costEntry: { map } })).errors).toEqual([
      "c1.csv:2 account cell-empty",
    ]);
  });

  it("mean nothing beside a category", async () => {
    const { accounts, costs } = await read({
      costs: csv("month,category,account,amount", "2025-01,sales,AWS,5"),
      costEntry: { map },
    });
    expect([accounts, costs]).toEqual([[], ["2025-01 sales 500"]]);
  });
});

describe("a split", () => {
  it("loses no cent, whatever the shares and the sign", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 4 }),
        async (cents, weights) => {
          const sum = weights.reduce((all, weight) => all + weight, 0);
          const names = ["sales", "service", "rnd", "admin"];
          const split = Object.fromEntries(weights.map((weight, i) => [names[i]!, String(weight / sum)]));
          const amount = `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
          const { costs } = await read({
            costs: csv(HEADER, `2025-01,Pay,${amount},`),
            costEntry: { map: [accountRule("pay", split)] },
          });
          const parts = costs.map((row) => Number(row.split(" ")[2]));
          expect(parts.reduce((all, part) => all + part, 0)).toBe(cents);
          for (const [i, part] of parts.entries()) expect(Math.abs(part - (cents * weights[i]!) / sum)).toBeLessThan(1);
        },
      ),
      { ...reproducible, numRuns: 60 },
    );
  });
});
