import { dirname, join, relative, resolve } from "node:path";
import { issue } from "../domain/issue.ts";
import type { FileEntry } from "../read/entry.ts";
import { IssueLog } from "../read/issue-log.ts";
import { type Config, NO_CONFIG } from "../read/settings.ts";
import { isStandardInput, readText } from "./files.ts";
import type { Io } from "./io.ts";
import { Problems, throwIfErrors } from "./problems.ts";

const DEFAULT_CONFIG = "ue.yaml";

/** The settings of --config, else of ue.yaml in the working folder, else none. File names in them count from their folder. */
export async function loadConfig(io: Io, asked: string | undefined): Promise<Config> {
  const file = asked ?? DEFAULT_CONFIG;
  const text = await readText(io, file);
  if (text === null) {
    if (asked !== undefined) throw new Problems([issue("error", "file-not-found", {}, { text: asked })]);
    return NO_CONFIG;
  }
  // Loaded only here: reading YAML and checking its shape costs more than the rest of a small run.
  const { readConfig } = await import("../read/config.ts");
  const log = new IssueLog();
  const folder = dirname(resolve(io.cwd(), file));
  const named = (name: string) => (isStandardInput(name) ? name : relative(io.cwd(), join(folder, name)) || name);
  const config = await readConfig(
    file,
    text,
    async (name) => {
      const path = named(name);
      const found = await readText(io, path);
      return found === null ? null : { file: path, text: found };
    },
    log,
  );
  throwIfErrors(log.all(), log.errorCount);
  io.language ??= config!.language;
  const withPaths = (entries: readonly FileEntry[]) =>
    entries.map(({ files, entry }) => ({ files: files.map(named), entry }));
  return { ...config!, subscriptions: withPaths(config!.subscriptions), costs: withPaths(config!.costs) };
}
