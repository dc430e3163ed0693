import { extname, normalize } from "node:path";
import { FORMAT_NAMES, FORMATS, type Format, formatsOf } from "../render/index.ts";
import { UsageError } from "./problems.ts";

/** One place that a report goes to. */
export interface Target {
  readonly format: Format;
  /** Null: standard output. */
  readonly file: string | null;
}

export const STANDARD_OUTPUT = "-";

/**
 * Where a report goes, and in which formats: standard output, unless --output names other places. The format of a
 * file is that of `FORMAT=FILE`, else that of --format, else that of its extension.
 */
export function targetsOf(
  command: string,
  { format, output }: { readonly format?: Format; readonly output?: readonly string[] },
): Target[] {
  if (output === undefined) return [{ format: format ?? "table", file: null }];
  const targets = output.map((text) => targetOf(command, text, format));
  for (const [index, { file }] of targets.entries())
    if (targets.slice(0, index).some((other) => placeOf(other.file) === placeOf(file)))
      throw new UsageError(`"${file ?? STANDARD_OUTPUT}" is given twice with --output. Give each its own file.`);
  return targets;
}

function placeOf(file: string | null): string | null {
  return file === null ? null : normalize(file);
}

function targetOf(command: string, text: string, asked: Format | undefined): Target {
  const [prefix = ""] = text.split("=", 1);
  const named = FORMAT_NAMES.find((name) => name === prefix && text.includes("="));
  const name = named === undefined ? text : text.slice(prefix.length + 1);
  const file = name === STANDARD_OUTPUT ? null : name;
  const format = named ?? asked ?? (file === null ? "table" : formatOfFile(file));
  const { only } = FORMATS[format];
  if (!formatsOf(command).includes(format))
    throw new UsageError(
      `"${text}" would be ${format}, which ${only === undefined ? `ue ${command} does not have` : `only ue ${only} has`}. Formats of ue ${command}: ${formatsOf(command).join(", ")}.`,
    );
  return { format, file };
}

function formatOfFile(file: string): Format {
  const extension = extname(file).toLowerCase();
  if (extension === "") return "table";
  const format = FORMAT_NAMES.find((name) => FORMATS[name].extension === extension);
  if (format !== undefined) return format;
  const known = FORMAT_NAMES.flatMap((name) => FORMATS[name].extension ?? []);
  throw new UsageError(
    `"${file}": no format has the ending ${extension}. Give --format, or a name that ends in ${known.join(", ")}.`,
  );
}
