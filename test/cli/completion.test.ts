import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Io } from "../../src/cli/io.ts";
import { buildProgram } from "../../src/cli/program.ts";
import { HANDBOOK } from "../../src/gates/policy.ts";
import { METRIC_IDS } from "../../src/metrics/index.ts";
import { chunksOf, ue } from "../support/io.ts";

const folder = mkdtempSync(join(tmpdir(), "ue-completion-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(
  join(folder, "s.csv"),
  'customer_id,start_date,amount,segment,channel\na,2024-01-01,1,north,web\nb,2024-01-01,1,$(touch HIT) south,\nc,2024-01-01,1,"tab\there",\n',
);
writeFileSync(
  join(folder, "ue.yaml"),
  "version: 1\nsubscriptions: { files: [s.csv] }\ntiers: [{ name: tiny, below: 5 }, { name: huge }]\ngates: [{ id: budget.cac, metric: cac, max: 9 }]\n",
);
const broken = mkdtempSync(join(tmpdir(), "ue-completion-broken-"));
afterAll(() => rmSync(broken, { recursive: true }));
writeFileSync(join(broken, "ue.yaml"), "version: [\n");

async function values(line: string, cwd = folder): Promise<string[]> {
  const { code, stdout, stderr } = await ue(["__complete", "--", ...line.split(" ")], { cwd });
  expect([code, stderr]).toEqual([0, ""]);
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((each) => each.split("\t")[0]!);
}

describe("what may stand at the cursor", () => {
  it.each([
    ["coh", ["cohorts"]],
    ["check --stage ", ["pmf", "gtm", "scale", "ecosystem"]],
    ["check --stage g", ["gtm"]],
    ["check --stage=s", ["--stage=scale"]],
    ["check --stage = s", ["scale"]],
    ["check --inconclusive ", ["pass", "fail"]],
    ["cohorts --by ", ["month", "quarter"]],
    ["metrics --by ", ["month", "segment", "channel", "tier"]],
    ["metrics ndr --format j", ["json", "jsonl"]],
    ["check --format ju", ["junit"]],
    ["metrics --format ju", []],
    ["metrics grr", ["grr"]],
    ["metrics ndr grr n", ["new-customers", "new-acv", "new-mrr", "net-new-mrr", "new-business-subsidy"]],
    ["explain budget", ["budget.cac"]],
    ["explain gtm.best", ["gtm.best-practice"]],
    ["explain ndr ", []],
    ["help exit", ["exit-codes"]],
    ["help coho", ["cohorts"]],
    ["completion ", ["bash", "zsh", "fish"]],
    ["schema ", ["config", "report"]],
    ["check --tier ", ["tiny", "huge"]],
    ["check --segment n", ["north"]],
    ["mrr --channel ", ["web"]],
    ["check -s ", [":files"]],
    ["check -s a.csv ", [":files"]],
    ["check -s a.csv --st", ["--strict", "--stage"]],
    ["check --output=", [":files"]],
    ["check --strict --str", []],
    ["check -o a.md --outp", ["--output"]],
    ["check --as-of ", []],
    ["nonsense ", []],
    ["-", ["--version", "--help"]],
  ])("ue %s", async (line, expected) => {
    expect(await values(line)).toEqual(expected);
  });

  it("is every command that help lists, every option of each, every metric and every gate", async () => {
    const io = new Io({
      argv: [],
      env: {},
      stdin: chunksOf([]),
      stdout: { write: () => {} },
      stderr: { write: () => {} },
      cwd: () => folder,
    });
    const program = buildProgram(io, { code: 0 });
    const shown = program.commands.filter((command) => !command.name().startsWith("__"));
    expect(shown.length).toBeGreaterThan(10);
    expect((await values("")).sort()).toEqual(shown.map((command) => command.name()).sort());
    for (const command of shown)
      expect(await values(`${command.name()} --`)).toEqual([
        ...command.options.filter(({ hidden }) => !hidden).map(({ long }) => long),
        "--help",
      ]);
    const ids = await values("explain ");
    for (const id of [
      ...METRIC_IDS,
      ...HANDBOOK.gates.map((gate) => gate.id),
      ...HANDBOOK.questions.map((each) => each.id),
    ])
      expect(ids).toContain(id);
  });

  it("leaves out names that a key press could not stand for", async () => {
    expect(await values("check --segment ")).toEqual(["$(touch HIT) south", "north"]);
  });

  it("is asked of the data that the line names", async () => {
    writeFileSync(join(folder, "other.csv"), "customer_id,start_date,amount,segment\na,2024-01-01,1,west\n");
    expect(await values("check -s other.csv --segment ")).toEqual(["west"]);
  });

  it("is nothing, silently, where the settings or the data cannot be read", async () => {
    expect(await values("check --segment ", broken)).toEqual([]);
    expect(await values("explain gtm", broken)).toEqual([]);
    expect(await values("check -s none.csv --segment ")).toEqual([]);
    expect(await values("check --stage g", broken)).toEqual(["gtm"]);
  });
});

const root = join(import.meta.dirname, "../..");
writeFileSync(join(folder, "ue"), `#!/bin/sh\nexec "${process.execPath}" "${root}/bin/ue.js" "$@"\n`);
chmodSync(join(folder, "ue"), 0o755);
const env = { ...process.env, HOME: folder, PATH: `${folder}${delimiter}${process.env.PATH}` };
const has = (shell: string) => spawnSync(shell, ["-c", "true"]).status === 0;
const run = (shell: string, ...args: string[]) =>
  execFileSync(shell, args, { cwd: folder, env, encoding: "utf8" }).split("\n").slice(0, -1);

describe("the script", () => {
  it("of a shell that it is not written for is refused, with the nearest one", async () => {
    const { code, stderr } = await ue(["completion", "bsh"], { cwd: folder });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("Did you mean bash? Allowed choices are bash, zsh, fish."),
    ]);
  });

  it.skipIf(!has("bash"))("completes in bash, quotes what it inserts, and runs nothing", () => {
    const completed = (...words: string[]) =>
      run(
        "bash",
        "--norc",
        "-c",
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a parameter of the shell
        'source <(ue completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ue; printf "%s\\n" "${COMPREPLY[@]}"',
        "-",
        ...words,
      );
    expect(completed("ue", "check", "--stage", "")).toEqual(["pmf", "gtm", "scale", "ecosystem"]);
    expect(completed("ue", "check", "--stage", "=", "g")).toEqual(["gtm"]);
    expect(completed("ue", "check", "--segment", "")).toEqual(["\\$\\(touch\\ HIT\\)\\ south", "north"]);
    expect(completed("ue", "check", "--segment", "\\$\\(touch\\ H")).toEqual(["\\$\\(touch\\ HIT\\)\\ south"]);
    expect(completed("ue", "check", "--segment", "'$(touch")).toEqual(["$(touch HIT) south"]);
    expect(run("bash", "-c", "source <(ue completion bash); complete -p ue")).toEqual(["complete -F _ue ue"]);
    expect(run("bash", "-c", "ls")).not.toContain("HIT");
  });

  it.skipIf(!has("zsh"))("completes in zsh", () => {
    const completed = (...words: string[]) =>
      run(
        "zsh",
        "-f",
        "-c",
        'compdef() { }; compadd() { print -l -- $values }; source <(ue completion zsh); words=("$@"); CURRENT=$#; _ue',
        "-",
        ...words,
      );
    expect(completed("ue", "check", "--stage", "s")).toEqual(["scale"]);
    expect(completed("ue", "check", "--segment", "")).toEqual(["$(touch HIT) south", "north"]);
  });

  it.skipIf(!has("fish"))("completes in fish", () => {
    const completed = (line: string) =>
      run("fish", "--no-config", "-c", `ue completion fish | source; complete -C '${line}'`).map(
        (each) => each.split("\t")[0],
      );
    expect(completed("ue check --stage s")).toEqual(["scale"]);
    expect(completed("ue explain budget")).toEqual(["budget.cac"]);
  });
});
