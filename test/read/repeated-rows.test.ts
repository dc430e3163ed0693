import { describe, expect, it } from "vitest";
import { importText } from "../support/imports.ts";
import { csv, read } from "../support/reading.ts";

const HEADER = "customer_id,start_date,end_date,amount,kind,subscription_id,plan";
const ADA = "ada,2025-01-01,,100,,s1,Gold";

const two = (first: readonly string[], second: readonly string[], header = HEADER) =>
  read({ subscriptions: [csv(HEADER, ...first), csv(header, ...second)] });

describe("a subscription in two files", () => {
  it("counts once, with a note", async () => {
    const { lines, errors, files, issues } = await two([ADA], ["bo,2025-01-01,,50,,s2,Tin", ADA]);
    expect(errors).toEqual([]);
    expect(lines.map(({ customer }) => customer)).toEqual(["ada", "bo"]);
    expect(files.map(({ rows, used, excluded }) => [rows, used, excluded])).toEqual([
      [1, 1, 0],
      [2, 1, 1],
    ]);
    expect(issues.find(({ code }) => code === "repeated-across-files")?.args).toEqual({
      count: 1,
      files: "s2.csv (1)",
    });
  });

  it("is the same whatever else the exports say of it", async () => {
    const { lines, errors } = await two([ADA], [`${ADA},2025-06-30`], `${HEADER},exported`);
    expect([lines.length, errors]).toEqual([1, []]);
  });

  it("has the same quantity however each file writes it, and whatever it writes before", async () => {
    const header = "customer_id,start_date,amount,subscription_id,quantity";
    const read2 = (first: string, ...second: string[]) =>
      read({ subscriptions: [csv(header, first), csv(header, ...second)] });
    const { lines, errors } = await read2(
      "ada,2025-01-01,100,s1,2",
      "bo,2025-01-01,50,s2,3",
      "ada,2025-01-01,100,s1,2.0",
    );
    expect(errors).toEqual([]);
    expect(lines.map(({ customer }) => customer)).toEqual(["ada", "bo"]);
    const changed = await read2("ada,2025-01-01,100,s1,2", "ada,2025-01-01,100,s1,3");
    expect(changed.errors).toEqual(["s2.csv:2 subscription-conflict"]);
  });

  it("that says something else is an error with both places, and no second one", async () => {
    for (const changed of [
      "ada,2025-01-01,2025-05-01,100,,s1,Gold",
      "ada,2025-01-01,,120,,s1,Gold",
      "ada,2025-01-01,,100,,s1,Tin",
    ]) {
      const { errors, issues } = await two([ADA], [changed]);
      expect(errors).toEqual(["s2.csv:2 subscription-conflict"]);
      expect(issues[0]!.args).toEqual({ id: "s1", otherFile: "s1.csv", otherLine: 2 });
    }
  });

  it("may go on from another day, and have usage and fees of its own", async () => {
    const { lines, errors } = await two(
      ["ada,2025-01-01,2025-03-01,100,,s1,Gold", "ada,2025-01-01,,30,one_off,s1,Setup"],
      [
        "ada,2025-03-01,,120,,s1,Gold",
        "ada,2025-01-01,2025-02-01,7,usage,s1,",
        "ada,2025-01-01,,40,one_off,s1,Training",
      ],
    );
    expect([lines.length, errors]).toEqual([5, []]);
  });

  it("without an id is told apart by the user: an exact repetition is an error as within one file", async () => {
    const anonymous = "ada,2025-01-01,,100,,,Gold";
    expect((await two([anonymous], [anonymous])).errors).toEqual(["s2.csv:2 duplicate-row"]);
  });

  it("of another customer is another one", async () => {
    const { lines, errors } = await two([ADA], ["bo,2025-01-01,,50,,s1,Tin"]);
    expect([lines.length, errors]).toEqual([2, []]);
  });

  it("within one file stays an error", async () => {
    expect((await two([ADA, ADA], [ADA])).errors).toEqual(["s1.csv:3 duplicate-row"]);
  });

  it("is found in overlapping exports of a year each", async () => {
    const { lines, errors } = await read({
      subscriptions: [importText("two-exports", "2024.csv"), importText("two-exports", "2025.csv")],
    });
    expect(errors).toEqual([]);
    expect(lines.map(({ customer }) => customer)).toEqual(["cus_Rex", "cus_Sue", "cus_Tom"]);
  });
});
