import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { CheckReport } from "../src/report/report.ts";
import { ue } from "./support/io.ts";

const COMPANIES = join(import.meta.dirname, "../fixtures/companies");
const NAMES = readdirSync(COMPANIES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The verdict that each story must end in. */
const EXIT_CODES: Readonly<Record<string, number>> = {
  "healthy-gtm": 0,
  "leaky-bucket": 1,
  "buys-growth": 1,
  "micro-merchant": 1,
  "pmf-too-early": 0,
  "scaled-rule-of-40": 0,
};

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  "check.txt": ["check"],
  "check.json": ["check", "--format", "json"],
  "check-strict.txt": ["check", "--strict"],
  "metrics-by-tier.txt": ["metrics", "--by", "tier"],
  "mrr.txt": ["mrr"],
  "mrr.json": ["mrr", "--format", "json"],
  "cohorts-by-quarter.txt": ["cohorts", "--by", "quarter"],
};

test("every company has a verdict of its own", () => {
  expect(NAMES.sort()).toEqual(Object.keys(EXIT_CODES).sort());
});

describe.each(NAMES)("%s", (name) => {
  const cwd = join(COMPANIES, name);

  test.each(Object.entries(COMMANDS))("prints %s as before", async (file, args) => {
    const { code, stdout, stderr } = await ue(args, { cwd });
    expect(stderr).toBe("");
    if (file === "check.txt" || file === "check.json") expect(code).toBe(EXIT_CODES[name]);
    await expect(`exit code ${code}\n${stdout}`).toMatchFileSnapshot(`golden/${name}/${file}`);
  });

  test("fits a terminal of 80 columns and one of 140", async () => {
    for (const columns of [80, 140]) {
      const { stdout } = await ue(["check"], { cwd, isTTY: true, columns, env: { NO_COLOR: "1" } });
      await expect(stdout).toMatchFileSnapshot(`golden/${name}/check-${columns}.txt`);
    }
  });

  test("has the headline numbers of the second route (fixtures/companies/recompute.py)", async () => {
    const expected = parse(readFileSync(join(cwd, "expected.csv"), "utf8"), { columns: true }) as Expected[];
    expect(expected.length).toBeGreaterThan(20);
    for (const by of new Set(expected.map((row) => row.by))) {
      const { stdout } = await ue(["metrics", "--format", "json", ...(by === "" ? [] : ["--by", by])], { cwd });
      const { metrics } = JSON.parse(stdout) as Pick<CheckReport, "metrics">;
      for (const row of expected.filter((each) => each.by === by)) {
        const found = metrics.find(({ id, group }) => id === row.metric && (group ?? "") === row.group)!;
        expect(found.reason ?? "", row.metric).toBe(row.reason);
        if (row.value === "") expect(found.value).toBeNull();
        else expectClose(found.value!, Number(row.value), row.metric);
      }
    }
  });
});

interface Expected {
  metric: string;
  by: string;
  group: string;
  value: string;
  reason: string;
}

function expectClose(found: number, expected: number, metric: string): void {
  expect(Math.abs(found - expected) / Math.max(1, Math.abs(expected)), metric).toBeLessThan(1e-9);
}

describe("the built program", () => {
  const program = join(import.meta.dirname, "../bin/ue.js");
  const built = existsSync(join(import.meta.dirname, "../dist/ue.cjs"));
  const spawned = async (args: string[], name: string) => {
    const options = {
      cwd: join(COMPANIES, name),
      env: { ...process.env, TZ: "Pacific/Kiritimati", LC_ALL: "zh_CN.UTF-8" },
    };
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...args], options);
      return { code: 0, stdout, stderr };
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string };
    }
  };

  test("is there: npm ci or npm run build makes it", () => expect(built).toBe(true));

  test.each(["healthy-gtm", "leaky-bucket"])(
    "answers like the sources, in any time zone and locale: %s",
    async (name) => {
      const { code, stdout, stderr } = await spawned(["check"], name);
      const expected = readFileSync(join(import.meta.dirname, `golden/${name}/check.txt`), "utf8");
      expect(`exit code ${code}\n${stdout}`).toBe(expected);
      expect(stderr).toBe("");
    },
  );

  test("ends with 2 and an empty stdout when it cannot run", async () => {
    const { code, stdout, stderr } = await spawned(["check", "-s", "none.csv"], "leaky-bucket");
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain('There is no file "none.csv"');
  });
});
