import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REASONS } from "../../src/domain/result.ts";
import { HANDBOOK } from "../../src/gates/policy.ts";
import { METRICS } from "../../src/metrics/index.ts";
import { definitionsPage } from "../../src/render/definitions/definitions-page.ts";
import { EN } from "../../src/render/words/index.ts";

const FILE = join(import.meta.dirname, "../../src/metrics/README.md");
const PAGE = definitionsPage(HANDBOOK, EN);

describe("the page of definitions", () => {
  it("in src/metrics is current; `npm run definitions` writes it", async () => {
    await expect(PAGE).toMatchFileSnapshot(FILE);
  });

  it("has an entry for every metric, gate, question, rule and reason", () => {
    const text = PAGE;
    for (const { id, formula, source } of METRICS) {
      const entry = text.split(`\n### ${id}\n`)[1]?.split("\n### ")[0] ?? "";
      expect([id, entry.includes(`\`${formula}\``), /^- Source: ./m.test(entry), source === ""]).toEqual([
        id,
        true,
        true,
        false,
      ]);
    }
    for (const { id, kind, stages } of HANDBOOK.gates)
      expect([id, text.split(`\n#### ${id} (${kind})\n`).length - 1]).toEqual([id, stages.length]);
    for (const { id } of [...HANDBOOK.questions, ...HANDBOOK.needs]) expect(text).toContain(`- \`${id}\`: `);
    for (const code of Object.keys(REASONS)) expect(text).toContain(`| \`${code}\` | `);
  });

  it("has no link to an entry that is not there", () => {
    const anchors = new Set([...PAGE.matchAll(/^### (\S+)$/gm)].map(([, id]) => id));
    const links = [...PAGE.matchAll(/\]\(#([^)]*)\)/g)].map(([, id]) => id!);
    expect(links.length).toBeGreaterThan(METRICS.length);
    expect(links.filter((id) => !anchors.has(id))).toEqual([]);
  });

  it("says when a gate is skipped, fails or hands over, in its own words", () => {
    expect(PAGE).toContain("- While its metric is undefined it fails for `no-renewal-profit`");
    expect(PAGE).toContain("- While undefined for `sales-not-scaled`, `gtm.sales-efficiency` decides");
    expect(PAGE).toMatch(/Applies when \[`arpa`\]\(#arpa\) is at most 3,333\.3333, or undefined/);
  });
});
