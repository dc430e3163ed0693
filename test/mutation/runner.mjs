// A test runner for Stryker. Its runner for vitest starts a worker for every mutant and loads everything again, which
// takes hours; here each test file is bundled once and evaluated afresh for every mutant, in one process.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { build } from "esbuild";
import { parse } from "yaml";
import { collect } from "./vitest.mjs";

const require = createRequire(import.meta.url);

/** Modules of the project in its sandbox, as their source says, wherever the bundle is. */
const sources = {
  name: "sources",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^vitest$/ }, () => ({ path: join(import.meta.dirname, "vitest.mjs"), external: true }));
    onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({
      contents: `export default ${JSON.stringify(parse(await readFile(path, "utf8")))}`,
    }));
    onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8"))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
      loader: "ts",
    }));
  },
};

class InProcess {
  constructor(namespace) {
    this.mutants = globalThis[namespace] ??= {};
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const root = process.cwd();
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: process.env.MUTATION_TESTS.split(" "),
      outbase: root,
      outdir: "bundle",
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      packages: "external",
      logLevel: "error",
      plugins: [sources],
    });
    this.files = outputFiles.map(({ text, path }) => {
      const file = path.slice(resolve("bundle").length + 1);
      return { file, script: new Script(`(require, module, exports) => {${text}\n}`, { filename: file }) };
    });
    this.costs = new Map();
  }

  /** Evaluates a test file from scratch and names its tests. */
  testsOf({ file, script }) {
    const load = () => {
      const module = { exports: {} };
      const needs = (name) => (name.endsWith("vitest.mjs") ? shim : require(name));
      script.runInThisContext()(needs, module, module.exports);
    };
    return collect(load).map((test, index) => ({ ...test, id: `${file}#${index}` }));
  }

  async run({ id, name, run }) {
    const started = performance.now();
    let failureMessage;
    try {
      await run();
    } catch (error) {
      failureMessage = String(error?.message ?? error);
    }
    const timeSpentMs = performance.now() - started;
    const status = failureMessage === undefined ? TestStatus.Success : TestStatus.Failed;
    return { id, name, status, timeSpentMs, failureMessage };
  }

  async dryRun() {
    this.mutants.activeMutant = undefined;
    this.mutants.hitLimit = undefined;
    const tests = [];
    for (const file of this.files)
      for (const test of this.testsOf(file)) {
        this.mutants.currentTestId = test.id;
        tests.push(await this.run(test));
        this.mutants.currentTestId = undefined;
      }
    for (const { id, timeSpentMs } of tests) this.costs.set(id, timeSpentMs);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.mutants.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    const { mutants } = this;
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    mutants.activeMutant = mutantActivation === "static" ? activeMutant.id : undefined;
    mutants.hitCount = undefined;
    const files = this.files.filter(
      ({ file }) => wanted === null || testFilter.some((id) => id.startsWith(`${file}#`)),
    );
    const tests = files.flatMap((file) => this.testsOf(file)).filter(({ id }) => wanted === null || wanted.has(id));
    const cost = ({ id }) => this.costs.get(id) ?? 0;
    mutants.activeMutant = activeMutant.id;
    mutants.hitLimit = hitLimit;
    mutants.hitCount = 0;
    const results = [];
    for (const test of tests.sort((a, b) => cost(a) - cost(b))) {
      results.push(await this.run(test));
      if (results.at(-1).status === TestStatus.Failed) break;
    }
    const looped = determineHitLimitReached(mutants.hitCount, hitLimit);
    mutants.activeMutant = undefined;
    mutants.hitCount = undefined;
    return toMutantRunResult(looped ?? { status: DryRunStatus.Complete, tests: results });
  }
}

const shim = await import("./vitest.mjs");
createRunner.inject = ["$injector"];
function createRunner() {
  return new InProcess("__stryker__");
}
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "in-process", createRunner)];
