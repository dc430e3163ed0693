import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ue } from "../support/io.ts";

const COMPANY = join(import.meta.dirname, "../../fixtures/companies/leaky-bucket");
const SENTENCE = "不要扩张销售团队：NDR 74.4 % 低于 80 %。";

async function withConfig(line: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ue-language-"));
  await cp(COMPANY, folder, { recursive: true });
  await writeFile(join(folder, "ue.yaml"), `${await readFile(join(COMPANY, "ue.yaml"), "utf8")}\n${line}\n`);
  return folder;
}

describe("--lang", () => {
  it("sets the language of what people read", async () => {
    const { stdout } = await ue(["check", "--stage", "gtm", "--quiet", "--lang", "zh"], { cwd: COMPANY });
    expect(stdout).toBe(`${SENTENCE}\n`);
  });

  it("is English when nothing says otherwise, whatever the environment says", async () => {
    const env = { LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8", LANGUAGE: "zh" };
    const { stdout } = await ue(["check", "--stage", "gtm", "--quiet"], { cwd: COMPANY, env });
    expect(stdout).toBe("Do not scale the sales team: NDR 74.4 % is below 80 %.\n");
  });

  it("beats `lang` of ue.yaml, which beats the default", async () => {
    const cwd = await withConfig("lang: zh");
    const quiet = ["check", "--stage", "gtm", "--quiet"];
    expect((await ue(quiet, { cwd })).stdout).toBe(`${SENTENCE}\n`);
    expect((await ue([...quiet, "--lang", "en"], { cwd })).stdout).toMatch(/^Do not scale/);
  });

  it("leaves what the user wrote, and says in Chinese what the handbook says beside it", async () => {
    const cwd = await withConfig(
      "lang: zh\ngates:\n  - { id: budget.cac, metric: cac, max: 1, stages: [gtm], title: Our CAC budget, because: We said so., verdict: spend less, source: board }",
    );
    const { stdout } = await ue(["check", "--stage", "gtm"], { cwd });
    expect(stdout).toContain("✗ 未过    Our CAC budget");
    expect(stdout).toContain("• Our CAC budget 8,640 高于 1。We said so.");
    expect(stdout).toContain("• NDR 74.4 % 低于 80 %。低于 80 % 时，更大的销售团队只是在填补流失的收入。");
    expect((await ue(["explain", "budget.cac"], { cwd })).stdout).toContain("门槛来源：board");
  });

  it("has one of two values, in ue.yaml too", async () => {
    expect(await ue(["check", "--lang", "de"], { cwd: COMPANY })).toMatchObject({ code: 2, stdout: "" });
    const { code, stderr } = await ue(["check"], { cwd: await withConfig("lang: de") });
    expect([code, stderr]).toEqual([2, expect.stringContaining('lang is "de". Expected one of en, zh.')]);
  });
});

describe("formats for machines", () => {
  it.each(["json", "jsonl", "csv", "excel", "excel-eu", "junit", "github"])(
    "are the same in every language: %s",
    async (format) => {
      const run = (language: string) =>
        ue(["check", "--by", "segment", "--format", format, "--lang", language], { cwd: COMPANY });
      expect((await run("zh")).stdout).toBe((await run("en")).stdout);
    },
  );
});
