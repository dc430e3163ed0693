import { isMap, isNode, isScalar, Lexer, LineCounter, type ParsedNode, Parser, parseDocument } from "yaml";
import type * as z from "zod";
import type { Place } from "../domain/issue.ts";
import { nearest } from "../domain/nearest.ts";
import { excerpt } from "./cells.ts";
import type { IssueLog } from "./issue-log.ts";

export type YamlPath = readonly (string | number)[];

/** A YAML file that was understood: its data, and where each part of it stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly data: T;
  readonly place: (path: YamlPath) => Place;
  /** A scalar as it is written; null for anything else. */
  readonly written: (path: YamlPath) => string | null;
  /** Where the key of an entry stands; its value may be on a later line. */
  readonly keyPlace: (path: YamlPath) => Place;
}

/** Reads YAML of a given shape. Null, with every problem in the log, when its syntax or shape is wrong. */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>, log: IssueLog): YamlFile<T> | null {
  try {
    if (!isNestedTooDeeply(text)) return readShape(file, text, schema, log);
  } catch (error) {
    // Aliases of aliases nest too, and what walks through them calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
  }
  log.error("config-syntax", { file }, { message: "it is nested too deeply" });
  return null;
}

/** Far more than any settings have. */
const DEEPEST = 100;

/**
 * The parser keeps a list of what it is in; what builds the document from it calls itself for each level, and a call
 * stack that runs out within a regular expression ends the whole process.
 */
function isNestedTooDeeply(text: string): boolean {
  const parser = new Parser();
  for (const token of new Lexer().lex(text)) {
    for (const _ of parser.next(token));
    if (parser.stack.length > DEEPEST) return true;
  }
  return false;
}

function readShape<T>(file: string, text: string, schema: z.ZodType<T>, log: IssueLog): YamlFile<T> | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: String(col) };
  };
  for (const { code, message, pos } of document.errors)
    log.error("config-syntax", at(pos[0]), {
      message: code === "MULTIPLE_DOCS" ? "`---` starts a second document, and one is expected" : message,
    });
  if (document.errors.length > 0) return null;
  const place = (path: YamlPath): Place => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at((node as ParsedNode).range[0]);
    }
    return { file };
  };
  const keyPlace = (path: YamlPath): Place => {
    const parent = document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
    const key = pair?.key;
    return isNode(key) && key.range ? at(key.range[0]) : place(path);
  };
  const written = (path: YamlPath): string | null => {
    const node = document.getIn(path, true);
    return isScalar(node) ? (node.source ?? String(node.value)) : null;
  };
  let data: unknown;
  try {
    data = document.toJS() ?? {};
  } catch (error) {
    // The library's guard against aliases that multiply.
    if (!(error instanceof ReferenceError)) throw error;
    log.error("config-syntax", { file }, { message: error.message });
    return null;
  }
  const result = schema.safeParse(data);
  if (result.success) return { file, data: result.data, place, keyPlace, written };
  for (const problem of result.error.issues) logShapeProblem(problem, data, schema, { place, keyPlace }, log);
  return null;
}

function logShapeProblem(
  problem: z.core.$ZodIssue,
  data: unknown,
  schema: z.ZodType,
  { place, keyPlace }: Pick<YamlFile<unknown>, "place" | "keyPlace">,
  log: IssueLog,
): void {
  const path = problem.path.filter((part) => typeof part !== "symbol") as YamlPath;
  const branch = meantBranch(problem);
  if (branch !== null) {
    for (const inner of branch)
      logShapeProblem({ ...inner, path: [...problem.path, ...inner.path] }, data, schema, { place, keyPlace }, log);
    return;
  }
  if (problem.code === "unrecognized_keys") {
    const allowed = allowedKeys(schema, path);
    for (const key of problem.keys)
      log.error("unknown-key", keyPlace([...path, key]), {
        key: excerpt([...path, key].join(".")),
        allowed: allowed.join(", "),
        nearest: nearest(key, allowed) ?? "",
      });
    return;
  }
  const found = path.reduce<unknown>((value, part) => (value as Record<string, unknown> | null)?.[part], data);
  const placeOf = problem.code === "invalid_key" ? keyPlace : place;
  log.error("config-invalid", placeOf(path), {
    key: path.length === 0 ? "the file" : path.join("."),
    found: found === undefined ? "missing" : found === null ? "empty" : excerpt(JSON.stringify(found)),
    expected: expectationOf(problem),
  });
}

function expectationOf(problem: z.core.$ZodIssue): string {
  switch (problem.code) {
    case "invalid_value":
      return problem.values.length === 1
        ? String(problem.values[0])
        : `one of ${problem.values.map(String).join(", ")}`;
    case "invalid_type":
      return TYPES[problem.expected] ?? problem.expected;
    case "too_small":
      if (problem.origin === "array") return "at least one entry";
      if (problem.origin === "string") return TYPES.string!;
      return `a number ${problem.inclusive ? "of at least" : "above"} ${problem.minimum}`;
    case "too_big":
      return `a number of at most ${problem.maximum}`;
    case "invalid_key":
      return problem.issues.map(expectationOf).join(", or ");
    case "invalid_union": {
      if (problem.message !== "Invalid input") return withoutVerb(problem.message);
      const parts = problem.errors.flatMap((errors) => errors.map(expectationOf));
      return [...new Set(parts)].join(", or ");
    }
    default:
      return withoutVerb(problem.message);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list, such as [a, b]",
  object: "keys with values",
  record: "keys with values",
};

/** Messages of the schemas say "give this"; here they follow "Expected". */
function withoutVerb(message: string): string {
  return message.replace(/^give /, "");
}

/** Of the branches of a union the one that is of the value's kind, where only its details are wrong. */
function meantBranch(problem: z.core.$ZodIssue): readonly z.core.$ZodIssue[] | null {
  if (problem.code !== "invalid_union" || problem.message !== "Invalid input") return null;
  const near = problem.errors.filter((errors) => errors.every(({ path }) => path.length > 0));
  return near.length === 1 ? near[0]! : null;
}

/** Keys that the schema knows at a path, for the nearest match. */
function allowedKeys(schema: z.ZodType, path: YamlPath): string[] {
  let current = unwrap(schema, path[0]);
  for (const [index, part] of path.entries()) {
    const { shape, element, valueType } = current;
    const next = shape?.[part] ?? element ?? valueType;
    if (next === undefined) return [];
    current = unwrap(next, path[index + 1]);
  }
  return Object.keys(current.shape ?? {});
}

interface SchemaParts {
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

/** The schema beneath optional and the like; of a union the branch that `next`, the path's next part, leads into. */
function unwrap(schema: z.ZodType, next: string | number | undefined): SchemaParts {
  let current = schema as z.ZodType & SchemaParts & { unwrap?: () => z.ZodType };
  while (current.shape === undefined && current.element === undefined && current.unwrap !== undefined)
    current = current.unwrap() as typeof current;
  if (!Array.isArray(current.options)) return current;
  const branches = current.options.map((option: z.ZodType) => unwrap(option, next));
  const leads = ({ shape, element }: SchemaParts) => (typeof next === "number" ? element : shape) !== undefined;
  return branches.find(leads) ?? current;
}
