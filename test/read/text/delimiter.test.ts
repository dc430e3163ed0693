import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideDelimiter, separatorLine } from "../../../src/read/text/delimiter.ts";
import { reproducible } from "../../support/random-business.ts";
import { bytesOf } from "../../support/reading.ts";

const KNOWN = ["customer_id", "start_date", "amount"];
const delimiterOf = (text: string, known: readonly string[] = KNOWN) =>
  String.fromCharCode(decideDelimiter(bytesOf(text), known));
const times = (count: number, row: string) => row.repeat(count);

describe("decideDelimiter", () => {
  it.each([
    ["commas", `customer_id,start_date,amount\n${times(9, "a,2025-01-01,1\n")}`, ","],
    ["semicolons", `customer_id;start_date;amount\n${times(9, "a;2025-01-01;1\n")}`, ";"],
    ["semicolons beside decimal commas", `customer_id;start_date;amount\n${times(9, "a;2025-01-01;1,50\n")}`, ";"],
    ["tabs", `customer_id\tstart_date\tamount\na\t2025-01-01\t1,5\n`, "\t"],
    ["pipes", "customer_id|start_date|amount\na|2025-01-01|1\n", "|"],
    ["a header alone", "Customer_ID;Start_Date", ";"],
    ["quoted names", '"customer_id";"start_date"\n"a;b";"x"\n', ";"],
    ["a title above the header", "Report of 2025\n\ncustomer_id;start_date;amount\na;b;c\n", ";"],
    ["unknown names", `Konto;Monat;Betrag\n${times(5, "Lohn;2025-01;1,50\n")}`, ";"],
    ["unknown names, two columns", "Konto;Betrag\nLohn;1,50\nMiete;2,50\n", ";"],
    ["unknown names and tabs", "Konto\tBetrag\nLohn\t1\n", "\t"],
    ["unknown names and pipes throughout", "Konto|Betrag\nLohn|1\n", "|"],
    ["pipes in some rows", "Konto\nLohn|1\nMiete|2\n", ","],
    ["a comma file with ragged rows and semicolons in a text", `a,b,c\n${times(9, "x,y;z,1\n")}x,y;z\n`, ","],
    ["a comma file with a list of tags", `a,tags\n${times(9, "x,p;q;r\n")}`, ","],
    ["as many of both", "a,b;c\n1,2;3\n", ","],
    ["one column", "customer_id\na\nb\n", ","],
    ["nothing", "", ","],
    ["blank lines", "\n\n", ","],
  ])("%s", (_, text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  it("is the comma for every text that a canonical file may hold", () => {
    const cell = fc.constantFrom("acme", '"a;b"', "x;y", "1;2;3", "p|q", "a\tb", "", '"two\nlines"', "2025-01-01");
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 60 });
    fc.assert(
      fc.property(rows, (all) => {
        const text = ["customer_id,start_date,amount", ...all.map((row) => row.join(","))].join("\n");
        expect(delimiterOf(text)).toBe(",");
      }),
      { ...reproducible, numRuns: 200 },
    );
  });
});

describe("separatorLine", () => {
  it.each([
    ["sep=;\na;b", ";", 6],
    ["SEP=;\r\na;b", ";", 7],
    ["sep=\t\na", "\t", 6],
    ['"sep=|"\na', "|", 8],
    ["sep=,,,,\na", ",", 9],
    ["sep=;", ";", 5],
  ])("finds %j", (text, delimiter, length) => {
    expect(separatorLine(bytesOf(text))).toEqual({ delimiter: delimiter.charCodeAt(0), length });
  });

  it.each(["", "separator\n", "sep=\n", "sep,b\n", "sep=ab\n", "sep=；\n", 'sep="\n'])("finds none in %j", (text) => {
    expect(separatorLine(bytesOf(text))).toBeNull();
  });
});
