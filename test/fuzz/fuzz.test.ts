import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.ts";
import { caseOf } from "./cases.mjs";
import { TOO_LONG, verdictOn } from "./judge.mjs";
import { Runner } from "./runner.mjs";
import { seedsOf } from "./seeds.mjs";

const seeds = seedsOf(fileURLToPath(new URL("../../", import.meta.url)));
const runner = new Runner(run);
afterAll(() => runner.end());

/** The short form of `npm run fuzz`. */
describe("mutated files", () => {
  it("are answered whole or refused in words, three hundred of them", async () => {
    const found: string[] = [];
    const codes = new Set<number | null>();
    for (let number = 0; number < 300; number++) {
      const given = caseOf(seeds, 5, number);
      const { problem, code } = await runner.ended(given);
      codes.add(code);
      // How long it takes is for the script to judge: here it depends on what else runs.
      if (problem !== null && problem !== TOO_LONG) found.push(`${number}: ${problem}`);
    }
    expect(found).toEqual([]);
    // They reach behind the first error.
    expect([...codes].sort()).toEqual(expect.arrayContaining([0, 1, 2]));
  });

  it("are the same for the same seed, and others for another", () => {
    const textOf = (seed: number) =>
      Array.from({ length: 20 }, (_, number) => caseOf(seeds, seed, number)).map(({ args, files }) => [
        args,
        [...files],
      ]);
    expect(textOf(7)).toEqual(textOf(7));
    expect(textOf(7)).not.toEqual(textOf(8));
  });
});

describe("the judge of a run", () => {
  const fine = {
    code: 0,
    stdout: '{ "metrics": [] }',
    stderr: "",
    cpuSeconds: 0.1,
    thrown: null,
    made: new Map<string, Uint8Array>(),
  };
  const judged = (ended: Partial<typeof fine> | { readonly thrown: string }, ...args: string[]) =>
    verdictOn({ args: ["metrics", "--format", "json", ...args], files: new Map() }, { ...fine, ...ended });

  it("finds nothing in an answer, and nothing in a refusal", () => {
    expect(judged({})).toBeNull();
    expect(judged({ code: 2, stdout: "", stderr: "error: x\n" })).toBeNull();
  });

  it.each([
    [{ thrown: "TypeError" }, "threw TypeError"],
    [{ code: 7 }, "exit code 7"],
    [{ code: 2, stdout: "", stderr: "internal error: x is undefined\n" }, "internal error: x is undefined"],
    [{ code: 2, stderr: "error: x\n" }, "half an answer on standard output"],
    [{ code: 2, stdout: "" }, "fails without a word"],
    [{ stdout: "" }, "no answer"],
    [{ code: 2, stdout: "", stderr: "error: x\n", made: new Map([["ue.json", new Uint8Array()]]) }, "leaves ue.json"],
    [{ code: 1 }, "exit code 1 of ue metrics"],
    [{ cpuSeconds: 2.5 }, "takes too long"],
    [{ stderr: "note: \u001b[31m\n" }, "control characters on standard error"],
    [{ stdout: '{ "value": NaN }' }, "JSON that cannot be parsed"],
    [{ stdout: '{ "metrics": [{ "value": 1e999 }] }' }, ".metrics[].value is Infinity"],
    [{ stdout: '{ "value": null, "reason": null }' }, " has neither a value nor a reason"],
  ])("finds %j", (ended, problem) => {
    expect(judged(ended)).toContain(problem);
  });
});
