import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ISSUE_CODES, type Issue } from "../../src/domain/issue.ts";
import { issuePlace } from "../../src/render/issue-message.ts";
import { EN } from "../../src/render/words/index.ts";
import { ue } from "../support/io.ts";

const CATALOGUE = fileURLToPath(new URL("../../fixtures/errors/", import.meta.url));

/** One problem of the catalogue: a folder with the smallest input that raises it. See fixtures/errors/README.md. */
class Entry {
  readonly folder: string;
  constructor(readonly code: string) {
    this.folder = join(CATALOGUE, code);
  }

  has(file: string): boolean {
    return existsSync(join(this.folder, file));
  }

  text(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  get args(): string[] {
    if (this.has("args")) return this.text("args").trimEnd().split("\n");
    const costs = this.has("costs.csv") ? ["-c", "costs.csv"] : [];
    const config = this.has("ue.yaml") ? ["--config", "ue.yaml"] : [];
    return ["check", "-s", "subscriptions.csv", ...costs, ...config];
  }

  run(...more: string[]) {
    const stdin = this.has("stdin.gz") ? [gunzipSync(readFileSync(join(this.folder, "stdin.gz")))] : [];
    return ue([...this.args, ...more], { cwd: this.folder, stdin });
  }
}

type JsonIssue = Issue & { readonly message: string };

function lineOf(issue: JsonIssue): string {
  const place = issuePlace(issue, EN);
  return `${issue.severity}: ${place === "" ? "" : `${place}: `}${issue.message} [${issue.code}]\n`;
}

const folders = readdirSync(CATALOGUE, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

describe("the error catalogue", () => {
  it("has a folder for each code, and no folder without a code", () => {
    expect([...folders].sort()).toEqual([...ISSUE_CODES].sort());
  });

  it.each(folders)("%s", async (code) => {
    const entry = new Entry(code);
    const expected = entry.text("expected.txt");
    expect(expected).toContain(`[${code}]`);
    if (expected.startsWith("error: ")) {
      expect(await entry.run()).toEqual({ code: 2, stdout: "", stderr: expected });
      return;
    }
    const { code: exitCode, stdout, stderr } = await entry.run("--format", "json");
    expect([stderr, exitCode === 2]).toEqual(["", false]);
    const issues = JSON.parse(stdout).issues as JsonIssue[];
    expect(issues.filter((issue) => issue.code === code).map(lineOf)).toEqual([expected]);
  });
});

describe("every message", () => {
  it.each(folders)("of %s ends its sentences and holds no placeholder", (code) => {
    // Lines to be copied into ue.yaml are no sentences.
    const expected = new Entry(code).text("expected.txt").replace(/\n {2,}.*/g, "");
    expect(expected).toMatch(/[.?] \[[a-z0-9-]+\]\n$/);
    expect(expected).not.toMatch(/undefined|NaN|null|\[object|""| {2}/);
  });
});
