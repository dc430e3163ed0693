import { describe, expect, it } from "vitest";
import { md } from "../../src/render/markdown/escape.ts";
import { renderMarkdown } from "../../src/render/markdown/markdown.ts";
import { checkReport, gate, metricsReport, PASSING, PLAIN } from "../support/reports.ts";

describe("markdown", () => {
  it.each([
    ["a check", "check.md", checkReport()],
    [
      "every stage",
      "check-stages.md",
      checkReport({
        stage: null,
        gates: [{ ...PASSING, stage: "pmf" }, gate()],
        stages: [
          { stage: "pmf", verdict: "pass", reason: null },
          { stage: "gtm", verdict: "fail", reason: null },
          { stage: "scale", verdict: "inconclusive", reason: "nothing-evaluated" },
        ],
        supported: "pmf",
      }),
    ],
    ["metrics by segment", "metrics.md", metricsReport(["SMB", ""])],
  ])("of %s looks like this", async (_, file, report) => {
    await expect(renderMarkdown(report, PLAIN)).toMatchFileSnapshot(`../golden/formats/${file}`);
  });

  it("has the headline first", () => {
    expect(renderMarkdown(checkReport(), PLAIN).split("\n")[0]).toBe(
      "## \u2717 FAIL: Do not scale the sales team: NDR 74.4 % is below 80 %.",
    );
  });

  it("says when one group is judged alone", () => {
    const scope = { by: "segment" as const, group: "SMB | north" };
    expect(renderMarkdown(checkReport({ scope }), PLAIN).split("\n")[2]).toBe(
      "**Judged alone: segment SMB \\| north**",
    );
  });

  it("keeps every row of a table in its columns, whatever the names", () => {
    const names = ["a|b", "a\\|b", "`a|b`", "a\n|b|", "|", "\\"];
    const rows = renderMarkdown(metricsReport(names), PLAIN)
      .split("\n")
      .filter((line) => line.startsWith("| "));
    expect(rows.length).toBe(1 + 3 * names.length);
    // A pipe parts two cells unless an odd number of backslashes stands before it.
    for (const row of rows) expect(row.match(/(?<!\\)(?:\\\\)*\|/g)?.length).toBe(7);
  });
});

describe("plain text in Markdown", () => {
  it.each([
    ["a|b", "a\\|b"],
    ["<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"],
    ["&lt;b&gt;", "&amp;lt;b&amp;gt;"],
    ["`rm -rf`", "\\`rm -rf\\`"],
    ["**bold** _it_ ~~gone~~", "\\*\\*bold\\*\\* \\_it\\_ \\~\\~gone\\~\\~"],
    ["[x](javascript:1) ![y](z)", "\\[x\\](javascript:1) !\\[y\\](z)"],
    ["@octocat", "@&#8203;octocat"],
    ["#12 GH-12 gh-3", "\\#&#8203;12 GH-&#8203;12 gh-&#8203;3"],
    ["https://evil.example www.evil.example", "https:&#8203;//evil.example www&#8203;.evil.example"],
    ["$x$", "\\$x\\$"],
    ["a\\", "a\\\\"],
    ["\u001b[31m\u202e\n# x", "\ufffd\\[31m\ufffd\ufffd\\# x"],
    ["5-10 % of 1,000 (ours)", "5-10 % of 1,000 (ours)"],
  ])("%j is written %j", (text, markdown) => expect(md(text)).toBe(markdown));
});
