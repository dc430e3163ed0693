import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PRESETS, SUBSCRIPTION_PRESETS } from "../../../src/read/presets/index.ts";
import { importFolder, importText } from "../../support/imports.ts";
import { ue } from "../../support/io.ts";
import { csv, read } from "../../support/reading.ts";

const FILES: Readonly<Record<string, string>> = {
  "mrr-periods": "mrr.csv",
  "stripe-subscriptions": "subscriptions.csv",
  "stripe-invoices": "invoices.csv",
  baremetrics: "baremetrics.csv",
};
const SETTINGS = { currency: "USD", rates: { EUR: "1.1", JPY: "0.0065" } };
const NAMES = SUBSCRIPTION_PRESETS.map(({ name }) => name).filter((name) => name !== "canonical");

describe.each(NAMES)("the preset %s", (name) => {
  const text = importText(name, FILES[name]!);

  it("knows its file, and no other preset does", async () => {
    const { errors, issues } = await read({ subscriptions: text, ...SETTINGS });
    expect(errors).toEqual([]);
    expect(issues.filter(({ code }) => code === "preset-detected").map(({ args }) => args.preset)).toEqual([name]);
  });

  it("reads the same when it is named, without a word about it", async () => {
    const found = await read({ subscriptions: text, ...SETTINGS });
    const named = await read({ subscriptions: text, ...SETTINGS, entry: { preset: name } });
    expect(named.lines).toEqual(found.lines);
    expect(named.notes).not.toContain("s1.csv preset-detected");
  });

  it("knows its header in other case and spacing", async () => {
    const [header = "", ...rows] = text.trimEnd().split("\n");
    const other = csv(header.toUpperCase().replaceAll(",", " , ").replaceAll(" (UTC)", "  (UTC)"), ...rows);
    expect((await read({ subscriptions: other, ...SETTINGS })).lines).toEqual(
      (await read({ subscriptions: text, ...SETTINGS })).lines,
    );
  });
});

describe("the folder of presets", () => {
  const FOLDER = fileURLToPath(new URL("../../../src/read/presets/", import.meta.url));
  const SHAPES = ["index.ts", "preset.ts", "subscription-preset.ts", "cost-preset.ts"];

  it("holds a file for each preset, and no other", () => {
    const files = readdirSync(FOLDER).filter((file) => !SHAPES.includes(file));
    const registered = PRESETS.map(({ role, name }) =>
      role === "costs" && name === "canonical" ? "canonical-costs.ts" : `${name}.ts`,
    );
    expect(files.sort()).toEqual(registered.sort());
  });
});

describe("a mapped file", () => {
  const cwd = importFolder("mapped");
  const json = async (...args: string[]) => {
    const { code, stdout, stderr } = await ue([...args, "--as-of", "2025-06", "--format", "json"], { cwd });
    expect([code === 2, stderr]).toEqual([false, ""]);
    return JSON.parse(stdout);
  };

  it("is read by `ue mrr --config ue.yaml` like the same lines in canonical form", async () => {
    const { movements, currency, inputs } = await json("mrr", "--config", "ue.yaml");
    const { stdout } = await ue(
      ["mrr", "-s", "-", "--currency", "EUR", "--end-date", "inclusive", "--as-of", "2025-06", "--format", "json"],
      {
        stdin: [
          csv(
            "customer_id,start_date,end_date,amount,interval,segment",
            "K-1001,2024-03-01,,49,month,Noord",
            "K-1002,2024-03-15,2024-09-14,49,month,Noord",
            "K-1003,2024-04-01,,1188,year,Zuid",
            "K-1004,2024-05-12,,1188,year,Zuid",
            "K-1005,2024-07-01,2025-12-31,49,month,Noord",
            "K-1008,2025-02-03,,98,month,Oost",
          ),
        ],
      },
    );
    expect(movements).toEqual(JSON.parse(stdout).movements);
    expect(movements.at(-1).closing).toBe(394);
    expect(currency).toBe("EUR");
    expect(inputs).toMatchObject([{ rows: 8, used: 6, excluded: 2 }]);
  });

  it("is judged by `ue check --config ue.yaml`, with what was left out", async () => {
    const { metrics, issues } = await json("check", "--config", "ue.yaml");
    expect(metrics.find(({ id }: { id: string }) => id === "mrr").value).toBe(394);
    const codes = issues.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(expect.arrayContaining(["trialing-left-out", "rows-left-out"]));
  });
});

describe("an export of live subscriptions alone", () => {
  it("withholds churn and all that is built on it from `ue check`", async () => {
    const args = ["check", "-s", "subscriptions.csv", "--as-of", "2025-06", "--format", "json"];
    const { stdout } = await ue(args, { cwd: importFolder("stripe-live-only") });
    const { metrics, issues } = JSON.parse(stdout);
    const withheld = metrics.filter(({ reason }: { reason: string }) => reason === "survivorship");
    expect(withheld.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(["ndr", "grr", "logo-retention", "customer-churn-rate", "mrr-churn-rate"]),
    );
    expect(issues.map(({ code }: { code: string }) => code)).toContain("no-ended-subscriptions");
  });
});
