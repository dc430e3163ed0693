import { describe, expect, it } from "vitest";
import { renderJson, renderJsonLines } from "../../src/render/json.ts";
import { checkReport, metricsReport } from "../support/reports.ts";

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("jsonl", () => {
  it("starts with the report without its lists, and says of every other line which list it is from", () => {
    const [first, ...rest] = linesOf(renderJsonLines(checkReport()));
    expect(first).toMatchObject({ record: "report", report: "check", verdict: "fail", asOf: "2025-06" });
    expect(first!.headline).toMatch(/^Do not scale/);
    const expected = { gates: 5, questions: 2, traps: 1, issues: 2, inputs: 1 };
    for (const [list, count] of Object.entries(expected))
      expect([list, rest.filter(({ record }) => record === list).length]).toEqual([list, count]);
    expect(rest.length).toBe(11);
  });

  it.each([checkReport(), metricsReport(["SMB", "mid"])])("holds all that the JSON holds", (report) => {
    const [first, ...rest] = linesOf(renderJsonLines(report));
    const { record: _, ...whole } = first!;
    for (const { record, ...fields } of rest)
      whole[String(record)] = [...((whole[String(record)] ?? []) as object[]), fields];
    const expected = JSON.parse(renderJson(report)) as Record<string, unknown>;
    expect(whole).toEqual(expected);
  });

  it("writes what a terminal might obey as escapes, and the same value all the same", () => {
    const name = "\u001b[31m\u009b2J\u202e\u2028";
    for (const render of [renderJson, renderJsonLines]) {
      const text = render(metricsReport([name]));
      expect(text).toContain("\\u001b[31m\\u009b2J\\u202e\\u2028");
      expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u2028\u202e]/u);
    }
    expect(JSON.parse(renderJson(metricsReport([name]))).metrics[0].group).toBe(name);
  });
});
