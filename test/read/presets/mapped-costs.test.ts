import { describe, expect, it } from "vitest";
import { accountRule, changed } from "../../support/account-rules.ts";
import { importText } from "../../support/imports.ts";
import { csv, read } from "../../support/reading.ts";

const FILE = importText("mapped-costs", "costs.csv");
const columns = new Map([
  ["date", "Buchungsdatum"],
  ["account", "konto"],
  ["amount", "Betrag"],
  ["segment", "Team"],
]);
const map = [accountRule("^Hosting", "service"), accountRule("^Vertrieb", "sales")];
const errorsOf = async (costs: string, entry: object = {}) =>
  (await read({ costs, costEntry: { columns, map, ...entry } })).errors;

describe("a flat file whose columns ue.yaml names", () => {
  it("is read with its own delimiter, dates and decimal mark", async () => {
    const { costs, errors } = await read({ costs: FILE, costEntry: { columns, map } });
    expect(errors).toEqual([]);
    expect(costs).toEqual(["2025-01 service 125040", "2025-02 service 126000", "2025-02 sales 340000 Kliniken"]);
  });

  it("may have titles above its header, and the mapping either way round", async () => {
    const inverse = new Map([...columns].map(([canonical, own]) => [own, canonical]));
    const { costs } = await read({ costs: `Kosten 2025;;;\n${FILE}`, costEntry: { columns: inverse, map } });
    expect(costs).toHaveLength(3);
  });

  it("may name its categories itself", async () => {
    const { costs } = await read({
      costs: csv("When,What,How much", "2025-01-03,Sales,5", "2025-02-03,rnd,6.5"),
      costEntry: {
        columns: new Map([
          ["month", "when"],
          ["category", "what"],
          ["amount", "how much"],
        ]),
      },
    });
    expect(costs).toEqual(["2025-01 sales 500", "2025-02 rnd 650"]);
  });

  it("lists the columns that are not there, and the keys that mean nothing", async () => {
    expect(
      await errorsOf(FILE, { columns: new Map([...columns, ["currency", "Waehrung"], ["price", "Preis"]]) }),
    ).toEqual(["mapping-column-missing", "mapping-key-unknown"]);
    expect(await errorsOf(FILE, { columns: new Map([["amount", "Betrag"]]) })).toEqual([
      "c1.csv:1 month column-missing",
      "c1.csv:1 account column-missing",
    ]);
  });

  it.each<[string, readonly [string, string], string]>([
    ["an empty amount", ["1.250,40", ""], "c1.csv:2 Betrag cell-empty"],
    ["an amount with letters", ["1.250,40", "viel"], "c1.csv:2 Betrag amount-form"],
    ["a day that does not exist", ["31.01.2025", "31.02.2025"], "c1.csv:2 Buchungsdatum date-impossible"],
    ["no date", ["31.01.2025", "Januar"], "c1.csv:2 Buchungsdatum month-form"],
    ["an empty date", ["31.01.2025", ""], "c1.csv:2 Buchungsdatum cell-empty"],
    ["a row too short", [";1.260,00;", ";1.260,00"], "c1.csv:3 column-count"],
    ["an account without a rule", ["Vertrieb", "Reisen"], "c1.csv:4 account-unmapped"],
  ])("reports %s", async (_, change, problem) => {
    expect(await errorsOf(changed(FILE, change))).toEqual([problem]);
  });

  it("asks for the decimal mark where nothing tells it", async () => {
    const doubtful = csv("month,account,amount", "2025-01,Hosting,1.250");
    const entry = { columns: new Map([["amount", "amount"]]) };
    expect(await errorsOf(doubtful, entry)).toEqual(["c1.csv:2 amount decimal-undecided"]);
    const { costs } = await read({ costs: doubtful, costEntry: { ...entry, map, decimal: "comma" } });
    expect(costs).toEqual(["2025-01 service 125000"]);
  });
});

describe("canonical columns in other forms", () => {
  it("are read with the forms that the entry states", async () => {
    const { costs } = await read({
      costs: 'month,category,amount\n03/02/2025,sales,"1.250,40"\n',
      costEntry: { decimal: "comma", dateFormat: "DD/MM/YYYY" },
    });
    expect(costs).toEqual(["2025-02 sales 125040"]);
  });

  it("may have a column for each month, with names and numbers of their own", async () => {
    const wide = csv("Kosten;;", "Konto;Jan 2025;2025-02", "Hosting;1.250,40;-", "Vertrieb;3.400,00 €;1,5");
    const entry = { columns: new Map([["account", "Konto"]]), map };
    const { costs, errors, files } = await read({ costs: wide, costEntry: entry });
    expect([errors, costs]).toEqual([[], ["2025-01 service 125040", "2025-01 sales 340000", "2025-02 sales 150"]]);
    expect(files[1]!.facts.decimal).toBe("comma");
    const { costs: stated } = await read({
      costs: csv("category;2025-01", "rnd;1.250"),
      costEntry: { decimal: "comma" },
    });
    expect(stated).toEqual(["2025-01 rnd 125000"]);
  });

  it("and a column for each month are asked for what they do not tell", async () => {
    expect(await errorsOf(csv("Konto;2025-01", "Hosting;1.250"), { columns: new Map([["account", "Konto"]]) })).toEqual(
      ["c1.csv:2 decimal-undecided"],
    );
    const misspelt = {
      columns: new Map([
        ["account", "Konto"],
        ["segment", "Teem"],
      ]),
    };
    expect(await errorsOf(csv("Konto;Team;2025-01", "Hosting;x;1,5"), misspelt)).toEqual(["mapping-column-missing"]);
    expect(await errorsOf(csv("Konto;2025-01", "Hosting;viel"), { columns: new Map([["account", "Konto"]]) })).toEqual([
      "c1.csv:2 2025-01 amount-form",
    ]);
  });

  it("may head their months as reports do", async () => {
    const { costs, errors } = await read({ costs: csv("category,Jan 2025,Feb 2025", "sales,5,6") });
    expect([errors, costs]).toEqual([[], ["2025-01 sales 500", "2025-02 sales 600"]]);
  });
});
