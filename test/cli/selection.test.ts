import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ue } from "../support/io.ts";

const cwd = mkdtempSync(join(tmpdir(), "ue-selection-"));
afterAll(() => rmSync(cwd, { recursive: true }));
writeFileSync(
  join(cwd, "s.csv"),
  [
    "customer_id,start_date,amount,segment,channel",
    "ada,2024-01-01,100,north,web",
    "bo,2024-03-01,200,south,web",
    "cy,2025-04-01,300,,partner",
  ].join("\n"),
);
writeFileSync(join(cwd, "c.csv"), "month,category,amount\n2024-01,sales,10\n2025-06,sales,10\n");
const files = ["-s", "s.csv", "-c", "c.csv", "--allow-cost-gaps"];

async function json(...args: string[]) {
  const { stdout, stderr } = await ue([...args, ...files, "--format", "json"], { cwd });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

describe("a group or a range that cannot be", () => {
  it.each([
    [
      ["metrics", "--segment", "nort"],
      'there is no segment "nort". Did you mean "north"? There are: "", "north", "south".',
    ],
    [["check", "--tier", "micr"], 'there is no tier "micr". Did you mean "micro"?'],
    [["mrr", "--channel", "Web"], 'there is no channel "Web". Did you mean "web"?'],
    [["cohorts", "--segment", "xxxxxx"], 'there is no segment "xxxxxx". There are: "", "north", "south".'],
    [["check", "--segment", "north", "--tier", "micro"], "--segment and --tier cannot be combined"],
    [["mrr", "--by", "segment", "--segment", "north"], "--by segment and --segment cannot be combined"],
    [["metrics", "--by", "month", "--to", "2025-07"], "--to 2025-07 is after the as-of month 2025-06"],
    [["metrics", "--from", "2025-05", "--to", "2025-04"], "--from 2025-05 is after 2025-04"],
    [["mrr", "--from", "2025-07"], "--from 2025-07 is after 2025-06"],
    [["mrr", "--from", "May"], "a month such as 2025-06"],
    [["check", "--by", "month"], "Allowed choices are segment, channel, tier"],
  ])("%j", async (args, text) => {
    const { code, stdout, stderr } = await ue([...args, ...files], { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(text);
    expect(stderr).not.toContain("internal error");
  });
});

describe("ue metrics", () => {
  it("gives every month from the earliest start of any line to as-of by month, as movements do", async () => {
    const trial = [
      "customer_id,start_date,amount,trial_end,kind",
      "ada,2024-03-01,100,2024-05-01,",
      "bo,2024-02-29,5,,one_off",
    ];
    writeFileSync(join(cwd, "trial.csv"), trial.join("\n"));
    const { stdout } = await ue(
      ["metrics", "mrr", "revenue", "--by", "month", "-s", "trial.csv", "--as-of", "2024-05", "--format", "csv"],
      { cwd },
    );
    const cells = stdout
      .trim()
      .split("\n")
      .map((row) => row.split(","));
    expect(cells.slice(1).map(([id, month, , , , value, reason]) => [id, month, value || reason])).toEqual([
      ["mrr", "2024-02", "0"],
      ["revenue", "2024-02", "short-history"],
      ["mrr", "2024-03", "0"],
      ["revenue", "2024-03", "short-history"],
      ["mrr", "2024-04", "0"],
      ["revenue", "2024-04", "short-history"],
      ["mrr", "2024-05", "100"],
      ["revenue", "2024-05", "100"],
    ]);
  });

  it("gives every month of a company that starts with a paid line", async () => {
    const { metrics } = await json("metrics", "mrr", "--by", "month");
    expect(metrics).toHaveLength(18);
    expect([metrics[0].month, metrics[0].value, metrics[17].month, metrics[17].value]).toEqual([
      "2024-01",
      100,
      "2025-06",
      600,
    ]);
  });

  it("takes --from or --to as asking for a series, of groups too", async () => {
    const { metrics } = await json("metrics", "mrr", "--by", "segment", "--from", "2025-03", "--to", "2025-04");
    expect(metrics.map(({ month, group, value }: Record<string, unknown>) => [month, group, value])).toEqual([
      ["2025-03", "north", 100],
      ["2025-03", "south", 200],
      ["2025-04", "", 300],
      ["2025-04", "north", 100],
      ["2025-04", "south", 200],
    ]);
    expect((await json("metrics", "mrr", "--to", "2024-02")).metrics).toHaveLength(2);
  });

  it("takes customers without a value by an empty name", async () => {
    const { metrics } = await json("metrics", "mrr", "--segment", "");
    expect(metrics).toMatchObject([{ id: "mrr", by: "segment", group: "", value: 300 }]);
  });
});

it("every record of one group carries by and group", async () => {
  const group = { by: "channel", group: "web" };
  const { movements } = await json("mrr", "--channel", "web", "--from", "2025-06");
  expect(movements).toMatchObject([{ ...group, month: "2025-06", closing: 300, customersClosing: 2 }]);
  for (const record of (await json("cohorts", "--channel", "web")).cohorts) expect(record).toMatchObject(group);
  const { scope, metrics } = await json("check", "--channel", "web", "--stage", "scale");
  expect(scope).toEqual(group);
  for (const record of metrics) expect(record).toMatchObject(group);
});

it("groups stand beside a verdict that they do not change", async () => {
  const { groups, ...beside } = await json("check", "--by", "segment", "--stage", "gtm");
  const { groups: none, ...alone } = await json("check", "--stage", "gtm");
  expect([groups.map(({ group }: { group: string }) => group), none]).toEqual([["", "north", "south"], []]);
  expect([beside.verdict, beside.headline, beside.gates]).toEqual([alone.verdict, alone.headline, alone.gates]);
});
