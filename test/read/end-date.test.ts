import { describe, expect, it } from "vitest";
import { csv, read } from "../support/reading.ts";

const HEADER = "customer_id,start_date,end_date,amount,kind";
describe("the rule told of a file", () => {
  it("is none where nothing has an end", async () => {
    const { files } = await read({
      subscriptions: [csv(HEADER, "a,2025-01-01,,5,"), csv(HEADER, "b,2025-01-01,2025-02-01,5,")],
    });
    expect(files.map(({ facts }) => facts.endDate)).toEqual([null, "exclusive"]);
  });
});

const auto = (...rows: string[]) => read({ subscriptions: csv(HEADER, ...rows), endDate: "auto" });
const ruleOf = async (...rows: string[]) => {
  const { issues } = await auto(...rows);
  const note = issues.find(({ code }) => code === "end-date-rule");
  return note === undefined ? null : `${note.args.rule} by ${note.args.because}, ${note.args.count} of ${note.args.of}`;
};
/** A line and its renewal, on the end day or the day after. */
const renewal = (customer: string, next: "on" | "after") => [
  `${customer},2025-01-01,${next === "on" ? "2025-02-01" : "2025-01-31"},1,`,
  `${customer},2025-02-01,,2,`,
];
const renewals = (count: number, next: "on" | "after", name: string = next) =>
  Array.from({ length: count }, (_, i) => renewal(`${name}${i}`, next)).flat();

describe("end_date: auto", () => {
  it("follows renewals on the end day", async () => {
    expect(await ruleOf(...renewals(2, "on"))).toBe("exclusive by pairs, 2 of 2");
    expect((await auto(...renewals(1, "on"))).lines[0]!.end).toBe("2025-02-01");
  });

  it("follows renewals on the day after", async () => {
    expect(await ruleOf(...renewals(2, "after"))).toBe("inclusive by pairs, 2 of 2");
    expect((await auto(...renewals(1, "after"))).lines[0]!.end).toBe("2025-02-01");
  });

  it("wants 95 % of the renewals on one side", async () => {
    expect(await ruleOf(...renewals(19, "on"), ...renewals(1, "after"))).toBe("exclusive by pairs, 19 of 20");
    expect(await ruleOf(...renewals(1, "on"), ...renewals(19, "after"))).toBe("inclusive by pairs, 19 of 20");
    const { errors, issues } = await auto(...renewals(18, "on"), ...renewals(1, "after"));
    expect(errors).toEqual(["s1.csv:2 end_date end-date-undecided"]);
    expect(issues[0]!.args).toEqual({ exclusive: 18, inclusive: 1, otherFile: "s1.csv", otherLine: 38 });
  });

  it("names the first line of each side, across files", async () => {
    const { issues } = await read({
      subscriptions: [csv(HEADER, "zero,2025-01-01,,1,", ...renewals(1, "after")), csv(HEADER, ...renewals(1, "on"))],
      endDate: "auto",
    });
    expect(issues[0]).toMatchObject({ file: "s2.csv", line: 2, args: { otherFile: "s1.csv", otherLine: 3 } });
  });

  it("counts each pair of a customer, and none between customers", async () => {
    const line = (start: string, end: string, amount: number) => `acme,${start},${end},${amount},`;
    expect(
      await ruleOf(line("2025-01-01", "2025-02-01", 1), line("2025-02-01", "2025-03-01", 1), line("2025-02-01", "", 2)),
    ).toBe("exclusive by pairs, 2 of 2");
    expect(await ruleOf("acme,2025-01-01,2025-02-01,1,", "bolt,2025-02-01,,1,")).toBe(
      "exclusive by month-ends, 0 of 1",
    );
  });

  it("does not pair a line with itself", async () => {
    expect(await ruleOf("acme,2025-02-01,2025-02-01,1,")).toBe("exclusive by month-ends, 0 of 1");
    expect(await ruleOf("acme,2025-02-01,2025-01-31,1,", "acme,2025-05-01,,1,")).toBe(
      "exclusive by month-ends, 1 of 1",
    );
  });

  it("looks at recurring lines alone", async () => {
    expect(await ruleOf("acme,2025-01-01,2025-02-01,1,usage", "acme,2025-02-01,,1,")).toBeNull();
    expect(await ruleOf("acme,2025-01-01,2025-02-01,1,", "acme,2025-02-01,,1,usage")).toBe(
      "exclusive by month-ends, 0 of 1",
    );
  });

  it("reads month ends as served: three ends or more, four in five of them", async () => {
    const ends = (...days: string[]) => days.map((day, i) => `c${i},2024-01-01,${day},1,`);
    expect(await ruleOf(...ends("2025-01-31", "2025-02-28"))).toBe("exclusive by month-ends, 2 of 2");
    expect(await ruleOf(...ends("2025-01-31", "2025-02-28", "2025-04-30"))).toBe("inclusive by month-ends, 3 of 3");
    expect(await ruleOf(...ends("2025-01-31", "2025-02-28", "2025-04-30", "2025-04-29"))).toBe(
      "exclusive by month-ends, 3 of 4",
    );
    expect(await ruleOf(...ends("2025-01-31", "2025-02-28", "2025-04-30", "2025-05-31", "2025-04-29"))).toBe(
      "inclusive by month-ends, 4 of 5",
    );
  });

  it("counts ends in the future", async () => {
    expect(await ruleOf("a,2025-01-01,2199-01-31,1,", "b,2025-01-01,2199-03-31,1,", "c,2025-01-01,2199-05-31,1,")).toBe(
      "inclusive by month-ends, 3 of 3",
    );
  });

  it("has nothing to say without an end", async () => {
    expect(await ruleOf("acme,2025-01-01,,1,")).toBeNull();
  });

  it("gives way to an explicit rule, without a note", async () => {
    for (const endDate of ["exclusive", "inclusive"] as const) {
      const subscriptions = csv(HEADER, ...renewals(1, "on"), ...renewals(1, "after"));
      const { errors, notes } = await read({ subscriptions, endDate });
      expect([errors, notes]).toEqual([[], ["currency-assumed"]]);
    }
  });
});
