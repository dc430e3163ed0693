import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { schemaText } from "../src/cli/commands/schema.ts";
import { ue } from "./support/io.ts";

const HERE = import.meta.dirname;
const validator = (name: "config" | "report") =>
  new Ajv2020({ strict: false }).compile(JSON.parse(schemaText(name)) as object);

describe("ue schema report", () => {
  const validate = validator("report");
  const golden = readdirSync(join(HERE, "golden"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".json"),
  );

  test.each(golden)("describes %s", (file) => {
    const [, json = ""] = readFileSync(join(HERE, "golden", file), "utf8").split(/^exit code \d\n/);
    expect(validate(JSON.parse(json)), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each([["metrics"], ["metrics", "--by", "tier"], ["cohorts", "--by", "quarter"], ["gates"], ["report"]])(
    "describes ue %s %s %s",
    async (...args) => {
      const cwd = join(HERE, "../fixtures/companies/leaky-bucket");
      const { stdout } = await ue([...args.filter(Boolean), "--format", "json"], { cwd });
      expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
    },
  );

  test("refuses a verdict that does not exist", async () => {
    const cwd = join(HERE, "../fixtures/companies/leaky-bucket");
    const { stdout } = await ue(["check", "--format", "json"], { cwd });
    expect(validate({ ...JSON.parse(stdout), verdict: "maybe" })).toBe(false);
  });
});

describe("ue schema config", () => {
  const validate = validator("config");
  const companies = join(HERE, "../fixtures/companies");

  test.each(readdirSync(companies).filter((name) => !name.includes(".")))("describes the ue.yaml of %s", (name) => {
    const config: unknown = parse(readFileSync(join(companies, name, "ue.yaml"), "utf8"));
    expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
  });

  test("refuses an unknown key", () => {
    expect(validate({ version: 1, curency: "CNY" })).toBe(false);
  });

  test("is printed by the command, and written with -o", async () => {
    const { code, stdout } = await ue(["schema", "config"]);
    expect(code).toBe(0);
    expect(stdout).toBe(schemaText("config"));
    expect(JSON.parse(stdout).$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  });
});
