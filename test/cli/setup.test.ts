import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { PRESETS } from "../../src/read/presets/index.ts";
import { ue } from "../support/io.ts";

const IMPORTS = join(import.meta.dirname, "../../fixtures/imports");
const folder = () => mkdtempSync(join(tmpdir(), "ue-setup-"));

describe("ue init", () => {
  test("writes settings and samples that can be checked at once", async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await ue(["init"], { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe("Wrote ue.yaml, ue.schema.json, subscriptions.csv, costs.csv.\nNext: ue check\n");
    expect((await ue(["validate"], { cwd })).code).toBe(0);
    expect([0, 1, 3]).toContain((await ue(["check"], { cwd })).code);
  });

  test("starts ue.yaml with the line that tells editors its schema", async () => {
    const cwd = folder();
    await ue(["init"], { cwd });
    const [first] = readFileSync(join(cwd, "ue.yaml"), "utf8").split("\n");
    expect(first).toBe("# yaml-language-server: $schema=./ue.schema.json");
    expect(JSON.parse(readFileSync(join(cwd, "ue.schema.json"), "utf8")).title).toContain("ue.yaml");
  });

  test("never replaces a file without --force, and then writes nothing at all", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "costs.csv"), "mine");
    const refused = await ue(["init"], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("costs.csv would be replaced");
    expect(readdirSync(cwd)).toEqual(["costs.csv"]);
    expect((await ue(["init", "--force"], { cwd })).code).toBe(0);
  });

  test("finds out the preset of existing files, and proposes a map for their accounts", async () => {
    const cwd = folder();
    cpSync(join(IMPORTS, "stripe-subscriptions/subscriptions.csv"), join(cwd, "export.csv"));
    cpSync(join(IMPORTS, "qbo-pnl/costs.csv"), join(cwd, "pnl.csv"));
    const { code, stderr } = await ue(["init", "-s", "export.csv", "-c", "pnl.csv"], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain("[account-unmapped]");
    const config = parse(readFileSync(join(cwd, "ue.yaml"), "utf8"));
    expect(config.subscriptions).toEqual({ files: ["export.csv"], preset: "stripe-subscriptions" });
    expect(config.costs.preset).toBe("qbo-pnl");
    expect(config.costs.map).toContainEqual({ account: "^Advertising$", to: "marketing" });
  });

  test("guesses foreign column names, and what it wrote is read", async () => {
    const cwd = folder();
    writeFileSync(
      join(cwd, "a.csv"),
      "Client;Join date;Left on;Monthly fee\nacme;31.01.2024;;1.200,50\nbolt;05.02.2024;07.03.2025;99,00\n",
    );
    expect(await ue(["init", "-s", "a.csv"], { cwd })).toMatchObject({ code: 0, stderr: "" });
    const config = parse(readFileSync(join(cwd, "ue.yaml"), "utf8"));
    expect(config.subscriptions).toMatchObject({
      columns: { customer_id: "Client", start_date: "Join date", end_date: "Left on", amount: "Monthly fee" },
      decimal: "comma",
      date_format: "DD-MM-YYYY",
    });
    const { stdout } = await ue(["metrics", "mrr", "--format", "json", "--as-of", "2024-03"], { cwd });
    expect(JSON.parse(stdout).metrics[0].value).toBe(1299.5);
  });
});

describe("what ue init writes for foreign files", () => {
  const written = async (files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]) => {
    const cwd = folder();
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
    const ended = await ue(["init", ...args], { cwd });
    const text = readFileSync(join(cwd, "ue.yaml"), "utf8");
    return { cwd, text, config: parse(text), ...ended };
  };
  const MEMBERS =
    "nr,klantnummer,ingangsdatum,einddatum,maandbedrag,status\n" +
    "1,K1,25-01-2024,,100.50,actief\n2,K2,26-01-2024,26-03-2024,99.00,opgezegd\n3,K1,01-02-2024,,50.00,actief\n";

  test("goes by the contents of columns too, and by statuses", async () => {
    const { cwd, config, text, stderr } = await written({ "a.csv": MEMBERS }, "-s", "a.csv");
    expect(stderr).toBe("");
    expect(config.subscriptions).toEqual({
      files: ["a.csv"],
      date_format: "DD-MM-YYYY",
      end_date: "auto",
      columns: {
        customer_id: "klantnummer",
        start_date: "ingangsdatum",
        end_date: "einddatum",
        amount: "maandbedrag",
        status: "status",
      },
      status: { actief: "active", opgezegd: "ended" },
    });
    expect(text).toContain("currency: CNY  # assumed: no file states one");
    const { stdout } = await ue(["metrics", "mrr", "--format", "json", "--as-of", "2024-02"], { cwd });
    expect(JSON.parse(stdout).metrics[0].value).toBe(249.5);
  });

  test("never takes Yes and No for dates, nor kinds of contracts for ids", async () => {
    const telecom =
      "customerID,tenure,Contract,PaperlessBilling,MonthlyCharges,TotalCharges,Churn\n" +
      "7590-A,1,Month-to-month,Yes,29.85,29.85,No\n5575-G,34,Month-to-month,No,56.95,1889.5,No\n3668-Q,2,One year,Yes,53.85,108.15,Yes\n";
    const { config, stderr, stdout } = await written({ "a.csv": telecom }, "-s", "a.csv");
    expect(config.subscriptions.columns).toEqual({
      start_date: "???",
      customer_id: "customerID",
      amount: "MonthlyCharges",
      status: "Churn",
    });
    expect(config.subscriptions.status).toEqual({ Yes: "ended", No: "active" });
    expect(stdout).toContain("Next: settle what is listed here in ue.yaml");
    expect(stderr).toContain("start_date");
  });

  test("leaves a mark wherever a choice is the user's, and no file is read until it is made", async () => {
    const doubtful = 'Client,Signed up,Price,Currency\na,01/02/2025,"1.200",EUR\nb,03/04/2025,"2.400",USD\n';
    const { cwd, config } = await written({ "a.csv": doubtful }, "-s", "a.csv");
    expect(config.subscriptions).toMatchObject({ date_format: "???", decimal: "???" });
    const { code, stderr } = await ue(["validate"], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('date_format is "???"')]);
  });

  test("asks for rates, statuses and plans that the files leave open", async () => {
    const { config } = await written(
      { "a.csv": "customer_id,start_date,amount,currency\na,2025-01-01,1,EUR\nb,2025-01-01,1,USD\n" },
      "-s",
      "a.csv",
    );
    expect([config.currency, config.fx]).toEqual(["???", { EUR: "???", USD: "???" }]);
    const stripe = await written(
      {
        "a.csv":
          "Customer ID,Status,Interval,Amount,Plan,Created (UTC)\nc1,dunning,month,10.00,p,2025-01-01 10:00\nc2,active,month,10.00,p,2025-01-01 10:00\n",
      },
      "-s",
      "a.csv",
    );
    expect(stripe.config.subscriptions).toEqual({
      files: ["a.csv"],
      preset: "stripe-subscriptions",
      status: { dunning: "???" },
      plans: { p: "???" },
    });
  });

  test("takes the likeliest encoding, and the columns of costs", async () => {
    const costs = Buffer.from("Kostenart;Jan 2025;Feb 2025\nMiete B\u00fcro;1.200,00;-\nServer;300,50;310\n", "latin1");
    const { config, stderr } = await written({ "a.csv": MEMBERS, "c.csv": costs }, "-s", "a.csv", "-c", "c.csv");
    expect(config.costs).toMatchObject({
      encoding: "windows-1252",
      delimiter: ";",
      decimal: "comma",
      columns: { account: "Kostenart" },
      map: [{ account: "^Miete Büro$" }, { account: "^Server$", to: "service" }],
    });
    expect(stderr).toContain("[account-unmapped]");
    const flat = "Buchungsdatum;Konto;Betrag\n25.01.2025;Hosting;1.250,40\n";
    expect(
      (await written({ "a.csv": MEMBERS, "c.csv": flat }, "-s", "a.csv", "-c", "c.csv")).config.costs,
    ).toMatchObject({
      columns: { date: "Buchungsdatum", amount: "Betrag", account: "Konto" },
      date_format: "DD-MM-YYYY",
      map: [{ account: "^Hosting$", to: "service" }],
    });
    const stated = await written({ "a.csv": MEMBERS, "c.csv": costs }, "-c", "c.csv", "--encoding", "iso-8859-15");
    expect(stated.config.costs.encoding).toBe("iso-8859-15");
  });
});

describe("ue validate", () => {
  test("tells what it understood of a file with names of its own", async () => {
    const { code, stdout } = await ue(["validate", "--format", "json"], { cwd: join(IMPORTS, "mapped") });
    expect(code).toBe(0);
    const { valid, files } = JSON.parse(stdout);
    expect(valid).toBe(true);
    expect(files[0]).toMatchObject({
      role: "subscriptions",
      file: "klanten.csv",
      delimiter: ";",
      encoding: "utf-8",
      endDate: "inclusive",
    });
    expect(files[0].rows).toBe(files[0].used + files[0].excluded);
  });

  test.each(readdirSync(IMPORTS))("says for every row of %s why it was left out", async (name) => {
    const cwd = join(IMPORTS, name);
    const given = ["subscriptions", "costs"].flatMap((role) =>
      readdirSync(cwd).includes(`${role}.csv`) ? [`--${role}`, `${role}.csv`] : [],
    );
    const args = readdirSync(cwd).includes("ue.yaml") ? ["--config", "ue.yaml"] : given;
    const { stdout, stderr } = await ue(["validate", ...args, "--format", "json"], { cwd });
    if (stdout === "") {
      expect(stderr).toContain("no subscriptions");
      return;
    }
    for (const { rows, used, excluded, leftOut } of JSON.parse(stdout).files) {
      expect(leftOut.reduce((sum: number, { rows }: { rows: number }) => sum + rows, 0)).toBe(excluded);
      expect(used + excluded).toBe(rows);
    }
  });

  test("tells reasons, currencies and the intervals that periods showed", async () => {
    const cwd = join(IMPORTS, "stripe-subscriptions");
    const { stdout } = await ue(["validate", "-s", "subscriptions.csv", "--format", "json"], { cwd });
    const [file] = JSON.parse(stdout).files;
    expect(file).toMatchObject({ currencies: ["EUR"] });
    expect(file.leftOut).toEqual([
      { reason: "status", rows: 1 },
      { reason: "trial", rows: 1 },
    ]);
    expect(file.intervals).toEqual([
      { plan: "Team", amount: "72.00", unit: "month", count: 1, rows: 2 },
      { plan: "Team half-year", amount: "720.00", unit: "month", count: 6, rows: 1 },
      { plan: "Team year", amount: "900.00", unit: "month", count: 12, rows: 1 },
      { plan: "Team two years", amount: "1500.00", unit: "year", count: 2, rows: 1 },
    ]);
    const table = await ue(["validate", "-s", "subscriptions.csv"], { cwd });
    expect(table.stdout).toContain("  left out      1 by their status, 1 on trial\n");
  });

  test("ends with 2, names every problem on stderr and still tells what it understood", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "s.csv"), "customer_id,start_date,amount\nacme,2025-13-01,1\nbolt,2025-01-01,x\n");
    const { code, stdout, stderr } = await ue(["validate", "-s", "s.csv"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("[date-impossible]");
    expect(stderr).toContain("[amount-form]");
    expect(stdout).toContain("NOT VALID");
    const json = await ue(["validate", "-s", "s.csv", "--format", "json"], { cwd });
    expect([json.code, json.stderr, JSON.parse(json.stdout).valid]).toEqual([2, "", false]);
  });
});

describe("ue presets", () => {
  test("lists every preset with its signature and an entry that ue.yaml may hold", async () => {
    const { stdout } = await ue(["presets", "--format", "json"]);
    const { presets } = JSON.parse(stdout);
    expect(presets.map(({ name }: { name: string }) => name)).toEqual(PRESETS.map(({ name }) => name));
    for (const { example } of presets) expect(() => parse(example)).not.toThrow();
    expect((await ue(["presets"])).stdout).toContain("stripe-subscriptions");
  });
});
