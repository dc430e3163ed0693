import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { ue } from "../support/io.ts";

const cwd = fileURLToPath(new URL("../../fixtures/companies/leaky-bucket/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ue-hashing-"));
afterAll(() => rmSync(folder, { recursive: true }));

const FILES = ["subscriptions.csv", "costs.csv"];
const hashOf = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
const HASHES = FILES.map((file) => hashOf(join(cwd, file)));

interface Told {
  readonly inputs: readonly { readonly sha256: string }[];
  readonly definitions: string;
}
const hashesIn = (json: string) => (JSON.parse(json) as Told).inputs.map(({ sha256 }) => sha256);

it.each([
  ["check"],
  ["metrics"],
  ["mrr"],
  ["cohorts"],
  ["ltv"],
  ["forecast"],
  ["explain", "ndr"],
  ["report"],
  ["what-if", "--set", "churn=-20%"],
  ["solve", "ndr"],
])("ue %s tells the SHA-256 of each file's bytes and of the definitions", async (...args) => {
  const { stdout } = await ue([...args, "--format", "json"], { cwd });
  expect(hashesIn(stdout)).toEqual(HASHES);
  expect((JSON.parse(stdout) as Told).definitions).toMatch(/^[0-9a-f]{64}$/);
});

it("ue validate tells them too", async () => {
  const { stdout } = await ue(["validate", "--format", "json"], { cwd });
  const { files } = JSON.parse(stdout) as { files: Told["inputs"] };
  expect(files.map(({ sha256 }) => sha256)).toEqual(HASHES);
});

it("a report beside a table has them", async () => {
  const saved = join(folder, "beside.json");
  const { stdout } = await ue(["check", "-o", "-", "-o", saved], { cwd });
  expect(stdout).toContain("FAIL  Do not scale the sales team");
  expect(hashesIn(readFileSync(saved, "utf8"))).toEqual(HASHES);
});

it("tables compare by them", async () => {
  const saved = join(folder, "saved.json");
  await ue(["check", "-o", saved], { cwd });
  expect((await ue(["check", "--baseline", saved], { cwd })).stdout).not.toContain("with other definitions");
  const same = (await ue(["diff", saved], { cwd })).stdout;
  expect(same).toContain("Definitions, policy and options are the same.");
  expect(same).toContain("The data are the same, byte for byte.");

  const longer = join(folder, "subscriptions.csv");
  writeFileSync(longer, `${readFileSync(join(cwd, "subscriptions.csv"), "utf8")}\n`);
  const other = (await ue(["diff", saved, "-s", longer, "-c", "costs.csv"], { cwd })).stdout;
  expect(other).toContain("Definitions, policy and options are the same.");
  expect(other).toContain("subscriptions.csv: changed");
});
