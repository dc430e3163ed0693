// Builds dist/: the program in one file, because every further file costs a start some milliseconds, and beside it the
// parts that load zod and yaml, for runs that need them. Every package is bundled in: an install brings no other one.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { build } from "esbuild";
import { parse } from "yaml";

const yamlAsData = {
  name: "yaml-as-data",
  setup(builder) {
    builder.onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, "utf8"))),
      loader: "json",
    }));
  },
};

/** Regular expressions keep their letters as they are, unless they are escapes before: the bundle is to be ASCII. */
const asciiSources = {
  name: "ascii-sources",
  setup(builder) {
    builder.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/[^\0-\x7f]/g, (unit) => `\\u${hex(unit)}`),
      loader: "ts",
    }));
  },
};
const hex = (unit) => unit.charCodeAt(0).toString(16).padStart(4, "0");

const HEAVY = {
  config: "src/read/config.ts",
  schema: "src/cli/commands/schema.ts",
  workbook: "src/render/workbook/workbook.ts",
  zh: "src/render/words/zh/index.ts",
  saved: "src/report/diff/saved-schema.ts",
};

const heavyParts = {
  name: "heavy-parts",
  setup(builder) {
    builder.onResolve({ filter: /\.ts$/ }, ({ path, kind, resolveDir }) => {
      if (kind !== "dynamic-import") return null;
      const [name] = Object.entries(HEAVY).find(([, file]) => resolve(resolveDir, path) === resolve(file)) ?? [];
      return name === undefined ? null : { path: `./${name}.cjs`, external: true };
    });
  },
};

/** Commander asks for child_process at every start, and uses it only for subcommands that are programs of their own. */
const withoutChildProcess = {
  name: "without-child-process",
  setup(builder) {
    builder.onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: "unused" }));
    builder.onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "module.exports = {};" }));
  },
};

/**
 * chalk asks what the terminal can show, which loads half of the network; the program decides that itself. What is
 * bundled is told the level.
 */
const withoutColourDetection = {
  name: "without-colour-detection",
  setup(builder) {
    builder.onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: "no-colour" }));
    builder.onLoad({ filter: /.*/, namespace: "no-colour" }, () => ({
      contents: "export default { stdout: false, stderr: false };",
    }));
  },
};

const { version } = JSON.parse(await readFile("package.json", "utf8"));
await rm("dist", { recursive: true, force: true });
const options = {
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  charset: "ascii",
  platform: "node",
  target: "node20.12",
  // A script that comes from the code cache can require, but not import().
  supported: { "dynamic-import": false },
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: "linked",
  sourcesContent: false,
  metafile: true,
  define: { UE_VERSION: JSON.stringify(version) },
  plugins: [yamlAsData, asciiSources, heavyParts, withoutChildProcess, withoutColourDetection],
  logLevel: "warning",
};
const results = await Promise.all([
  // A function around it all, so that bin/ue.js can run the text as it is.
  build({
    ...options,
    entryPoints: { ue: "src/cli/main.ts" },
    banner: { js: "(function (exports, require, module) {" },
    footer: { js: "})" },
  }),
  build({ ...options, entryPoints: HEAVY }),
]);

const packages = new Set(
  results
    .flatMap(({ metafile }) => Object.keys(metafile.inputs))
    .flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []),
);
const licences = await Promise.all(
  [...packages].sort().map(async (name) => {
    for (const file of ["LICENSE", "LICENSE.md", "license", "LICENSE.txt", "LICENSE-MIT.txt"]) {
      const text = await readFile(`node_modules/${name}/${file}`, "utf8").catch(() => null);
      if (text !== null) return `${name}\n\n${text.trim()}\n`;
    }
    throw new Error(`no licence text found for the bundled package ${name}`);
  }),
);
await writeFile("dist/THIRD-PARTY-LICENSES.txt", licences.join(`\n${"-".repeat(78)}\n\n`));

/** Compiled code of the functions that checks run, for bin/ue.js. */
async function writeCodeCache(file) {
  const text = await readFile(file, "utf8");
  if (/[^\0-\x7f]/.test(text)) throw new Error("the bundle is to be ASCII, as bin/ue.js reads it");
  // Code that has not run for a while would be thrown away before it is written.
  setFlagsFromString("--no-flush-bytecode");
  const script = new Script(text, { filename: file });
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, createRequire(file), bundle);
  const quiet = { write: (_, done) => done() };
  for (const company of await readdir("fixtures/companies", { withFileTypes: true }))
    for (const format of company.isDirectory() ? ["table", "json"] : [])
      await bundle.exports.run({
        argv: ["node", "ue", "check", "-s", "subscriptions.csv", "-c", "costs.csv", "--format", format],
        env: {},
        stdin: [],
        stdout: quiet,
        stderr: quiet,
        cwd: () => resolve("fixtures/companies", company.name),
      });
  // A cache is only taken where it was made under the same flags.
  setFlagsFromString("--flush-bytecode");
  await writeFile(`${file}.cache`, script.createCachedData());
}
await writeCodeCache(resolve("dist/ue.cjs"));
