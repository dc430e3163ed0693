import { describe, expect, it } from "vitest";
import { calculate } from "../../src/metrics/model/calculate.ts";

const NAMES: Readonly<Record<string, number | string | null>> = { two: 2, three_x: 3, nothing: null, empty: "" };
const of = (formula: string) => calculate(formula, (name) => NAMES[name]!);

describe("a formula is calculated as spreadsheets do", () => {
  it.each([
    ["2+3*4", 14],
    ["(2+3)*4", 20],
    ["2-3-4", -5],
    ["24/4/2", 3],
    ["2*three_x^2", 18],
    ["-two+1", -1],
    ["1-two*three_x", -5],
    ["1+2<=3", true],
    ["two<>2", false],
    ["IF(two=2,10,20)", 10],
    ["MIN(1/two,0.4)", 0.4],
    ["MAX(0,two-three_x)", 0],
    ["ROUNDUP(2.1,0)", 3],
    ["ROUNDUP(-2.1,0)", -3],
    ["ABS(two-three_x)", 1],
    ["LN(1)", 0],
    ["ISNUMBER(empty)", false],
    ["ISNUMBER(two)", true],
    ["AND(two=2,NOT(three_x=2))", true],
    ["OR(two=3,three_x=2)", false],
    ['IF(two>3,"yes","no")', "no"],
    ["two>=2", true],
    ["two>=2.1", false],
    ["two<three_x", true],
    ["two<2", false],
    ["two>2", false],
    ["two<=1.9", false],
    ['empty=""', true],
    ["1.5e-3*1000", 1.5],
    ["ROUNDUP(1.21,1)", 1.3],
    ["OR(two=3,three_x=3)", true],
    ["AND(two=2,three_x=2)", false],
    ["AND(two=2)", true],
    ["NOT(two=2)", false],
    ["2^3^2", 64],
  ])("%s is %s", (formula, value) => {
    expect(of(formula)).toBe(value);
  });

  it.each([
    "1/0",
    "nothing+1",
    "MAX(nothing,1)",
    "IF(nothing=1,1,2)",
    "NA()",
    "LN(0)",
    "1/(two-2)",
    "AND(two=2,nothing=1)",
    "OR(two=2,nothing=1)",
    "NOT(nothing=1)",
  ])("%s has no value", (formula) => {
    expect(of(formula)).toBeNull();
  });

  it("a branch that is not taken may lack its value", () => {
    expect(of("IF(two<=0,1/0,5)")).toBe(5);
    expect(of("IF(two=2,7,nothing)")).toBe(7);
    expect(of("IFERROR(nothing,3)")).toBe(3);
  });

  it.each([
    ["2+", '"" is no number and no name'],
    ["(2", 'a ")" is missing'],
    ["SUM(1)", "no function SUM"],
    ["2 3", '2 3: "3" is left over'],
    ["*2", '"*" is no number and no name'],
  ])("%s is a mistake: %s", (formula, message) => {
    expect(() => of(formula)).toThrow(message);
  });
});
