// Builds dist/: ue.cjs with what a plain check loads, in one file, because every further file costs a start some
// milliseconds, and rest.cjs with all else, which a check would otherwise carry about. What belongs where is found out:
// a first build has everything that is imported dynamically in the rest, and checks made with it tell what they load of
// that. Every package is bundled in: an install brings no other one.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { relative, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { build } from "esbuild";
import { parse } from "yaml";

const yamlAsData = {
  name: "yaml-as-data",
  setup(builder) {
    builder.onLoad({ filter: /\.yaml$/, namespace: "file" }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, "utf8"))),
      loader: "json",
    }));
  },
};

/** Regular expressions keep their letters as they are, unless they are escapes before: the bundle is to be ASCII. */
const asciiSources = {
  name: "ascii-sources",
  setup(builder) {
    builder.onLoad({ filter: /[\\/]src[\\/].*\.ts$/, namespace: "file" }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/[^\0-\x7f]/g, (unit) => `\\u${hex(unit)}`),
      loader: "ts",
    }));
  },
};
const hex = (unit) => unit.charCodeAt(0).toString(16).padStart(4, "0");

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

/** cli-table3 measures texts as the rest of the program does: the library alone takes far longer. */
const withOurTextWidth = {
  name: "with-our-text-width",
  setup(builder) {
    builder.onResolve({ filter: /^string-width$/ }, ({ path, importer }) =>
      importer.includes("cli-table3") ? { path, namespace: "text-width" } : null,
    );
    builder.onLoad({ filter: /.*/, namespace: "text-width" }, () => ({
      contents: 'module.exports = require("./src/render/text-width.ts").textWidth;',
      resolveDir: import.meta.dirname,
    }));
  },
};

const { version } = JSON.parse(await readFile("package.json", "utf8"));
await rm("dist", { recursive: true, force: true });
const options = {
  bundle: true,
  format: "cjs",
  charset: "ascii",
  platform: "node",
  target: "node20.12",
  // A script that comes from the code cache can require, but not import().
  supported: { "dynamic-import": false },
  minifyWhitespace: true,
  minifySyntax: true,
  // Shorter names are read faster; src/cli/readable-stack.ts tells where in the sources something happened.
  minifyIdentifiers: true,
  sourcemap: "linked",
  sourcesContent: false,
  metafile: true,
  define: { UE_VERSION: JSON.stringify(version) },
  plugins: [yamlAsData, asciiSources, withoutChildProcess, withoutColourDetection, withOurTextWidth],
  logLevel: "warning",
};

const ROOT = import.meta.dirname;
const nameOf = (file) => relative(ROOT, file).replaceAll("\\", "/");

/**
 * Gives ue.cjs the modules in `core` of those that are imported dynamically, and rest.cjs the others. The two share
 * one instance of every module: what is in ue.cjs already, rest.cjs asks of it.
 */
async function buildWith(core) {
  const parts = new Set();
  /** `part(name)` is in scope of both files: see the wrappers below. */
  const fromRest = {
    name: "from-rest",
    setup(builder) {
      builder.onResolve({ filter: /\.ts$/ }, ({ path, kind, resolveDir }) => {
        if (kind !== "dynamic-import") return null;
        const name = nameOf(resolve(resolveDir, path));
        if (core.has(name)) return null;
        parts.add(name);
        return { path: name, namespace: "part" };
      });
      builder.onLoad({ filter: /.*/, namespace: "part" }, ({ path }) => ({
        contents: `module.exports = part(${JSON.stringify(path)});`,
      }));
    },
  };
  const main = (shared) =>
    build({
      ...options,
      outfile: "dist/ue.cjs",
      stdin: {
        contents: `export { run } from "./src/cli/main.ts"; export const shared = ${thunks(shared)};`,
        resolveDir: ROOT,
      },
      plugins: [...options.plugins, fromRest],
      // A function around it all, so that bin/ue.js can run the text as it is.
      banner: {
        js: '(function (exports, require, module) { const part = ((rest) => (name) => (rest ??= require("./rest.cjs")(module.exports.shared, part))[name]())();',
      },
      footer: { js: "})" },
    });

  const inMain = new Set(Object.keys((await main([])).metafile.inputs));
  const asked = new Set();
  const fromMain = {
    name: "from-main",
    setup(builder) {
      builder.onResolve({ filter: /^\.|^commander$/ }, async ({ path, kind, resolveDir, pluginData }) => {
        if (pluginData === "resolved") return null;
        const { path: file } = await builder.resolve(path, { kind, resolveDir, pluginData: "resolved" });
        const name = nameOf(file);
        if (!inMain.has(name) || (name.startsWith("node_modules/") && path !== "commander")) return null;
        asked.add(name);
        // By the ending esbuild would take it for a module of the other kind.
        return { path: `${name}.cjs`, namespace: "shared", pluginData: name };
      });
      builder.onLoad({ filter: /.*/, namespace: "shared" }, ({ pluginData: name }) => ({
        contents: `module.exports = shared[${JSON.stringify(name)}]();`,
      }));
    },
  };
  /** Parts name parts in turn, so that building goes on until none is new. */
  const rest = async (names) => {
    const result = await build({
      ...options,
      outfile: "dist/rest.cjs",
      stdin: { contents: `module.exports = ${thunks(names)};`, resolveDir: ROOT },
      plugins: [...options.plugins, fromRest, fromMain],
      banner: { js: "module.exports = function (shared, part) { const module = {};" },
      footer: { js: "return module.exports; };" },
    });
    return parts.size === names.length ? result : rest([...parts]);
  };
  const restResult = await rest([...parts]);
  return [await main([...asked]), restResult];
}

function thunks(names) {
  return `{ ${[...names].sort().map((name) => `${JSON.stringify(name)}: () => require("./${name}")`)} }`;
}

/** Runs plain checks with ue.cjs; `require` is what it gets as such. Answers with the script, warm as it then is. */
async function check(require) {
  const filename = resolve("dist/ue.cjs");
  const text = await readFile(filename, "utf8");
  if (/[^\0-\x7f]/.test(text)) throw new Error("the bundle is to be ASCII, as bin/ue.js reads it");
  const script = new Script(text, { filename });
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, require, bundle);
  const quiet = { write: (_, done) => done() };
  const companies = (await readdir("fixtures/companies", { withFileTypes: true })).filter((each) => each.isDirectory());
  for (const { name } of companies)
    for (const format of ["table", "json"]) {
      const file = (kind) => resolve("fixtures/companies", name, `${kind}.csv`);
      const code = await bundle.exports.run({
        argv: ["node", "ue", "check", "-s", file("subscriptions"), "-c", file("costs"), "--format", format],
        env: {},
        stdin: [],
        stdout: quiet,
        stderr: quiet,
        // Without a ue.yaml.
        cwd: () => ROOT,
      });
      if (code === 2) throw new Error(`the check of ${name} could not run`);
    }
  return script;
}

const requireFromDist = createRequire(resolve("dist/ue.cjs"));
const core = new Set();
await buildWith(core);
await check((id) => {
  if (id !== "./rest.cjs") return requireFromDist(id);
  const record = (parts, name) => {
    core.add(name);
    return parts[name];
  };
  return (...given) => new Proxy(requireFromDist(id)(...given), { get: record });
});
const results = await buildWith(core);

// Compiled code of the functions that checks run, for bin/ue.js. What has not run for a while would be thrown away
// before it is written; and a cache is only taken where it was made under the same flags.
setFlagsFromString("--no-flush-bytecode");
const warm = await check((id) => {
  if (id === "./rest.cjs") throw new Error("a check loads the rest");
  return requireFromDist(id);
});
setFlagsFromString("--flush-bytecode");
await writeFile("dist/ue.cjs.cache", warm.createCachedData());

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
