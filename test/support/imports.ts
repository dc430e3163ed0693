import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const IMPORTS = fileURLToPath(new URL("../../fixtures/imports/", import.meta.url));

/** The folder of an invented export: one for each preset, and for each trap. */
export function importFolder(name: string): string {
  return `${IMPORTS}${name}`;
}

export function importText(name: string, file: string): string {
  return readFileSync(`${IMPORTS}${name}/${file}`, "utf8");
}
