import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { ue } from "../support/io.ts";

const root = mkdtempSync(join(tmpdir(), "ue-config-"));
afterAll(() => rmSync(root, { recursive: true }));
let folder = "";
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const json = async (...args: string[]) => {
  const { stdout, stderr } = await ue([...args, "--format", "json"], { cwd: folder });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
};

beforeEach(() => {
  folder = mkdtempSync(join(root, "run-"));
  put("s.csv", "customer_id,start_date,amount\nacme,2023-01-01,100\n");
  put("t.csv", "customer_id,start_date,amount\nbolt,2023-01-01,7\n");
});

describe("settings", () => {
  it("come from ue.yaml in the working folder, and files from there", async () => {
    put("ue.yaml", "version: 1\ncurrency: EUR\nsubscriptions: { files: [s.csv, t.csv] }\noptions: { window: 6 }\n");
    const report = await json("metrics", "mrr", "--as-of", "2024-06");
    expect([report.currency, report.window.months, report.metrics[0].value]).toEqual(["EUR", 6, 107]);
  });

  it("give way to flags", async () => {
    put(
      "ue.yaml",
      "version: 1\ncurrency: EUR\nsubscriptions: { files: [s.csv] }\noptions: { window: 6 }\nstage: pmf\n",
    );
    const flags = ["-s", "t.csv", "--currency", "usd", "--window", "3", "--as-of", "2024-06"];
    const report = await json("check", "--stage", "gtm", ...flags);
    expect([report.currency, report.window.months, report.stage]).toEqual(["USD", 3, "gtm"]);
    expect(report.metrics.find(({ id }: { id: string }) => id === "mrr").value).toBe(7);
    expect((await json("check", ...flags)).stage).toBe("pmf");
  });

  it("name files from the folder that they stand in", async () => {
    mkdirSync(join(folder, "sub"));
    put("sub/x.csv", "customer_id,start_date,amount\ncart,2023-01-01,3\n");
    put("sub/own.yaml", "version: 1\nsubscriptions: { files: [x.csv] }\n");
    const report = await json("metrics", "mrr", "--config", "sub/own.yaml");
    expect(report.inputs[0].file.replaceAll("\\", "/")).toBe("sub/x.csv");
    expect(report.metrics[0].value).toBe(3);
  });

  it("that are asked for must be there; ue.yaml need not", async () => {
    const { code, stderr } = await ue(["check", "--config", "own.yaml"], { cwd: folder });
    expect([code, stderr]).toEqual([
      2,
      'error: There is no file "own.yaml". Check the name, and the folder you are in. [file-not-found]\n',
    ]);
    expect((await json("metrics", "mrr", "-s", "s.csv")).metrics[0].value).toBe(100);
  });

  it("must be UTF-8", async () => {
    put("ue.yaml", Uint8Array.of(0x76, 0xe9, 10));
    const { code, stderr } = await ue(["gates"], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: ue\.yaml: The text is not UTF-8\./)]);
  });

  it("may not be a folder", async () => {
    mkdirSync(join(folder, "ue.yaml"));
    const { code, stderr } = await ue(["gates"], { cwd: folder });
    expect([code, stderr]).toEqual([2, 'error: "ue.yaml" cannot be read: it is a folder. [file-unreadable]\n']);
  });
});

describe("a gate aimed at a group that does not exist", () => {
  it("is an error with its position and the nearest match", async () => {
    put("s.csv", "customer_id,start_date,amount,segment,channel\nacme,2023-01-01,100,clinics,direct\n");
    put(
      "ue.yaml",
      [
        "version: 1",
        "subscriptions: { files: [s.csv] }",
        "gates:",
        "  - { id: a, metric: mrr, min: 1, segment: clinic }",
        "  - { id: b, metric: mrr, min: 1, channel: web }",
        "  - { id: c, metric: mrr, min: 1, tier: mikro }",
        "  - { id: d, metric: mrr, min: 1, segment: clinics }",
        "",
      ].join("\n"),
    );
    const { code, stdout, stderr } = await ue(["check"], { cwd: folder });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.trimEnd().split("\n")).toEqual([
      'error: ue.yaml:4:5: Gate a: up to as-of no customer or cost has the segment "clinic". Did you mean "clinics"? [group-unknown]',
      expect.stringMatching(/^error: ue\.yaml:5:5: Gate b: up to as-of no customer or cost has the channel "web"\./),
      expect.stringMatching(
        /^error: ue\.yaml:6:5: Gate c: up to as-of no customer or cost has the tier "mikro"\. Did you mean "micro"\?/,
      ),
    ]);
  });
});
