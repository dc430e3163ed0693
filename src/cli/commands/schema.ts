import * as z from "zod";
import { configSchema } from "../../read/config-schema.ts";
import { reportSchema } from "../../report/report-schema.ts";
import { EXIT } from "../exit-code.ts";
import { type Io, write } from "../io.ts";
import type { SchemaName } from "../schema-names.ts";
import { writeWhole } from "../write-files.ts";

const SCHEMAS = {
  config: { schema: configSchema, io: "input", title: "Settings of ue (ue.yaml)" },
  report: { schema: reportSchema, io: "output", title: "Reports of ue (--format json)" },
} as const satisfies Record<SchemaName, unknown>;

/** JSON Schema of the settings or of the reports, made from the schemas that the program itself checks by. */
export function schemaText(name: SchemaName): string {
  const { schema, io, title } = SCHEMAS[name];
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", io });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

export async function printSchema(io: Io, name: SchemaName, flags: { readonly output?: string }): Promise<number> {
  const text = schemaText(name);
  if (flags.output === undefined) await write(io.stdout, text);
  else await writeWhole(io, [{ file: flags.output, text }]);
  return EXIT.ok;
}
