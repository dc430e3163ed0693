import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { type Surroundings, ue } from "../support/io.ts";
import { bytes, bytesOf } from "../support/reading.ts";

const company = (name: string) => fileURLToPath(new URL(`../../fixtures/companies/${name}/`, import.meta.url));
const cwd = company("leaky-bucket");
const folder = mkdtempSync(join(tmpdir(), "ue-output-"));
afterAll(() => rmSync(folder, { recursive: true }));

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that starts a colour
const COLOUR = /\u001b\[[0-9;]*m/g;
const SUBSCRIPTIONS = "customer_id,start_date,amount\nacme,2024-01-01,100\n";

describe("--output", () => {
  it.each(["table", "json"])(
    "writes the whole %s to the file, without colour, and nothing to standard output",
    async (format) => {
      const file = join(folder, `report.${format}`);
      const args = ["check", "--format", format];
      const screen = { cwd, isTTY: true, columns: 80, env: { FORCE_COLOR: "1" } };
      expect(await ue([...args, "--output", file], screen)).toEqual({ code: 1, stdout: "", stderr: "" });
      expect(readFileSync(file, "utf8")).toBe((await ue(args, { cwd })).stdout);
    },
  );

  it("takes the place of an old file, and leaves nothing else behind", async () => {
    const own = join(folder, "replaced");
    mkdirSync(own);
    writeFileSync(join(own, "report.txt"), "old and long".repeat(10_000));
    const { code } = await ue(["check", "-q", "-o", join(own, "report.txt")], { cwd });
    expect([code, readdirSync(own)]).toEqual([1, ["report.txt"]]);
    expect(readFileSync(join(own, "report.txt"), "utf8")).toMatch(/^Do not scale the sales team: .*\n$/);
  });

  it.each([
    ["a folder that does not exist", "nowhere/report.txt", "the folder does not exist"],
    ["a folder", ".", "it is a folder"],
    ["below a file", "taken.txt/report.txt", "a part of its path is not a folder"],
  ])("that is %s ends with exit code 2 and nothing written", async (_, target, reason) => {
    const own = mkdtempSync(join(folder, "unwritable-"));
    writeFileSync(join(own, "taken.txt"), "old");
    writeFileSync(join(own, "s.csv"), SUBSCRIPTIONS);
    const { code, stdout, stderr } = await ue(["check", "-s", "s.csv", "-o", target], { cwd: own });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(`error: "${target}" cannot be written: ${reason}. Give --output another file.\n`);
    expect(readdirSync(own).sort()).toEqual(["s.csv", "taken.txt"]);
    expect(readFileSync(join(own, "taken.txt"), "utf8")).toBe("old");
  });

  it("leaves the old file alone when the run fails", async () => {
    const file = join(folder, "kept.txt");
    writeFileSync(file, "old");
    expect((await ue(["check", "-s", "nothing.csv", "-o", file], { cwd: folder })).code).toBe(2);
    expect(readFileSync(file, "utf8")).toBe("old");
  });

  it.skipIf(!existsSync("/dev/null"))("does not take the place of a device", async () => {
    symlinkSync("/dev/null", join(folder, "device"));
    expect((await ue(["check", "-o", join(folder, "device")], { cwd })).code).toBe(1);
    expect(readFileSync(join(folder, "device"), "utf8")).toBe("");
  });
});

describe("standard input", () => {
  const costs = "month,category,amount\n2024-01,service,1\n";

  it("may stand for one of the files, in any chunks", async () => {
    const own = mkdtempSync(join(folder, "stdin-"));
    writeFileSync(join(own, "s.csv"), SUBSCRIPTIONS);
    writeFileSync(join(own, "c.csv"), costs);
    const metrics = async (args: string[], stdin: Surroundings["stdin"] = []) => {
      const { stdout, stderr } = await ue(["metrics", "--format", "json", ...args], { cwd: own, stdin });
      expect(stderr).toBe("");
      return JSON.parse(stdout);
    };
    const fromFiles = await metrics(["-s", "s.csv", "-c", "c.csv"]);
    const single = [...bytesOf(SUBSCRIPTIONS)].map((byte) => Uint8Array.of(byte));
    for (const stdin of [[SUBSCRIPTIONS], single]) {
      const piped = await metrics(["-s", "-", "-c", "c.csv"], stdin);
      expect(piped.inputs.map(({ file }: { file: string }) => file)).toEqual(["<stdin>", "c.csv"]);
      expect({ ...piped, inputs: null }).toEqual({ ...fromFiles, inputs: null });
      expect(piped.inputs[0].sha256).toBe(fromFiles.inputs[0].sha256);
    }
    const other = await metrics(["-s", "s.csv", "-c", "-"], [costs]);
    expect(other.metrics).toEqual(fromFiles.metrics);
  });

  it("is named in problems", async () => {
    const { code, stderr } = await ue(["check", "-s", "-"], {
      cwd: folder,
      stdin: ["customer_id,start_date,amount\n", "acme,x,1\n"],
    });
    expect([code, stderr]).toEqual([
      2,
      'error: <stdin>:2, column start_date: "x" is not a date. Expected YYYY-MM-DD, such as 2025-06-30. For dates in another order set `date_format:` in ue.yaml, such as DD-MM-YYYY. [date-form]\n',
    ]);
  });

  it("may be empty: an error", async () => {
    const { code, stderr } = await ue(["check", "-s", "-"], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: <stdin>: The file has no text\./)]);
  });
});

describe("colour", () => {
  const terminal = { cwd, isTTY: true, columns: 100 };

  it.each<[string, Surroundings, string[], boolean]>([
    ["a terminal", terminal, [], true],
    ["a pipe", { cwd }, [], false],
    ["NO_COLOR", { ...terminal, env: { NO_COLOR: "1" } }, [], false],
    ["an empty NO_COLOR", { ...terminal, env: { NO_COLOR: "" } }, [], true],
    ["TERM=dumb", { ...terminal, env: { TERM: "dumb" } }, [], false],
    ["FORCE_COLOR in a pipe", { cwd, env: { FORCE_COLOR: "1" } }, [], true],
    ["FORCE_COLOR without a number", { cwd, env: { FORCE_COLOR: "" } }, [], true],
    ["FORCE_COLOR=0", { ...terminal, env: { FORCE_COLOR: "0" } }, [], false],
    ["NO_COLOR over FORCE_COLOR", { ...terminal, env: { NO_COLOR: "1", FORCE_COLOR: "1" } }, [], false],
    ["--no-color over FORCE_COLOR", { ...terminal, env: { FORCE_COLOR: "1" } }, ["--no-color"], false],
  ])("%s", async (_, surroundings, flags, coloured) => {
    const { stdout } = await ue(["check", ...flags], surroundings);
    expect(COLOUR.test(stdout)).toBe(coloured);
    COLOUR.lastIndex = 0;
  });

  it.each([
    ["a terminal of sixteen colours", { TERM: "xterm" }, false],
    ["a terminal of 256 colours", { TERM: "xterm-256color" }, true],
    ["a terminal of all colours", { TERM: "xterm", COLORTERM: "truecolor" }, true],
    ["FORCE_COLOR=1", { TERM: "xterm-256color", FORCE_COLOR: "1" }, false],
    ["FORCE_COLOR=2", { TERM: "xterm", FORCE_COLOR: "2" }, true],
    ["FORCE_COLOR=3", { TERM: "dumb", FORCE_COLOR: "3" }, true],
  ])("of shades: %s", async (_, env, shaded) => {
    const { stdout } = await ue(["cohorts"], { ...terminal, env });
    expect(stdout.includes("\u001b[48;5;")).toBe(shaded);
    expect(stdout.includes("\u2591")).toBe(!shaded);
  });

  it("never reaches JSON, and takes no meaning along when it goes", async () => {
    const forced = { cwd, env: { FORCE_COLOR: "1" } };
    expect((await ue(["check", "--format", "json"], forced)).stdout).not.toMatch(COLOUR);
    expect((await ue(["check"], forced)).stdout.replace(COLOUR, "")).toBe((await ue(["check"], { cwd })).stdout);
  });

  it("control characters of the data never reach the terminal", async () => {
    const own = mkdtempSync(join(folder, "control-"));
    writeFileSync(join(own, "s.csv"), bytes("customer_id,start_date,amount\nacme,\u001b[31m2024\u202e,1\n"));
    const { stderr } = await ue(["check", "-s", "s.csv"], { cwd: own });
    expect(stderr).toContain('"\ufffd[31m2024\ufffd" is not a date');
  });
});

describe("a table on a screen", () => {
  const commands = [
    ["check"],
    ["check", "--stage", "scale"],
    ["metrics"],
    ["mrr"],
    ["cohorts"],
    ["cohorts", "--by", "quarter"],
    ["metrics", "--by", "month"],
    ["mrr", "--by", "segment"],
    ["check", "--by", "segment"],
    ["gates"],
  ];
  const companies = ["leaky-bucket", "micro-merchant", "pmf-too-early", "scaled-rule-of-40"];
  const widest = (text: string) => Math.max(...text.replace(COLOUR, "").split("\n").map(columns));

  it.each([60, 80, 140])("of %i columns is no wider", async (width) => {
    for (const name of companies)
      for (const args of commands) {
        const { stdout } = await ue(args, { cwd: company(name), isTTY: true, columns: width });
        expect([name, args.join(" "), widest(stdout) <= width]).toEqual([name, args.join(" "), true]);
      }
  });

  it("names the columns that it has no room for", async () => {
    const { stdout } = await ue(["check"], { cwd, isTTY: true, columns: 60 });
    expect(stdout).toContain("Not shown at this width: Margin, 90 % interval.");
    const wide = await ue(["check"], { cwd, isTTY: true, columns: 80 });
    expect(wide.stdout).not.toContain("Not shown");
  });

  it("of metrics gives the reasons below where a column of them has no room", async () => {
    const args = ["metrics", "ndr", "cac-payback-months-after-churn", "mrr", "arr-ceiling", "revenue", "ltv"];
    const { stdout } = await ue(args, { cwd: company("scaled-rule-of-40"), isTTY: true, columns: 80 });
    expect(stdout).toContain("  \u2013 arr-ceiling: NDR is at or above 100 %, so nothing caps ARR");
    expect(stdout).toMatch(/^ltv +[\d,]+ +[\d,]+ to [\d,]+ +\d+$/m);
  });

  it("narrower than 60 columns is laid out for 60", async () => {
    const at = async (width: number) => (await ue(["check"], { cwd, isTTY: true, columns: width })).stdout;
    expect(await at(20)).toBe(await at(60));
  });

  it("does not wrap in a pipe, however wide", async () => {
    const piped = await ue(["check"], { cwd, columns: 60 });
    const file = await ue(["check"], { cwd });
    expect(piped.stdout).toBe(file.stdout);
    expect(widest(piped.stdout)).toBeGreaterThan(100);
  });

  /** Terminal columns: Chinese characters take two. */
  function columns(line: string): number {
    return [...line].reduce(
      (sum, character) => sum + (/[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uff60]/.test(character) ? 2 : 1),
      0,
    );
  }
});

describe("endings", () => {
  it("a reader that goes away ends the output quietly, with the exit code of the verdict", async () => {
    const stdoutError = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
    expect(await ue(["check"], { cwd, stdoutError })).toEqual({ code: 1, stdout: "", stderr: "" });
  });

  it("an output that fails otherwise is told", async () => {
    const stdoutError = Object.assign(new Error("write ENOSPC"), { code: "ENOSPC" });
    const { code, stderr } = await ue(["check"], { cwd, stdoutError });
    expect([code, stderr]).toEqual([2, "error: standard output cannot be written: no space is left on the device.\n"]);
  });

  it("our own mistakes end with exit code 2, and a stack only with --debug", async () => {
    const broken = () => {
      throw new TypeError("no folder here");
    };
    const { code, stdout, stderr } = await ue(["check"], { cwd: broken });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n")).toEqual([
      "internal error: no folder here",
      "This is a bug in ue, not in your data. Please report it, with the command and, if you can, the files.",
      "Run again with --debug to see where it happened.",
      "",
    ]);
    const debug = await ue(["check", "--debug"], { cwd: broken });
    expect(debug.code).toBe(2);
    expect(debug.stderr).toMatch(/TypeError: no folder here\n {4}at /);
  });

  it("problems of the input show no stack, even with --debug", async () => {
    const { stderr } = await ue(["check", "-s", "nothing.csv", "--debug"], { cwd: folder });
    expect(stderr).toBe(
      'error: There is no file "nothing.csv". Check the name, and the folder you are in. [file-not-found]\n',
    );
  });

  it("more than fifty problems are counted", async () => {
    const rows = Array.from({ length: 2000 }, () => "acme,x,1\n").join("");
    const { stderr } = await ue(["check", "-s", "-"], {
      cwd: folder,
      stdin: [`customer_id,start_date,amount\n${rows}`],
    });
    const lines = stderr.trimEnd().split("\n");
    expect([lines.length, lines.at(-1)]).toEqual([51, "... and 1950 more"]);
  });

  it("the same input gives the same bytes", async () => {
    for (const format of ["table", "json"]) {
      const [one, other] = [await ue(["check", "-f", format], { cwd }), await ue(["check", "-f", format], { cwd })];
      expect(one).toEqual(other);
    }
  });
});
