import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ue } from "../support/io.ts";

const CATALOGUE = fileURLToPath(new URL("../../fixtures/errors/", import.meta.url));
const folders = readdirSync(CATALOGUE, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** What is quoted, commands, and lines to be copied into ue.yaml are in nobody's language. */
const NO_PROSE = /`[^`]*`|“[^”]*”|（[^（）]*）|--[a-z-]+( [a-z]+)?|^ {2,}.*$/gm;
/** Lists of names, and what other programs say, stay as they are. */
const LISTS = /(可用|现有|类别有|需要|读取|末尾|归类|含义|时长|未计入|部分|例如|按)[：:]? ?[^。]*。/g;

describe("every problem in Chinese", () => {
  it.each(folders)("%s", async (code) => {
    const folder = join(CATALOGUE, code);
    const files = readdirSync(folder);
    const text = (file: string) => readFileSync(join(folder, file), "utf8");
    const costs = files.includes("costs.csv") ? ["-c", "costs.csv"] : [];
    const config = files.includes("ue.yaml") ? ["--config", "ue.yaml"] : [];
    const args = files.includes("args")
      ? text("args").trimEnd().split("\n")
      : ["check", "-s", "subscriptions.csv", ...costs, ...config];
    const stdin = files.includes("stdin.gz") ? [gunzipSync(readFileSync(join(folder, "stdin.gz")))] : [];
    const { code: exitCode, stdout, stderr } = await ue([...args, "--lang", "zh"], { cwd: folder, stdin });
    const english = await ue(args, {
      cwd: folder,
      stdin: files.includes("stdin.gz") ? [gunzipSync(readFileSync(join(folder, "stdin.gz")))] : [],
    });
    expect(exitCode).toBe(english.code);
    expect(stdout + stderr).not.toMatch(/undefined|NaN|null|\[object/);
    if (!english.stderr.startsWith("error: ")) return;
    const problem = stderr.split("\n\n")[0]!.trimEnd();
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toMatch(/[。？] \[[a-z0-9-]+\]\n$/);
    expect(problem.replace(NO_PROSE, "").replace(LISTS, "")).not.toMatch(/[a-z]{2,} [a-z]{2,}/);
  });
});
