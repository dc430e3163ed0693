import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { COMPLETE } from "../../src/cli/completion/scripts.ts";
import { Io } from "../../src/cli/io.ts";
import { buildProgram } from "../../src/cli/program.ts";
import { chunksOf, type Ended, ue } from "../support/io.ts";

/** The build puts what a plain check loads into one file and all else into another: here each command runs from there. */
const INVOCATIONS: Readonly<Record<string, readonly string[]>> = {
  check: ["-f", "markdown"],
  metrics: ["ndr", "--by", "segment"],
  mrr: ["--format", "excel-eu"],
  cohorts: ["--by", "quarter"],
  ltv: [],
  forecast: ["--set", "churn=-20%"],
  explain: ["ndr"],
  report: [],
  "what-if": ["--set", "churn=-20%"],
  solve: ["ltv-to-cac=3"],
  diff: ["--against", "2024-09"],
  gates: ["--lang", "zh"],
  validate: [],
  presets: [],
  init: ["--force"],
  schema: ["report"],
  completion: ["zsh"],
  help: ["metrics"],
  [COMPLETE]: ["explain", ""],
};

/** Ways out of the first file that are no commands. */
const OTHERS: readonly (readonly string[])[] = [
  [],
  ["--help"],
  ["--version"],
  ["chek"],
  ["check", "--stag", "gtm"],
  ["check", "--format", "jsn"],
  ["check", "--lang", "zh"],
  ["check", "-f", "junit"],
  ["check", "-f", "github"],
  ["check", "-s", "nowhere.csv", "--lang", "zh"],
  ["check", "--config", "wrong.yaml"],
  ["help", "exit-codes"],
  ["help", "check"],
];

const PROGRAM = join(import.meta.dirname, "../../bin/ue.js");
let cwd = "";

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "ue-built-"));
  cpSync(join(import.meta.dirname, "../../fixtures/companies/healthy-gtm"), cwd, { recursive: true });
  writeFileSync(join(cwd, "wrong.yaml"), "optoins: 3\n");
});

async function built(args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, NO_COLOR: "1" };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [PROGRAM, ...args], { cwd, env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as Ended;
    return { code, stdout, stderr };
  }
}

test("every command is among those run here", () => {
  const nothing = { write: () => {} };
  const io = new Io({ argv: [], env: {}, stdin: chunksOf([]), stdout: nothing, stderr: nothing, cwd: () => cwd });
  const names = buildProgram(io, { code: 0 }).commands.map((command) => command.name());
  expect(Object.keys(INVOCATIONS).sort()).toEqual(names.sort());
});

test.each([...Object.entries(INVOCATIONS).map(([name, args]) => [name, ...args]), ...OTHERS])(
  "the built program answers like the sources: ue %s %s %s",
  async (...args) => {
    const given = args.filter((arg) => arg !== undefined);
    // The version is that of the package only once it is built.
    const sameVersion = ({ code, stdout, stderr }: Ended) => ({
      code,
      stdout: stdout.replaceAll(/\b0\.\d+\.\d+(-development)?\b/g, "VERSION"),
      stderr,
    });
    expect(sameVersion(await built(given))).toEqual(sameVersion(await ue(given, { cwd, env: { NO_COLOR: "1" } })));
  },
);

test("--debug names places in the sources, not in the bundle", async () => {
  const breaking = join(cwd, "breaking.cjs");
  writeFileSync(
    breaking,
    `const fs = require("node:fs"), { openSync } = fs;
    fs.openSync = (path, ...rest) => {
      if (/csv$/.test(path)) throw new TypeError("no file here");
      return openSync(path, ...rest);
    };`,
  );
  const failed = await promisify(execFile)(process.execPath, ["-r", breaking, PROGRAM, "check", "--debug"], {
    cwd,
  }).catch((error: unknown) => error as { code: number; stderr: string });
  expect(failed).toMatchObject({ code: 2 });
  expect(failed.stderr).toMatch(/^internal error: no file here\n/);
  expect(failed.stderr).toMatch(/\n {4}at [\w.$]+ \(src\/cli\/files\.ts:\d+:\d+\)\n/);
  expect(failed.stderr).not.toContain("ue.cjs");
});
