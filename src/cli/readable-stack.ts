import { existsSync, readFileSync } from "node:fs";

const PLACE = /((?:[A-Za-z]:)?[^\s():]+\.cjs):(\d+):(\d+)/g;

/** A stack whose places in the bundle are told as those of the sources. */
export async function readableStack(stack: string): Promise<string> {
  const { SourceMap } = await import("node:module");
  const maps = new Map<string, InstanceType<typeof SourceMap> | null>();
  return stack.replaceAll(PLACE, (place, file: string, line: string, column: string) => {
    if (!maps.has(file)) {
      const path = `${file}.map`;
      maps.set(file, existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, "utf8"))) : null);
    }
    const entry = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    return entry !== undefined && "originalSource" in entry
      ? `${entry.originalSource.replace(/^(?:\.\.\/)+/, "")}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
      : place;
  });
}
