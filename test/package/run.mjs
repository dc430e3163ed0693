// npm run test:package: packs the program, installs the tarball into an empty folder, offline and without running any
// script, and checks the sample companies there: output and exit code as the goldens have them, byte for byte. npm run
// test:node-current does the same by another Node than the one that built it.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const COMMANDS = {
  "check.txt": ["check"],
  "check.json": ["check", "--format", "json"],
  "metrics-by-tier.txt": ["metrics", "--by", "tier"],
  "mrr.json": ["mrr", "--format", "json"],
  "cohorts-by-quarter.txt": ["cohorts", "--by", "quarter"],
};

const root = fileURLToPath(new URL("../../", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "ue-package-"));
const failures = [];
let runs = 0;
try {
  const npm = (cwd, ...args) => execFileSync("npm", [...args, "--ignore-scripts"], { cwd, encoding: "utf8" });
  const [{ filename }] = JSON.parse(npm(root, "pack", "--json", "--pack-destination", place));
  npm(place, "install", "--offline", "--no-audit", "--no-fund", join(place, filename));
  const installed = readdirSync(join(place, "node_modules")).filter((name) => !name.startsWith("."));
  if (installed.join() !== "unit-economics") failures.push(`installs also ${installed.join(", ")}`);
  const program = realpathSync(join(place, "node_modules/.bin/ue"));

  const companies = join(root, "fixtures/companies");
  for (const entry of readdirSync(companies, { withFileTypes: true }).filter((each) => each.isDirectory())) {
    const cwd = join(place, entry.name);
    cpSync(join(companies, entry.name), cwd, { recursive: true });
    for (const [golden, args] of Object.entries(COMMANDS)) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
      const expected = readFileSync(join(root, "test/golden", entry.name, golden), "utf8");
      if (stderr !== "" || `exit code ${status}\n${stdout}` !== expected)
        failures.push(
          `ue ${args.join(" ")} of ${entry.name} ends otherwise than ${golden}: ${stderr || stdout.slice(0, 500)}`,
        );
      runs++;
    }
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
console.log(`Node ${process.version}: ${runs - failures.length} of ${runs} runs of the installed package as expected`);
process.exitCode = failures.length === 0 ? 0 : 1;
