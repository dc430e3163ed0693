import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { ue } from "../../support/io.ts";
import { namedCell, namedNumber, type ReadWorkbook, readWorkbook } from "../../support/workbook.ts";

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
const cwd = join(import.meta.dirname, "../../../fixtures/companies/leaky-bucket");
const folder = mkdtempSync(join(tmpdir(), "ue-recalculated-"));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** A number typed into a named cell; the values that other cells hold from before are taken away. */
function typed(bytes: Uint8Array, numbers: Readonly<Record<string, number>>): Uint8Array {
  const { names } = readWorkbook(bytes);
  const files = unzipSync(bytes);
  for (const path of Object.keys(files).filter((each) => each.startsWith("xl/worksheets/"))) {
    let xml = strFromU8(files[path]!).replace(/(<\/f>)<v>[^<]*<\/v>/g, "$1");
    if (path === "xl/worksheets/sheet5.xml")
      for (const [name, value] of Object.entries(numbers)) {
        const at = names.get(name)!.replaceAll("$", "").replace("Inputs!", "");
        const before = xml;
        xml = xml.replace(
          new RegExp(`<c r="${at}" s="(\\d+)"(?:/>|>.*?</c>)`),
          (_, style: string) => `<c r="${at}" s="${style}"><v>${value}</v></c>`,
        );
        expect(xml, name).not.toBe(before);
      }
    files[path] = strToU8(xml);
  }
  return zipSync(files);
}

const CASES: readonly {
  readonly name: string;
  readonly cells: Readonly<Record<string, number>>;
  readonly levers: readonly string[];
}[] = [
  { name: "as-it-is", cells: {}, levers: [] },
  {
    name: "changes",
    cells: { churn_change: -0.2, price_change: 0.05, expansion_change: 0.5, new_customers_change: 0.1 },
    levers: ["churn=-20%", "price=+5%", "expansion=+50%", "new-customers=+10%"],
  },
  {
    name: "targets",
    cells: { cac_target: 8000, churn_target: 0.031, arpa_target: 1700, margin_target: 0.7, price_change: -0.1 },
    levers: ["cac=8000", "churn=3.1%", "arpa=1700", "margin=70%", "price=-10%"],
  },
  {
    name: "costs",
    cells: { delivery_change: 0.25, service_target: 300000, margin_change: -0.1 },
    levers: ["delivery=+25%", "service=300000", "margin=-10%"],
  },
];

/** One run of LibreOffice for all of them. */
async function recalculated(): Promise<Map<string, ReadWorkbook>> {
  const args = ["report", "--format", "xlsx"];
  const bytes = Buffer.from((await ue(args, { cwd })).stdout, "latin1");
  for (const { name, cells } of CASES) writeFileSync(join(folder, `${name}.xlsx`), typed(bytes, cells));
  execFileSync(
    "soffice",
    [
      `-env:UserInstallation=file://${join(folder, "profile")}`,
      "--headless",
      "--convert-to",
      "xlsx",
      "--outdir",
      join(folder, "out"),
      ...CASES.map(({ name }) => join(folder, `${name}.xlsx`)),
    ],
    { stdio: "ignore" },
  );
  return new Map(
    CASES.map(({ name }) => [name, readWorkbook(readFileSync(join(folder, "out", `${name}.xlsx`)))] as const),
  );
}

describe.skipIf(!hasOffice)("a workbook that LibreOffice recalculates", () => {
  it("gives what ue what-if gives for the same changes, and what ue check gives without any", async () => {
    const books = await recalculated();
    const { calculation } = JSON.parse((await ue(["report", "--format", "json"], { cwd })).stdout);
    const own = readWorkbook(Buffer.from((await ue(["report", "--format", "xlsx"], { cwd })).stdout, "latin1"));
    let compared = 0;
    for (const { name, levers } of CASES) {
      // LibreOffice writes names and addresses as it found them
      const book = { ...books.get(name)!, names: own.names };
      const set = levers.flatMap((lever) => ["--set", lever]);
      const then =
        levers.length === 0
          ? []
          : JSON.parse((await ue(["what-if", ...set, "--format", "json"], { cwd })).stdout).metrics;
      for (const { name: cell, metric, value } of calculation.formulas) {
        if (metric === null) continue;
        const turned = then.find(({ id, by }: { id: string; by: string | null }) => id === metric && by === null);
        const expected: number | null = turned === undefined ? value : turned.after;
        const found = namedNumber(book, cell);
        if (metric === "grr" && levers.some((lever) => lever.startsWith("arpa"))) {
          expect(found, "GRR after ARPA").toBeNull();
          continue;
        }
        const told = `${name}: ${metric}`;
        if (expected === null) expect(found, told).toBeNull();
        else {
          expect(found, told).not.toBeNull();
          expect(Math.abs(found! - expected), told).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
        }
        compared++;
      }
      expect(namedCell(book, "all_checks").value, name).toBe("1");
      expect(namedCell(book, "inputs_as_exported").value, name).toBe(levers.length === 0 ? "1" : "0");
    }
    expect(compared).toBeGreaterThan(4 * 25);
    expect(namedNumber({ ...books.get("targets")!, names: own.names }, "metric_cac")).toBeCloseTo(8000, 6);
  });
});
