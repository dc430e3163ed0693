import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const ROOT = join(import.meta.dirname, "../..");
const root = mkdtempSync(join(tmpdir(), "ue-ci-"));
afterAll(() => rmSync(root, { recursive: true }));

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as Action;

interface Ended {
  readonly code: number;
  readonly log: string;
}

/** As a runner does it: the script in a file, run by `bash --noprofile --norc -eo pipefail`. */
function bash(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Ended> {
  const file = join(mkdtempSync(join(root, "step-")), "step.sh");
  writeFileSync(file, script);
  return new Promise((resolve) => {
    execFile(
      "bash",
      ["--noprofile", "--norc", "-eo", "pipefail", file],
      { cwd, env: { ...process.env, ...env } },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), log: stdout + stderr }),
    );
  });
}

/** Runs the step that judges, with some inputs, in a copy of a company. */
async function judge(company: string, inputs: Readonly<Record<string, string>> = {}, more = "") {
  const cwd = join(mkdtempSync(join(root, "work-")), "a folder");
  cpSync(join(ROOT, "fixtures/companies", company), cwd, { recursive: true });
  writeFileSync(join(cwd, "ue.yaml"), `${readFileSync(join(cwd, "ue.yaml"), "utf8")}\n${more}`);
  const step = action.runs.steps.find(({ id }) => id === "check")!;
  const input = (name: string) => inputs[name] ?? action.inputs[name]!.default;
  const resolved = (text: string) => text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name: string) => input(name));
  const [outputs, summary] = ["outputs", "summary"].map((name) => join(cwd, `../${name}`)) as [string, string];
  writeFileSync(outputs, "");
  const env = Object.fromEntries(Object.entries(step.env!).map(([name, value]) => [name, resolved(value)]));
  const ended = await bash(step.run!, join(cwd, resolved(step["working-directory"]!)), {
    ...env,
    GITHUB_ACTION_PATH: ROOT,
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: summary,
  });
  const told = Object.fromEntries(
    readFileSync(outputs, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  return { ...ended, cwd, told, summary: existsSync(summary) ? readFileSync(summary, "utf8") : "" };
}

describe("action.yml", () => {
  it("has only keys that GitHub knows", () => {
    const known = (value: object, keys: readonly string[]) =>
      expect(Object.keys(value).filter((key) => !keys.includes(key))).toEqual([]);
    known(action, ["name", "author", "description", "inputs", "outputs", "runs", "branding"]);
    expect(action.runs.using).toBe("composite");
    known(action.runs, ["using", "steps"]);
    for (const input of Object.values(action.inputs))
      known(input, ["description", "required", "default", "deprecationMessage"]);
    for (const output of Object.values(action.outputs)) known(output, ["description", "value"]);
    for (const step of action.runs.steps) {
      known(step, [
        "name",
        "id",
        "if",
        "shell",
        "run",
        "working-directory",
        "env",
        "uses",
        "with",
        "continue-on-error",
      ]);
      // A step of a composite action that runs a script must name its shell.
      if (step.run !== undefined) expect(step).toHaveProperty("shell", "bash");
    }
  });

  it("uses each of its inputs, and gives outputs that a step writes", () => {
    const text = JSON.stringify(action.runs);
    for (const name of Object.keys(action.inputs)) expect(text, name).toContain(`inputs.${name}`);
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`\${{ steps.check.outputs.${name} }}`);
      expect(text).toContain(`${name}=`);
    }
  });

  it("splices no input into a script, where it would be run", () => {
    for (const { run = "" } of action.runs.steps) expect(run).not.toContain("${{");
  });
});

describe("the action's step", () => {
  it("passes, and tells the verdict, the exit code and the report", async () => {
    const { code, told, log, summary } = await judge("healthy-gtm");
    expect([code, told.verdict, told["exit-code"]]).toEqual([0, "pass", "0"]);
    expect(JSON.parse(readFileSync(told.report!, "utf8"))).toMatchObject({ report: "check", verdict: "pass" });
    expect(log).toContain("::notice title=ue check%3A pass::");
    expect(summary).toMatch(/^## ✓ PASS/);
  });

  it("fails with annotations and the page of the run", async () => {
    const { code, told, log, summary } = await judge("leaky-bucket", { junit: "ue.xml" });
    expect([code, told.verdict, told["exit-code"]]).toEqual([1, "fail", "1"]);
    expect(log).toContain("::error title=GTM%3A NDR::NDR 74.4 %25 is below 80 %25");
    expect(summary).toMatch(/^## ✗ FAIL/);
    expect(existsSync(join(told.report!, "../ue.xml"))).toBe(true);
  });

  it("hands its inputs on: settings, stage, more arguments", async () => {
    const { told } = await judge("leaky-bucket", { config: "ue.yaml", stage: "pmf", args: " --as-of  2025-03 " });
    expect(JSON.parse(readFileSync(told.report!, "utf8"))).toMatchObject({ stage: "pmf", asOf: "2025-03" });
  });

  it("compares with a baseline, and ends with 3 or as told where it is missing", async () => {
    const own = "gates: [ { id: budget.mrr, metric: mrr, max_drop: 5% } ]\n";
    const first = await judge("healthy-gtm", {}, own);
    expect([first.code, first.told.verdict]).toEqual([3, "inconclusive"]);
    expect((await judge("healthy-gtm", { inconclusive: "pass" }, own)).code).toBe(0);
    const second = await judge("healthy-gtm", { baseline: first.told.report! }, own);
    expect([second.code, second.told.verdict]).toEqual([0, "pass"]);
  });

  it("tells of no verdict where the check cannot run, nor of a report of another day", async () => {
    const { code, told, log } = await judge("leaky-bucket", { config: "none.yaml" });
    expect([code, told]).toEqual([2, { verdict: "", "exit-code": "2", report: "" }]);
    expect(log).toContain("::error title=ue check::The check could not run");
  });

  it("runs no text of its inputs", async () => {
    const { code, cwd } = await judge("leaky-bucket", {
      stage: '"; touch pwned; "',
      args: "$(touch pwned) `touch pwned` ; touch pwned",
    });
    expect([code, existsSync(join(cwd, "pwned"))]).toEqual([2, false]);
  });

  it("installs and builds only where there is no build", async () => {
    const { run } = action.runs.steps.find(({ name }) => name === "Build ue")!;
    const [tools, built, bare] = ["tools", "built", "bare"].map((name) => join(root, name)) as [string, string, string];
    for (const folder of [tools, join(built, "dist"), bare]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(built, "dist/ue.cjs"), "");
    writeFileSync(join(tools, "npm"), '#!/bin/sh\necho "npm $* in $PWD"\n', { mode: 0o755 });
    const path = `${tools}${delimiter}${process.env.PATH}`;
    const log = async (at: string) => (await bash(run!, root, { GITHUB_ACTION_PATH: at, PATH: path })).log;
    expect(await log(built)).toBe("");
    expect(await log(bare)).toMatch(/^npm ci .*bare\n$/);
  });
});

describe("the jobs in the README", () => {
  const blocks = [...readFileSync(join(ROOT, "README.md"), "utf8").matchAll(/```yaml\n(# \.[\s\S]*?)```/g)].map(
    ([, text]) => parse(text!) as Record<string, unknown>,
  );

  it("give the action inputs that it has, and read outputs that it gives", () => {
    const text = JSON.stringify(blocks[0]);
    const { jobs } = blocks[0] as { jobs: { gates: { steps: { uses?: string; with?: object }[] } } };
    const step = jobs.gates.steps.find(({ uses }) => uses === "./.ue")!;
    expect(Object.keys(step.with!).filter((name) => !(name in action.inputs))).toEqual([]);
    for (const [, name] of text.matchAll(/steps\.ue\.outputs\.([a-z-]+)/g))
      expect(Object.keys(action.outputs)).toContain(name);
  });

  it("run on GitLab as written, and leave the artifacts that they name", async () => {
    const job = Object.values(blocks[1]!)[0] as {
      script: string[];
      artifacts: { paths: string[]; reports: { junit: string } };
    };
    const cwd = mkdtempSync(join(root, "gitlab-"));
    cpSync(join(ROOT, "fixtures/companies/leaky-bucket"), cwd, { recursive: true });
    const tools = join(root, "installed");
    mkdirSync(tools);
    writeFileSync(join(tools, "ue"), `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, "bin/ue.js")}" "$@"\n`, {
      mode: 0o755,
    });
    const { code } = await bash(job.script.join("\n"), cwd, { PATH: `${tools}${delimiter}${process.env.PATH}` });
    expect(code).toBe(1);
    for (const file of [...job.artifacts.paths, job.artifacts.reports.junit])
      expect(existsSync(join(cwd, file)), file).toBe(true);
    expect(readFileSync(join(cwd, job.artifacts.reports.junit), "utf8")).toContain("<testsuites");
  });
});
