import { power } from "../../domain/power.ts";

/** What a cell holds: a spreadsheet's #N/A is null. */
export type CellValue = number | boolean | string | null;

/**
 * The value of a model's formula, as a spreadsheet would find it: a missing value makes missing whatever is computed
 * from it, and of IF only the branch that is chosen counts.
 */
export function calculate(formula: string, valueBy: (name: string) => CellValue): CellValue {
  const tokens = [...formula.matchAll(TOKEN)].map(([text]) => text);
  return new Calculation(tokens, valueBy).whole(formula);
}

const TOKEN = /[A-Za-z_][A-Za-z_0-9]*|\d+(?:\.\d+)?(?:e-?\d+)?|<=|>=|<>|[-+*/^()=<>,]|"[^"]*"/g;

type Term = () => CellValue;

/** Loosest first. */
const OPERATORS: readonly (readonly string[])[] = [["<=", ">=", "<>", "=", "<", ">"], ["+", "-"], ["*", "/"], ["^"]];

class Calculation {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly valueBy: (name: string) => CellValue,
  ) {}

  whole(formula: string): CellValue {
    const term = this.binary(0);
    if (this.at < this.tokens.length) throw new Error(`${formula}: "${this.tokens[this.at]}" is left over`);
    return term();
  }

  private binary(level: number): Term {
    const operators = OPERATORS[level];
    if (operators === undefined) return this.single();
    let left = this.binary(level + 1);
    while (operators.includes(this.tokens[this.at] ?? "")) {
      const operator = this.tokens[this.at++]!;
      const [before, after] = [left, this.binary(level + 1)];
      left = () => apply(operator, before(), after());
    }
    return left;
  }

  private single(): Term {
    const token = this.tokens[this.at++] ?? "";
    if (token === "-") return this.negative(this.single());
    if (token === "(") return this.until(this.binary(0));
    if (token.startsWith('"')) return () => token.slice(1, -1);
    if (/^\d/.test(token)) return () => Number(token);
    if (!/^[A-Za-z_]/.test(token)) throw new Error(`"${token}" is no number and no name`);
    if (this.tokens[this.at] !== "(") return () => this.valueBy(token);
    this.at++;
    return this.call(token);
  }

  private negative(term: Term): Term {
    return () => apply("-", 0, term());
  }

  private until(term: Term): Term {
    if (this.tokens[this.at++] !== ")") throw new Error('a ")" is missing');
    return term;
  }

  private call(name: string): Term {
    const given: Term[] = [];
    while (this.tokens[this.at] !== ")") {
      given.push(this.binary(0));
      if (this.tokens[this.at] === ",") this.at++;
    }
    this.at++;
    const run = FUNCTIONS[name];
    if (run === undefined) throw new Error(`no function ${name}`);
    return () => run(given);
  }
}

function apply(operator: string, left: CellValue, right: CellValue): CellValue {
  if (left === null || right === null) return null;
  if (operator === "=") return left === right;
  if (operator === "<>") return left !== right;
  const [a, b] = [Number(left), Number(right)];
  if (operator === "<=") return a <= b;
  if (operator === ">=") return a >= b;
  if (operator === "<") return a < b;
  if (operator === ">") return a > b;
  if (operator === "+") return a + b;
  if (operator === "-") return a - b;
  if (operator === "*") return a * b;
  if (operator === "/") return b === 0 ? null : a / b;
  return power(a, b);
}

function numbers(given: readonly Term[], of: (...values: number[]) => number): CellValue {
  const values = given.map((term) => term());
  if (values.includes(null)) return null;
  const result = of(...values.map(Number));
  return Number.isFinite(result) ? result : null;
}

const FUNCTIONS: Readonly<Record<string, (given: readonly Term[]) => CellValue>> = {
  NA: () => null,
  IF: ([condition, yes, no]) => {
    const holds = condition!();
    return holds === null ? null : holds === true ? yes!() : no!();
  },
  MIN: (given) => numbers(given, Math.min),
  MAX: (given) => numbers(given, Math.max),
  ABS: (given) => numbers(given, Math.abs),
  LN: (given) => numbers(given, Math.log),
  ROUNDUP: (given) => numbers(given, (value, digits) => roundedUp(value, digits!)),
  AND: (given) => {
    const values = given.map((term) => term());
    return values.includes(null) ? null : values.every((value) => value === true);
  },
  OR: (given) => {
    const values = given.map((term) => term());
    return values.includes(null) ? null : values.some((value) => value === true);
  },
  NOT: ([term]) => {
    const value = term!();
    return value === null ? null : value !== true;
  },
  ISNUMBER: ([term]) => typeof term!() === "number",
  IFERROR: ([term, otherwise]) => term!() ?? otherwise!(),
};

/** Away from zero, as spreadsheets do. */
function roundedUp(value: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.ceil(Math.abs(value) * scale)) / scale;
}
