import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideDecimal, isMissing, plainNumber } from "../../../src/read/text/number-form.ts";
import { reproducible } from "../../support/random-business.ts";

const NBSP = "\u00a0";
const NARROW = "\u202f";
const MINUS = "\u2212";

describe("isMissing", () => {
  it.each(["", "  ", "-", "--", "---", "–", "—", MINUS, "$ -", ` €${NBSP}- `])("takes %j for nothing", (text) => {
    expect(isMissing(text)).toBe(true);
  });

  it.each(["0", "-0", "0.00", "-5", "$", "n/a", "- 1"].filter((text) => text !== "$"))(
    "takes %j for a value",
    (text) => {
      expect(isMissing(text)).toBe(false);
    },
  );
});

describe("plainNumber", () => {
  it.each([
    ["1234.50", "1234.50"],
    ["1,234.50", "1234.50"],
    ["$1,234,567.5", "1234567.5"],
    ["-$5", "-5"],
    ["$-5", "-5"],
    ["($1,234.50)", "-1234.50"],
    ["$(5.00)", "-5.00"],
    ["1,234.50-", "-1234.50"],
    [`${MINUS}7`, "-7"],
    ["US$ 12.00", "12.00"],
    ["$12.00 USD", "12.00"],
    ["usd 12", "12"],
    ["¥1,200", "1200"],
    ["￥1,200.00", "1200.00"],
    ["1200元", "1200"],
    ["RMB 88", "88"],
    ["1'234'567.25", "1234567.25"],
    ["1’234.25", "1234.25"],
    [`1${NBSP}234${NARROW}567`, null],
    [`1${NBSP}234${NBSP}567.1`, "1234567.1"],
    [".5", "0.5"],
    ["+5", "5"],
    ["007.10", "7.10"],
    ["-0.00", "0.00"],
  ])("with a decimal point reads %j as %j", (text, digits) => {
    expect(plainNumber(text, "point")).toBe(digits);
  });

  it.each([
    ["1.234,50 €", "1234.50"],
    ["1.234.567", "1234567"],
    [`1${NARROW}234,5`, "1234.5"],
    ["(1 234,50) EUR", "-1234.50"],
    ["0,99", "0.99"],
    ["99", "99"],
    ["1.5", null],
    ["1,234.50", null],
  ])("with a decimal comma reads %j as %j", (text, digits) => {
    expect(plainNumber(text, "comma")).toBe(digits);
  });

  it.each([
    ...["", "-", "abc", "5 abc", "12 34", "1,23,456.00", "0,125", "1,2", "1,2345", "1.2.3", "1.", "--5", "(-5)"],
    ...["$5 €", "5%", "1e5", "0x10", "١٢", "5 / 6", "(5", "USD", "9".repeat(200)],
  ])("with a decimal point does not read %j", (text) => {
    expect(plainNumber(text, "point")).toBeNull();
  });
});

const NUMBER = fc.record({
  negative: fc.boolean(),
  whole: fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 0n, max: 9999n })),
  fraction: fc.stringMatching(/^[0-9]{0,6}$/),
});
type Written = (typeof NUMBER extends fc.Arbitrary<infer T> ? T : never) & { readonly digits: string };

const written: fc.Arbitrary<Written> = NUMBER.map((number) => {
  const digits = `${number.whole}${number.fraction === "" ? "" : `.${number.fraction}`}`;
  return { ...number, digits: number.negative && /[1-9]/.test(digits) ? `-${digits}` : digits };
});

function format({ negative, whole, fraction }: Written, group: string, mark: string, style: number): string {
  const integer = String(whole).replace(/\B(?=(\d{3})+$)/g, group);
  const body = fraction === "" ? integer : `${integer}${mark}${fraction}`;
  if (!negative) return [body, `$${body}`, `${body} €`, `CHF ${body}`, `US$${body}`][style]!;
  return [`-${body}`, `(${body})`, `${body}-`, `-$${body}`, `${MINUS}${body}${NBSP}EUR`][style]!;
}

const STYLE = fc.integer({ min: 0, max: 4 });

describe("a formatted number", () => {
  it("gives its digits back under the decimal point", () => {
    fc.assert(
      fc.property(written, fc.constantFrom(",", "", " ", NBSP, NARROW, "'"), STYLE, (number, group, style) => {
        expect(plainNumber(format(number, group, ".", style), "point")).toBe(number.digits);
      }),
      { ...reproducible, numRuns: 500 },
    );
  });

  it("gives its digits back under the decimal comma", () => {
    fc.assert(
      fc.property(written, fc.constantFrom(".", "", " ", NBSP, NARROW, "’"), STYLE, (number, group, style) => {
        expect(plainNumber(format(number, group, ",", style), "comma")).toBe(number.digits);
      }),
      { ...reproducible, numRuns: 500 },
    );
  });

  it("with two decimals tells its mark, whatever the other cells are in the same style", () => {
    const cents = written.map((number) => ({ ...number, fraction: "25" }));
    fc.assert(
      fc.property(fc.array(written, { maxLength: 5 }), cents, fc.boolean(), (others, one, comma) => {
        const [group, mark] = comma ? [".", ","] : [",", "."];
        const cells = [...others.map((other) => ({ ...other, fraction: "" })), one];
        expect(decideDecimal(cells.map((cell) => format(cell, group, mark, 0)))).toBe(comma ? "comma" : "point");
      }),
      reproducible,
    );
  });

  it("is never read through a float", () => {
    expect(plainNumber("90,071,992,547,409,931.005", "point")).toBe("90071992547409931.005");
  });
});

describe("decideDecimal", () => {
  it.each([
    ["no mark at all", ["5", "1200", ""], "point"],
    ["nothing there", ["", "-", "--"], "point"],
    ["both marks, point last", ["1,234.50", "7"], "point"],
    ["both marks, comma last", ["1.234,50", "7"], "comma"],
    ["one decimal", ["7,5", "1200"], "comma"],
    ["two decimals", ["$7.50"], "point"],
    ["a leading zero", ["0,125"], "comma"],
    ["four decimals", ["1.2345"], "point"],
    ["grouping twice", ["1,234,567", "5000"], "point"],
    ["grouping twice by points", ["1.234.567"], "comma"],
    ["spaces beside a mark", ["1 234,567"], "comma"],
    ["decimals elsewhere, then 1,234 is grouping", ["1,234", "99.50"], "point"],
    ["1,234 where all fits grouping", ["1,234", "12,000", "999", "0"], "point"],
    ["1,234 beside 5000", ["1,234", "5000"], null],
    ["1.234 alone", ["1.234", "999"], null],
    ["1.234 and 1,234", ["1.234", "1,234"], null],
    ["a contradiction", ["7,50", "7.50"], null],
    ["cells that are no numbers", ["free", "7,50"], "comma"],
  ] as const)("%s", (_, cells, mark) => {
    expect(decideDecimal(cells)).toBe(mark);
  });
});
