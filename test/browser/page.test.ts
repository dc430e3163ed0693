import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ue } from "../support/io.ts";

/** The page in a real browser, where there is one: Chromium under its usual names. */
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

const folder = mkdtempSync(join(tmpdir(), "ue-browser-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COMPANIES = join(import.meta.dirname, "../../fixtures/companies");
const WIDTHS = [360, 768, 1280];

describe.skipIf(CHROMIUM === undefined)("the page in Chromium", () => {
  let document = "";
  let log = "";

  /** Each width in a frame of its own; a script of this page, not of the report, measures them. */
  beforeAll(async () => {
    const pages = await Promise.all(
      ["scaled-rule-of-40", "pmf-too-early"].map(
        async (company) => (await ue(["report", "--format", "html"], { cwd: join(COMPANIES, company) })).stdout,
      ),
    );
    const frames = pages.flatMap((page) =>
      WIDTHS.map(
        (width) =>
          `<iframe style="width:${width}px;height:600px;border:0" srcdoc="${page.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`,
      ),
    );
    const measure = `onload = () => document.body.append(...[...document.querySelectorAll("iframe")].map((frame) => {
      const { documentElement: root } = frame.contentDocument;
      const told = document.createElement("output");
      const drawn = [...root.querySelectorAll("svg text")].map((text) => text.getBoundingClientRect().height);
      told.textContent = [root.clientWidth, root.scrollWidth, Math.min(...drawn.filter((size) => size > 0)).toFixed(1)].join(" ");
      return told;
    }))`;
    writeFileSync(
      join(folder, "frames.html"),
      `<!doctype html><meta charset="utf-8"><body>${frames.join("")}<script>${measure}</script>`,
    );
    const { stdout, stderr } = spawnSync(
      CHROMIUM!,
      [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--enable-logging=stderr",
        `--user-data-dir=${join(folder, "profile")}`,
        "--dump-dom",
        `file://${join(folder, "frames.html")}`,
      ],
      { encoding: "utf8", maxBuffer: 1 << 28 },
    );
    document = stdout;
    log = stderr;
  });

  it("never scrolls sideways: telephone, tablet, laptop", () => {
    const found = [...document.matchAll(/<output>(\d+) (\d+) /g)].map(([, client, scroll]) => [
      Number(client),
      Number(scroll),
    ]);
    expect(found.map(([client]) => client)).toEqual([...WIDTHS, ...WIDTHS].map((width) => expect.closeTo(width, -2)));
    for (const [client, scroll] of found) expect(scroll).toBeLessThanOrEqual(client!);
  });

  it("has text in its drawings that can be read on a telephone: lines of nine pixels or more", () => {
    const sizes = [...document.matchAll(/<output>\d+ \d+ ([\d.]+)/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBe(2 * WIDTHS.length);
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(9);
  });

  it("says nothing on the console", () => {
    expect(log.split("\n").filter((line) => line.includes("CONSOLE"))).toEqual([]);
  });
});
