import { readFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ue } from "./support/io.ts";

const COMPANIES = join(import.meta.dirname, "../fixtures/companies");

/** The main pages in Chinese, at 80 columns; a name that ends in a dot is piped. */
const PAGES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "leaky-bucket": {
    "check-80.txt": ["check"],
    "check.txt": ["check", "--stage", "gtm"],
    "check.md": ["check", "--format", "markdown"],
    "explain-ltv-to-cac-80.txt": ["explain", "ltv-to-cac"],
    "explain-gtm.ndr-80.txt": ["explain", "gtm.ndr"],
    "metrics-80.txt": ["metrics"],
    "mrr-80.txt": ["mrr", "--from", "2025-01"],
    "cohorts-80.txt": ["cohorts", "--by", "quarter"],
    "gates-80.txt": ["gates"],
    "ltv-80.txt": ["ltv"],
    "forecast-80.txt": ["forecast"],
    "validate-80.txt": ["validate"],
  },
  "scaled-rule-of-40": {
    "check-by-tier-80.txt": ["check", "--by", "tier"],
    "check-by-tier.md": ["check", "--by", "tier", "--format", "markdown"],
    "ltv-by-tier.txt": ["ltv", "--by", "tier"],
    "metrics-by-month-80.txt": ["metrics", "ndr", "cac", "--by", "month"],
  },
};
const CASES = Object.entries(PAGES).flatMap(([name, pages]) =>
  Object.entries(pages).map(([file, args]) => ({ name, file, args })),
);

/** What a company's ue.yaml says in the words of its author. */
function ownWords(name: string): string[] {
  const { attest = {} } = parse(readFileSync(join(COMPANIES, name, "ue.yaml"), "utf8")) as {
    attest?: Record<string, { evidence?: string }>;
  };
  return Object.values(attest).flatMap(({ evidence }) => evidence ?? []);
}

/** English in running text: two words with a space between them. */
const ENGLISH = /[a-z]{2,} [a-z]{2,}/;
/** Commands in backquotes, names of formulas, files and the like. */
const NO_PROSE = /`[^`]*`|\\`|--[a-z-]+( [a-z]+)?|[\w.-]+\.(csv|yaml)|^.* = .*$|Magic Number|min\(.*|\bp x\b/gm;

describe.each(CASES)("$name in Chinese: $file", ({ name, file, args }) => {
  const cwd = join(COMPANIES, name);
  const width = file.endsWith("-80.txt") ? { isTTY: true, columns: 80, env: { NO_COLOR: "1" } } : {};

  test("looks like this, fits the screen and leaves no English sentence", async () => {
    const { stdout, stderr } = await ue([...args, "--lang", "zh"], { cwd, ...width });
    expect(stderr).toBe("");
    await expect(stdout).toMatchFileSnapshot(`golden/zh/${name}/${file}`);
    if (file.endsWith("-80.txt")) expect(stdout.split("\n").filter((line) => stringWidth(line) > 80)).toEqual([]);
    const joined = ownWords(name).reduce(
      (text, words) => text.replace(new RegExp(words.split(" ").join("\\s+")), ""),
      stdout,
    );
    expect(
      joined
        .replace(NO_PROSE, "")
        .split("\n")
        .filter((line) => ENGLISH.test(line)),
    ).toEqual([]);
  });
});
