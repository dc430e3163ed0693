import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { STYLE } from "../../../src/render/html/style.ts";
import { COMPANY_NAMES } from "../../support/companies.ts";
import { ue } from "../../support/io.ts";

const COMPANIES = join(import.meta.dirname, "../../../fixtures/companies");
const html = async (company: string, ...args: string[]) =>
  (await ue(["report", "--format", "html", ...args], { cwd: join(COMPANIES, company) })).stdout;
const json = async (company: string) =>
  JSON.parse((await ue(["report", "--format", "json"], { cwd: join(COMPANIES, company) })).stdout);

const VOID = new Set(["meta", "br"]);

/** Names of the elements that are open at each point; throws where one closes that is not the last one opened. */
function elementsOf(page: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, closing, name = ""] of page.replace("<!doctype html>", "").matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
    if (closing === "/") {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      names.push(name);
      if (!VOID.has(name)) open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`open at the end: ${open.join(" ")}`);
  return names;
}

describe.each(COMPANY_NAMES)("the page of %s", (company) => {
  let page = "";
  beforeAll(async () => {
    page = await html(company);
  });

  it("is one file of balanced elements that runs no script and loads nothing", () => {
    const names = elementsOf(page);
    for (const name of ["script", "link", "img", "iframe", "object", "form"]) expect(names).not.toContain(name);
    expect(page).not.toMatch(/https?:|url\(|@import|javascript:/);
  });

  it("has the numbers behind each of its charts", () => {
    for (const figure of page.split("<figure>").slice(1)) expect(figure).toMatch(/<svg [\s\S]*<details>[\s\S]*<table/);
  });

  it("writes no number that is none", () => {
    expect(page).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it("starts with the verdict and the headline of ue check", async () => {
    const { check } = await json(company);
    const words = { pass: "PASS", fail: "FAIL", inconclusive: "UNDECIDED" } as Record<string, string>;
    expect(page.indexOf(words[check.verdict]!)).toBeGreaterThan(0);
    expect(page.indexOf(words[check.verdict]!)).toBeLessThan(page.indexOf("<section>"));
    expect(page).toContain(
      `<h1>${check.headline.replace(/[<>&']/g, (c: string) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", "'": "&#39;" })[c])}</h1>`,
    );
  });
});

it("the page is the same each time, and in Chinese too", async () => {
  expect(await html("leaky-bucket")).toBe(await html("leaky-bucket"));
  const chinese = await html("leaky-bucket", "--lang", "zh");
  expect(chinese).toContain('<html lang="zh">');
  expect(chinese).toContain("\u672a\u901a\u8fc7");
  elementsOf(chinese);
});

it("ue report without a file says which to name, and ends with 0 whatever the verdict", async () => {
  const cwd = join(COMPANIES, "leaky-bucket");
  expect(await ue(["report"], { cwd })).toMatchObject({ code: 2, stdout: "" });
  expect((await ue(["report"], { cwd })).stderr).toContain("ue report -o report.html");
  expect((await ue(["report", "--format", "html"], { cwd })).code).toBe(0);
});

describe("the colours", () => {
  const [light = "", dark = "", print = ""] = STYLE.split(":root{").slice(1);
  const colours = (block: string) =>
    new Map(
      [...block.split("}")[0]!.matchAll(/--([a-z0-9-]+):(#[0-9a-f]{3,6})/g)].map(([, name, hex]) => [name!, hex!]),
    );

  /** WCAG 2.2, relative luminance and contrast ratio. */
  const luminance = (hex: string) => {
    const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : hex.slice(1).match(/../g)!;
    const [r = 0, g = 0, b = 0] = digits.map((pair) => {
      const value = Number.parseInt(pair, 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => {
    const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };

  it("contrast as WCAG computes it: black on white is 21", () => {
    expect(contrast("#000", "#ffffff")).toBeCloseTo(21, 10);
  });

  it.each([
    ["light", light],
    ["dark", dark],
    ["paper", print],
  ])("let text be read: %s", (_, block) => {
    const colour = colours(block);
    const of = (name: string) => colour.get(name)!;
    const pairs = [
      ...["ink", "quiet", "good", "bad", "unsure"].flatMap((name) => [
        [name, "ground"],
        [name, "card"],
      ]),
      ["good", "good-ground"],
      ["bad", "bad-ground"],
      ["unsure", "unsure-ground"],
      ["ink", "bad-ground"],
      ["t0", "card"],
      ["t1", "card"],
      ["t2", "card"],
      ["t3", "card"],
    ] as [string, string][];
    for (const [text, ground] of pairs)
      expect(contrast(of(text), of(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
});
