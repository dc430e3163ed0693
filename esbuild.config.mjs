// Builds dist/: one small entry plus chunks that a command loads only when it needs them.
// Every package is bundled in, so that the installed program starts fast and brings no other package along.
import { readFile, rm, writeFile } from "node:fs/promises";
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

const { version } = JSON.parse(await readFile("package.json", "utf8"));
await rm("dist", { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { ue: "src/cli/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.12",
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: "linked",
  sourcesContent: false,
  metafile: true,
  define: { UE_VERSION: JSON.stringify(version) },
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  plugins: [yamlAsData],
  logLevel: "warning",
});

const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []),
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
