import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ue } from "../support/io.ts";

const folder = mkdtempSync(join(tmpdir(), "ue-usage-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, "s.csv"), "customer_id,start_date,amount\nacme,2024-01-01,100\n");
const cwd = folder;

describe("a mistake on the command line", () => {
  it.each([
    [["chek"], "unknown command 'chek'", "Did you mean check?"],
    [["check", "--stge", "gtm"], "unknown option '--stge'", "Did you mean --stage?"],
    [["check", "--subscription", "s.csv"], "unknown option '--subscription'", "Did you mean --subscriptions?"],
    [["check", "--stage", "gmt"], "argument 'gmt' is invalid", "Allowed choices are pmf, gtm, scale, ecosystem."],
    [["check", "--format", "xml"], "argument 'xml' is invalid", "Allowed choices are "],
    [["check", "--inconclusive", "maybe"], "argument 'maybe' is invalid", "Allowed choices are pass, fail."],
    [["check", "--end-date", "open"], "argument 'open' is invalid", "exclusive, inclusive, auto"],
    [["check", "-s", "s.csv", "--as-of", "2025-13"], "argument '2025-13' is invalid", "a month such as 2025-06"],
    [["check", "-s", "s.csv", "--as-of", "June"], "argument 'June' is invalid", "a month such as 2025-06"],
    [["check", "-s", "s.csv", "--window", "2"], "argument '2' is invalid", "from 3 to 120"],
    [["check", "-s", "s.csv", "--window", "1e1"], "argument '1e1' is invalid", "from 3 to 120"],
    [["check", "-s", "s.csv", "--currency", "RMB$"], "argument 'RMB$' is invalid", "a currency code such as CNY"],
    [["check", "-s"], "'-s, --subscriptions <file...>' argument missing", ""],
    [["check", "s.csv"], "too many arguments", ""],
    [["metrics", "nrd", "-s", "s.csv"], 'there is no metric "nrd"', "Did you mean ndr?"],
    [
      ["metrics", "payback-months", "-s", "s.csv"],
      'there is no metric "payback-months"',
      "Did you mean cac-payback-months?",
    ],
    [["metrics", "--by", "country", "-s", "s.csv"], "argument 'country' is invalid", "segment, channel, tier"],
    [["cohorts", "--by", "week", "-s", "s.csv"], "argument 'week' is invalid", "month, quarter"],
    [["check", "-s", "-", "-c", "-"], "standard input (-) can stand for one file only", ""],
  ])("%j", async (args, what, remedy) => {
    const { code, stdout, stderr } = await ue(args, { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(what);
    expect(stderr).toContain(remedy);
    expect(stderr).not.toContain("internal error");
  });
});

it.each(["metrics", "mrr", "cohorts", "validate", "explain"])(
  "%s takes the shared flags of verdicts, so that one set of flags serves every command",
  async (command) => {
    const args = [command, ...(command === "explain" ? ["gtm.ndr"] : []), "-s", "s.csv"];
    const { code, stdout } = await ue([...args, "--strict", "--inconclusive", "fail"], { cwd });
    expect([code, stdout]).toEqual([0, (await ue(args, { cwd })).stdout]);
    expect((await ue([...args, "--inconclusive", "maybe"], { cwd })).code).toBe(2);
  },
);

describe("help", () => {
  it.each([
    [["--help"], "ue check -s subscriptions.csv"],
    [["help"], "ue check -s subscriptions.csv"],
    [["-h"], "ue check -s subscriptions.csv"],
    [["check", "--help"], "ue check --stage gtm"],
    [["help", "check"], "ue check --stage gtm"],
    [["metrics", "-h"], "ue metrics ndr grr --by segment"],
    [["mrr", "-h"], "ue mrr -s subscriptions.csv"],
    [["cohorts", "-h"], "ue cohorts --by quarter"],
    [["gates", "-h"], "ue gates --stage gtm"],
  ])("%j shows examples first", async (args, example) => {
    const { code, stdout, stderr } = await ue(args, { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Examples:\n {2}ue /);
    expect(stdout.indexOf(example)).toBeGreaterThan(0);
    expect(stdout.indexOf(example)).toBeLessThan(stdout.indexOf("Usage: ue"));
  });

  it("without a command goes to standard error, examples first, and is no success", async () => {
    const { code, stdout, stderr } = await ue([], { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^Examples:\n {2}ue check /);
    expect(stderr).toContain("Usage: ue");
  });

  it("names the exit codes of check", async () => {
    expect((await ue(["check", "--help"], { cwd, columns: 200 })).stdout).toMatch(
      /exit code: 0 pass, 1 fail, 2 could not run, 3 undecided/,
    );
  });

  it.each(["--version", "-V"])("%s prints the version alone", async (flag) => {
    const { code, stdout, stderr } = await ue([flag], { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });
});
