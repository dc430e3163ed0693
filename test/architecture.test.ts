import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

interface Layer {
  /** Layers that may be imported, apart from the own one. */
  readonly layers: readonly string[];
  /** Layers of which only types may be imported. */
  readonly types?: readonly string[];
  readonly packages: readonly string[];
}

const LAYERS: Readonly<Record<string, Layer>> = {
  domain: { layers: [], packages: [] },
  measures: { layers: ["domain"], packages: [] },
  metrics: { layers: ["domain", "measures"], packages: [] },
  gates: { layers: ["domain", "metrics"], types: ["measures"], packages: [] },
  report: { layers: ["domain", "measures", "metrics", "gates"], packages: [] },
  read: {
    layers: ["domain", "gates"],
    packages: ["csv-parse", "yaml", "zod", "node:buffer", "node:stream", "node:zlib"],
  },
  render: {
    layers: ["domain", "report", "metrics", "gates"],
    packages: ["chalk", "cli-table3", "d3-scale", "d3-shape", "fflate", "string-width"],
  },
  cli: {
    layers: ["domain", "measures", "metrics", "gates", "report", "read", "render"],
    packages: ["commander", "node:*", "csv-parse", "yaml", "zod", "chalk", "cli-table3"],
  },
};

/** Packages that a single file may use beyond its layer. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  "gates/policy-schema.ts": ["zod"],
  "report/diff/diff-schema.ts": ["zod"],
  "report/diff/saved-schema.ts": ["zod"],
  "report/explain/explain-schema.ts": ["zod"],
  "report/forecast/forecast-schema.ts": ["zod"],
  "report/ltv/ltv-schema.ts": ["zod"],
  "report/full/full-schema.ts": ["zod"],
  "report/solve/solve-schema.ts": ["zod"],
  "report/what-if/what-if-schema.ts": ["zod"],
  "report/report-schema.ts": ["zod"],
};

const FORBIDDEN_BELOW_CLI: Readonly<Record<string, RegExp>> = {
  "the process": /\bprocess\s*(\.|\[)/,
  "the clock": /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/,
  chance: /\bMath\.random\b|\bcrypto\.(randomUUID|getRandomValues)\b/,
  "the file system": /["']node:(fs|child_process|os)\b|["']fs["']/,
  "the terminal": /\bconsole\s*\./,
};

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function withoutComments(code: string): string {
  return code.replace(/^\s*\/\*[\s\S]*?\*\//gm, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

/** Static and dynamic imports and re-exports. */
function importsOf(code: string): Import[] {
  const found: Import[] = [];
  for (const [, keyword, clause = "", specifier] of code.matchAll(
    /^\s*(import|export)\b([^"';]*?)(?:\bfrom\s*)?["']([^"']+)["']/gm,
  ))
    if (keyword === "import" || /[*}]\s*$/.test(clause))
      found.push({ specifier: specifier!, typeOnly: isTypeOnly(clause) });
  for (const [, specifier] of code.matchAll(/\bimport\(\s*["'`]([^"'`]+)["'`]/g))
    found.push({ specifier: specifier!, typeOnly: false });
  return found;
}

function isTypeOnly(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true;
  const names = /^\s*\{([\s\S]*)\}\s*$/.exec(clause)?.[1];
  if (names === undefined) return false;
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .every((name) => name.startsWith("type "));
}

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
  .map((path) => ({ path, layer: path.split("/")[0]!, code: withoutComments(readFileSync(join(SRC, path), "utf8")) }));

/** Why an import is not allowed; null when it is. */
function objection(path: string, layer: string, { specifier, typeOnly }: Import): string | null {
  const { layers, types = [], packages } = LAYERS[layer]!;
  if (!specifier.startsWith(".")) {
    const allowed = [...packages, ...(EXCEPTIONS[path] ?? [])];
    const fits = (name: string) =>
      name.endsWith("*")
        ? specifier.startsWith(name.slice(0, -1))
        : specifier === name || specifier.startsWith(`${name}/`);
    return allowed.some(fits) ? null : `${path} imports ${specifier}`;
  }
  const target = normalize(join(dirname(path), specifier)).replaceAll("\\", "/");
  const to = target.split("/")[0]!;
  if (target.startsWith("..")) {
    return layer === "cli" ? null : `${path} imports ${specifier} from outside src`;
  }
  if (to === layer || layers.includes(to) || (typeOnly && types.includes(to))) return null;
  return `${path} imports ${typeOnly ? "types of " : ""}${target}`;
}

describe("the architecture", () => {
  it("has no folder beside its layers", () => {
    expect(files.map(({ layer }) => layer).filter((layer) => !(layer in LAYERS))).toEqual([]);
  });

  it("has imports that point down, and packages only where they belong", () => {
    const objections = files.flatMap(({ path, layer, code }) =>
      importsOf(code).map((found) => objection(path, layer, found)),
    );
    expect(objections.filter((text) => text !== null)).toEqual([]);
  });

  it("writes relative imports with the file that they mean", () => {
    const bare = files.flatMap(({ path, code }) =>
      importsOf(code)
        .filter(({ specifier }) => specifier.startsWith(".") && !/\.(ts|yaml|json)$/.test(specifier))
        .map(({ specifier }) => `${path}: ${specifier}`),
    );
    expect(bare).toEqual([]);
  });

  it.each(Object.entries(FORBIDDEN_BELOW_CLI))("leaves %s to the command line", (_, pattern) => {
    const below = files.filter(({ layer }) => layer !== "cli");
    expect(below.filter(({ code }) => pattern.test(code)).map(({ path }) => path)).toEqual([]);
  });

  it("imports in no circle", () => {
    const graph = new Map(
      files.map(({ path, code }) => [
        path,
        importsOf(code)
          .filter(({ specifier, typeOnly }) => specifier.startsWith(".") && !typeOnly)
          .map(({ specifier }) => normalize(join(dirname(path), specifier)).replaceAll("\\", "/")),
      ]),
    );
    const done = new Set<string>();
    const visit = (path: string, above: readonly string[]) => {
      if (above.includes(path)) expect.fail([...above, path].join(" -> "));
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...above, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
  });
});

describe("the referee of the architecture", () => {
  const found = (code: string) => importsOf(withoutComments(code));

  it("sees every form of import", () => {
    expect(
      found(
        [
          'import { a, type B } from "./a.ts";',
          'import type { C } from "./c.ts";',
          'import { type D, type E } from "./d.ts";',
          'import f, * as g from "f";',
          'import "./h.ts";',
          "import {\n  i,\n  j,\n} from './i.ts';",
          'export { k } from "./k.ts";',
          'export * from "./l.ts";',
          'export type { M } from "./m.ts";',
          'const n = await import("./n.ts");',
        ].join("\n"),
      ).map(({ specifier, typeOnly }) => `${specifier}${typeOnly ? " type" : ""}`),
    ).toEqual([
      "./a.ts",
      "./c.ts type",
      "./d.ts type",
      "f",
      "./h.ts",
      "./i.ts",
      "./k.ts",
      "./l.ts",
      "./m.ts type",
      "./n.ts",
    ]);
  });

  it("sees no import in a comment or in an exported text", () => {
    expect(
      found('// import "./a.ts";\n/** import "./b.ts" */\nexport const c = "./c.ts";\nexport const d = ["./d.ts"];'),
    ).toEqual([]);
  });

  it.each([
    ["domain/money.ts", "../measures/ledger.ts"],
    ["domain/money.ts", "zod"],
    ["measures/ledger.ts", "../metrics/ltv.ts"],
    ["metrics/ltv.ts", "../gates/policy.ts"],
    ["gates/evaluate.ts", "zod"],
    ["gates/evaluate.ts", "../measures/ledger.ts"],
    ["read/csv.ts", "../metrics/index.ts"],
    ["read/csv.ts", "node:fs"],
    ["render/table.ts", "../measures/ledger.ts"],
    ["report/report.ts", "../render/table.ts"],
    ["metrics/ltv.ts", "../../package.json"],
  ])("would not let %s import %s", (path, specifier) => {
    expect(objection(path, path.split("/")[0]!, { specifier, typeOnly: false })).not.toBeNull();
  });

  it.each([
    ["gates/policy-schema.ts", "zod", false],
    ["gates/evaluate.ts", "../measures/measures.ts", true],
    ["gates/policies.ts", "./policies/handbook.yaml", false],
    ["read/csv.ts", "csv-parse/sync", false],
    ["render/table.ts", "../gates/verdict.ts", true],
    ["cli/main.ts", "node:fs/promises", false],
  ])("lets %s import %s", (path, specifier, typeOnly) => {
    expect(objection(path, path.split("/")[0]!, { specifier, typeOnly })).toBeNull();
  });
});
