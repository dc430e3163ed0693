import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { openSource } from "../../src/cli/files.ts";
import { Io } from "../../src/cli/io.ts";
import { Problems } from "../../src/cli/problems.ts";
import { uninterrupted } from "../../src/cli/uninterrupted.ts";
import { ue } from "../support/io.ts";

const PROGRAM = fileURLToPath(new URL("../../bin/ue.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ue-faults-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SUBSCRIPTIONS = "customer_id,start_date,amount\nacme,2024-01-01,100\n";
const COSTS = "month,category,amount\n2024-01,sales,1\n";

/** A folder with the two files of a small company. */
function fresh(): string {
  const own = mkdtempSync(join(folder, "run-"));
  writeFileSync(join(own, "s.csv"), SUBSCRIPTIONS);
  writeFileSync(join(own, "c.csv"), COSTS);
  return own;
}
const INPUTS = ["s.csv", "c.csv"];
const RUN = ["check", "-s", "s.csv", "-c", "c.csv"];
const text = (own: string, file: string) => readFileSync(join(own, file), "utf8");

/** The program as a process of its own, by way of a shell; $UE runs it. */
function shell(own: string, script: string) {
  const env = { ...process.env, UE: `${process.execPath} ${PROGRAM}` };
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script], { cwd: own, env, encoding: "utf8" });
  return { code: status, stdout, stderr };
}

describe("a target that cannot be written", () => {
  it("because the disk is full leaves the old file as it was, and no temporary one", () => {
    const own = fresh();
    writeFileSync(join(own, "ue.json"), "old");
    // A limit on the size of files fails a write half-way, as a full disk does.
    const ended = shell(own, `ulimit -f 8; $UE ${RUN.join(" ")} -q -o ue.txt -o ue.json`);
    expect(ended).toEqual({
      code: 2,
      stdout: "",
      stderr:
        'error: "ue.json" cannot be written: it would be larger than is allowed here. Give --output another file.\n',
    });
    expect(readdirSync(own).sort()).toEqual([...INPUTS, "ue.json"].sort());
    expect(text(own, "ue.json")).toBe("old");
  });

  it.skipIf(!existsSync("/dev/full"))("may be a device: told, and no other file is written", async () => {
    const own = fresh();
    const ended = await ue([...RUN, "-o", "ue.md", "-o", "json=/dev/full"], { cwd: own });
    expect(ended).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: "/dev/full" cannot be written: no space is left on the device. Give --output another file.\n',
    });
    expect(readdirSync(own).sort()).toEqual([...INPUTS].sort());
  });

  it.skipIf(!existsSync("/dev/full"))("may be standard output or standard error: exit code 2 all the same", () => {
    const own = fresh();
    const told = "error: standard output cannot be written: no space is left on the device.\n";
    expect(shell(own, `$UE ${RUN.join(" ")} >/dev/full`)).toEqual({ code: 2, stdout: "", stderr: told });
    expect(shell(own, "$UE --version >/dev/full")).toEqual({ code: 2, stdout: "", stderr: told });
    expect(shell(own, "$UE check -s nothing.csv 2>/dev/full")).toEqual({ code: 2, stdout: "", stderr: "" });
  });

  it("keeps all the others from being written", async () => {
    const own = fresh();
    mkdirSync(join(own, "taken.xml"));
    writeFileSync(join(own, "ue.json"), "old");
    const args = [...RUN, "-o", "ue.md", "-o", "ue.json", "-o", "taken.xml", "-o", "-"];
    const { code, stdout, stderr } = await ue(args, { cwd: own });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe('error: "taken.xml" cannot be written: it is a folder. Give --output another file.\n');
    expect(readdirSync(own).sort()).toEqual([...INPUTS, "taken.xml", "ue.json"].sort());
    expect(text(own, "ue.json")).toBe("old");
  });

  it("because it is protected is not replaced", async () => {
    const own = fresh();
    chmodSync(folder, 0o755);
    chmodSync(own, 0o777);
    writeFileSync(join(own, "ue.json"), "old");
    chmodSync(join(own, "ue.json"), 0o444);
    const isRoot = process.geteuid!() === 0;
    if (isRoot) process.seteuid!(65534);
    try {
      const { code, stderr } = await ue([...RUN, "-o", "ue.json"], { cwd: own });
      expect([code, stderr]).toEqual([
        2,
        'error: "ue.json" cannot be written: permission denied. Give --output another file.\n',
      ]);
    } finally {
      if (isRoot) process.seteuid!(0);
    }
    expect(text(own, "ue.json")).toBe("old");
    expect(readdirSync(own).sort()).toEqual([...INPUTS, "ue.json"].sort());
  });

  it("of ue init: none of its files is written", async () => {
    const own = fresh();
    mkdirSync(join(own, "ue.schema.json"));
    const { code, stderr } = await ue(["init", "--force"], { cwd: own });
    expect([code, stderr]).toEqual([
      2,
      'error: "ue.schema.json" cannot be written: it is a folder. Run ue init in another folder.\n',
    ]);
    expect(readdirSync(own).sort()).toEqual([...INPUTS, "ue.schema.json"].sort());
  });
});

describe("a target that is replaced", () => {
  it("keeps its permissions", async () => {
    const own = fresh();
    writeFileSync(join(own, "ue.json"), "old", { mode: 0o600 });
    expect((await ue([...RUN, "-o", "ue.json"], { cwd: own })).code).not.toBe(2);
    expect(statSync(join(own, "ue.json")).mode & 0o777).toBe(0o600);
    expect(text(own, "ue.json")).toContain('"schemaVersion": 1');
  });

  it("by a link is what the link points to, there already or not", async () => {
    const own = fresh();
    mkdirSync(join(own, "deep"));
    writeFileSync(join(own, "deep", "old.json"), "old");
    symlinkSync("deep/old.json", join(own, "ue.json"));
    symlinkSync("deep/new.md", join(own, "ue.md"));
    expect((await ue([...RUN, "-o", "ue.json", "-o", "ue.md"], { cwd: own })).code).not.toBe(2);
    expect(lstatSync(join(own, "ue.json")).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(own, "deep")).sort()).toEqual(["new.md", "old.json"]);
    expect(text(own, "deep/old.json")).toContain('"schemaVersion": 1');
    expect(text(own, "deep/new.md")).toContain("# ");
  });

  it("by a link that leads in a circle is none: told", async () => {
    const own = fresh();
    symlinkSync("b.json", join(own, "a.json"));
    symlinkSync("a.json", join(own, "b.json"));
    const { code, stderr } = await ue([...RUN, "-o", "a.json"], { cwd: own });
    expect([code, stderr]).toEqual([
      2,
      'error: "a.json" cannot be written: its links lead in a circle. Give --output another file.\n',
    ]);
  });

  it.skipIf(!existsSync("/dev/stdout"))("by the name of standard output is added to, as by >>", () => {
    const own = fresh();
    writeFileSync(join(own, "log"), "before\n");
    expect(shell(own, `$UE ${RUN.join(" ")} -q -o /dev/stdout >>log`).stderr).toBe("");
    expect(text(own, "log")).toMatch(/^before\n.+\n$/);
    expect(shell(own, `$UE ${RUN.join(" ")} -o json=/dev/stdout | true`).stderr).toBe("");
  });
});

describe("a run that is interrupted", () => {
  it("ends by the signal, with nothing written", async () => {
    const own = fresh();
    execFileSync("mkfifo", [join(own, "pipe")]);
    const args = [PROGRAM, "check", "-s", "s.csv", "-c", "pipe", "-o", "ue.json"];
    const child = spawn(process.execPath, args, { cwd: own, stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve([code, signal])));
    // Opened for writing as soon as the program reads it; it then waits for more.
    appendFileSync(join(own, "pipe"), "");
    child.kill("SIGINT");
    expect(await ended).toEqual([null, "SIGINT"]);
    expect(readdirSync(own).sort()).toEqual([...INPUTS, "pipe"].sort());
  });

  it("while files take their places writes them whole first", async () => {
    const signals: string[] = [];
    // Without a listener of our own the signal would end the test.
    const listener = (signal: string) => signals.push(signal);
    process.on("SIGINT", listener);
    let whole = false;
    await uninterrupted(() => {
      process.kill(process.pid, "SIGINT");
      whole = true;
    });
    expect([whole, signals]).toEqual([true, ["SIGINT"]]);
    await expect.poll(() => signals).toEqual(["SIGINT", "SIGINT"]);
    process.off("SIGINT", listener);
    expect(process.listenerCount("SIGINT")).toBe(0);
  });

  it("by a reader that goes away ends quietly", () => {
    const own = fresh();
    const ended = shell(own, `{ $UE ${RUN.join(" ")} --format json; echo $? >code; } | true`);
    expect([ended.stderr, text(own, "code")]).toEqual(["", "1\n"]);
  });
});

describe("an input", () => {
  const read = async (file: string, between: () => void) => {
    const io = new Io({
      argv: [],
      env: {},
      stdin: chunks(),
      stdout: process.stdout,
      stderr: process.stderr,
      cwd: () => folder,
    });
    let bytes = 0;
    for await (const chunk of openSource(io, file).chunks) {
      if (bytes === 0) between();
      bytes += chunk.length;
    }
    return bytes;
  };
  const large = () => {
    const file = join(fresh(), "large.csv");
    writeFileSync(file, SUBSCRIPTIONS.repeat(20_000));
    return file;
  };

  it.each([
    ["is added to", (file: string) => appendFileSync(file, "x")],
    ["is cut short", (file: string) => truncateSync(file, 10)],
  ])("that %s while it is read ends in a problem", async (_, change) => {
    const file = large();
    const problem = await read(file, () => change(file)).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problems);
    expect((problem as Problems).issues).toMatchObject([
      {
        code: "file-unreadable",
        args: { text: file, message: "it was written to while it was read; run again when it is complete" },
      },
    ]);
  });

  it("that vanishes while it is read is read to its end; one that vanished before is not there", async () => {
    const file = large();
    expect(await read(file, () => rmSync(file))).toBe(SUBSCRIPTIONS.length * 20_000);
    await expect(read(file, () => {})).rejects.toMatchObject({ issues: [{ code: "file-not-found" }] });
  });

  it("may be a pipe, by any of its names", () => {
    const own = fresh();
    const direct = shell(own, `$UE ${RUN.join(" ")} -q`);
    expect([direct.code, direct.stderr]).toEqual([1, ""]);
    expect(shell(own, "mkfifo pipe; cat c.csv >pipe & cat s.csv | $UE check -q -s /dev/stdin -c pipe")).toEqual(direct);
    expect(shell(own, "cat s.csv | $UE check -q -s /dev/fd/0 -c c.csv")).toEqual(direct);
  });

  it("may be standard input by its name where that is a socket", () => {
    const own = fresh();
    const { status, stderr } = spawnSync(
      process.execPath,
      [PROGRAM, "check", "-q", "-s", "/dev/stdin", "-c", "c.csv"],
      {
        cwd: own,
        input: SUBSCRIPTIONS,
        encoding: "utf8",
      },
    );
    expect([status, stderr]).toEqual([1, ""]);
  });

  it.each(["pipe", "-", "/dev/stdin"])("that can be read once is nothing for ue init: %s", async (name) => {
    const own = fresh();
    execFileSync("mkfifo", [join(own, "pipe")]);
    const { code, stdout, stderr } = await ue(["init", "-s", name], { cwd: own, stdin: [SUBSCRIPTIONS] });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      `error: ue init reads a file several times, and "${name}" can be read once. Save it as a file first.\n`,
    );
    expect(readdirSync(own).sort()).toEqual([...INPUTS, "pipe"].sort());
  });

  it("of one endless line is refused after a few MiB", async () => {
    let given = 0;
    const line = Buffer.alloc(1 << 18, "x");
    const endless = async function* () {
      for (;;) {
        given += line.length;
        yield line;
      }
    };
    for (const first of ["", "customer_id\n", 'customer_id\n"']) {
      given = 0;
      const { code, stderr } = await ue(["check", "-s", "-"], { cwd: folder, stdin: starting(first, endless()) });
      expect([code, stderr]).toEqual([2, expect.stringContaining("larger than 1 MiB, or the record than 4 MiB.")]);
      expect(given).toBeLessThan(6 << 20);
    }
  });

  it("of noise without an end is refused as well", async () => {
    let given = 0;
    const noise = Buffer.from(Array.from({ length: 1 << 16 }, (_, i) => (i * i * 7919 + (i >> 3)) & 255));
    const endless = async function* () {
      for (;;) {
        given += noise.length;
        yield noise;
      }
    };
    const { code, stderr } = await ue(["check", "-s", "-"], { cwd: folder, stdin: endless() });
    expect([code, stderr]).toEqual([2, expect.stringContaining("[not-utf8]")]);
    expect(given).toBeLessThan(6 << 20);
  });

  it("of 100,000 columns is read", async () => {
    const own = fresh();
    const columns = Array.from({ length: 100_000 }, (_, i) => `c${i}`);
    const cells = ",1".repeat(columns.length);
    writeFileSync(
      join(own, "s.csv"),
      `customer_id,start_date,amount,${columns}\nacme,2024-01-01,100${cells}\nbeta,2024-01-01,50${cells}\n`,
    );
    const { code, stdout, stderr } = await ue(["metrics", "mrr", "--format", "json", "-s", "s.csv"], { cwd: own });
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout).metrics[0].value).toBe(150);
  });
});

describe("a ue.yaml", () => {
  const settle = async (content: string | Uint8Array) => {
    const own = fresh();
    writeFileSync(join(own, "ue.yaml"), content);
    return await ue(RUN, { cwd: own });
  };
  const bomb = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`)}]`);

  it.each<[string, string | Uint8Array, string]>([
    [
      "whose aliases multiply",
      `version: 1\na0: &a0 [x]\n${bomb.join("\n")}\n`,
      "error: ue.yaml: The YAML cannot be read: Excessive alias count indicates a resource exhaustion attack. [config-syntax]\n",
    ],
    [
      "that is nested and never closed",
      `a: ${"[".repeat(50_000)}`,
      "error: ue.yaml: The YAML cannot be read: it is nested too deeply. [config-syntax]\n",
    ],
    [
      "that is nested deeply",
      `a: ${"[".repeat(9_000)}${"]".repeat(9_000)}`,
      "error: ue.yaml: The YAML cannot be read: it is nested too deeply. [config-syntax]\n",
    ],
    [
      "that is nested by its indentation",
      Array.from({ length: 1200 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
      "error: ue.yaml: The YAML cannot be read: it is nested too deeply. [config-syntax]\n",
    ],
    [
      "whose aliases nest",
      `a0: &a0 [x]\n${Array.from({ length: 20_000 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`).join("\n")}\n`,
      "error: ue.yaml: The YAML cannot be read: Excessive alias count indicates a resource exhaustion attack. [config-syntax]\n",
    ],
    [
      "that is not UTF-8",
      Buffer.from("version: 1\nlang: caf\xe9\n", "latin1"),
      'error: ue.yaml: The text is not UTF-8. Save the file again in that encoding; Excel calls it "CSV UTF-8". [not-utf8]\n',
    ],
    [
      "that is a table",
      "x".repeat((1 << 20) + 1),
      'error: "ue.yaml" cannot be read: it is larger than 1 MiB, which settings never are. [file-unreadable]\n',
    ],
  ])("%s is refused", async (_, content, message) => {
    expect(await settle(content)).toEqual({ code: 2, stdout: "", stderr: message });
  });

  it("that is a folder is refused", async () => {
    const own = fresh();
    mkdirSync(join(own, "ue.yaml"));
    const stderr = 'error: "ue.yaml" cannot be read: it is a folder. [file-unreadable]\n';
    expect(await ue(RUN, { cwd: own })).toEqual({ code: 2, stdout: "", stderr });
  });

  it("that is a pipe is read", () => {
    const own = fresh();
    const ended = shell(own, `echo 'version: 1' | $UE ${RUN.join(" ")} -q --config /dev/fd/0`);
    expect([ended.code, ended.stderr]).toEqual([1, ""]);
  });
});

async function* chunks(): AsyncGenerator<Uint8Array> {}

async function* starting(first: string, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | string> {
  yield first;
  yield* rest;
}

it("an as-of month far ahead makes a long answer, not a crash", async () => {
  const cwd = join(import.meta.dirname, "../../fixtures/companies/leaky-bucket");
  const { code, stdout } = await ue(["cohorts", "--as-of", "2199-12"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain("2025-06");
});
