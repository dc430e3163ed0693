import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

it("the package holds the program, its licences and nothing else", () => {
  const printed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ files }] = JSON.parse(printed) as [{ files: { path: string }[] }];
  expect(files.map(({ path }) => path).sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "bin/package.json",
    "bin/ue.js",
    "dist/THIRD-PARTY-LICENSES.txt",
    "dist/rest.cjs",
    "dist/rest.cjs.map",
    "dist/ue.cjs",
    "dist/ue.cjs.cache",
    "dist/ue.cjs.map",
    "package.json",
  ]);
});

it("an install runs no script and brings no other package", () => {
  const duringInstall = ["preinstall", "install", "postinstall"];
  expect(Object.keys(manifest.scripts).filter((name) => duringInstall.includes(name))).toEqual([]);
  const { dependencies, optionalDependencies, peerDependencies, bundleDependencies } = manifest;
  expect([dependencies, optionalDependencies, peerDependencies, bundleDependencies]).toEqual(Array(4).fill(undefined));
});

it("every package that it is built with is pinned, in the lock file too, with what it must hash to", () => {
  for (const version of Object.values(manifest.devDependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  const lock = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8"));
  expect(lock.packages[""].devDependencies).toEqual(manifest.devDependencies);
  const others = Object.entries<{ integrity?: string; optional?: boolean }>(lock.packages).filter(
    ([path]) => path !== "",
  );
  expect(others.length).toBeGreaterThan(50);
  expect(others.filter(([, { integrity, optional }]) => integrity === undefined && optional !== true)).toEqual([]);
});
