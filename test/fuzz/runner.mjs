import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TOO_LONG, verdictOn } from "./judge.mjs";

/** Runs cases in process, each in a folder that holds its files alone. */
export class Runner {
  constructor(run) {
    this.run = run;
    this.root = mkdtempSync(join(tmpdir(), "ue-fuzz-"));
  }

  /** How a case ended, and what is wrong with that; null when nothing is. */
  async ended(given) {
    let ended = await this.started(given);
    // Code that runs for the first time is compiled meanwhile.
    if (verdictOn(given, ended) === TOO_LONG) ended = await this.started(given);
    return { code: ended.code, problem: verdictOn(given, ended) };
  }

  async started({ args, files }) {
    const cwd = join(this.root, "case");
    rmSync(cwd, { recursive: true, force: true });
    mkdirSync(cwd);
    for (const [name, bytes] of files) writeFileSync(join(cwd, name), bytes);
    const written = { stdout: "", stderr: "" };
    const out = (name) => ({
      write(text, done) {
        written[name] += text;
        setImmediate(() => done?.());
      },
    });
    const before = process.cpuUsage();
    let code = null;
    let thrown = null;
    try {
      code = await this.run({
        argv: ["node", "ue", ...args],
        env: {},
        stdin: [],
        stdout: out("stdout"),
        stderr: out("stderr"),
        cwd: () => cwd,
      });
    } catch (error) {
      thrown = String(error);
    }
    const { user, system } = process.cpuUsage(before);
    const made = readdirSync(cwd)
      .filter((name) => !files.has(name))
      .map((name) => [name, readFileSync(join(cwd, name))]);
    return { code, ...written, cpuSeconds: (user + system) / 1e6, thrown, made: new Map(made) };
  }

  /** The same case with as few rows and files as still end in the same problem. */
  async smallest(given, problem) {
    let best = given;
    const isSame = async (files) => (await this.ended({ ...given, files })).problem === problem;
    for (const name of given.files.keys()) {
      const without = new Map([...best.files].filter(([file]) => file !== name));
      if (await isSame(without)) {
        best = { ...best, files: without };
        continue;
      }
      for (let size = 64; size >= 1; size = Math.floor(size / 2))
        for (let at = 0; ; at += size) {
          const rows = best.files
            .get(name)
            .toString("latin1")
            .split(/(?<=\n)/);
          if (at >= rows.length) break;
          rows.splice(at, size);
          const files = new Map(best.files).set(name, Buffer.from(rows.join(""), "latin1"));
          if (await isSame(files)) {
            best = { ...best, files };
            at -= size;
          }
        }
    }
    return best;
  }

  end() {
    rmSync(this.root, { recursive: true, force: true });
  }
}
