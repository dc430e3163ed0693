import { layTable } from "../../render/table/layout.ts";
import type { TopicContext } from "./topics.ts";

/** As much of JSON Schema as the settings use. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
}

/** Every key of ue.yaml, read off the schema that checks it. */
export async function configTopic({ screen }: TopicContext): Promise<string> {
  const { schemaText } = await import("../commands/schema.ts");
  const rows = rowsOf(JSON.parse(schemaText("config")) as Schema, "");
  return `${layTable([{ title: "Key" }, { title: "Value, and what it is for", wraps: true }], rows, screen)}

[] marks a list, NAME a key of your own. ue init writes a commented ue.yaml;
ue schema config prints the JSON Schema, for editors that complete and check.
`;
}

function rowsOf(schema: Schema, path: string): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const own = `${path}${name}`;
    const nested = nestedIn(property);
    const needed = schema.required?.includes(name) ? "required; " : "";
    const about = property.description === undefined ? "" : `. ${property.description}`;
    return [
      [own, `${needed}${typeText(property)}${about}`],
      ...nested.flatMap(({ schema: inner, step }) => rowsOf(inner, `${own}${step}.`)),
    ];
  });
}

/** The objects whose keys a value has: itself, or what it is a list or a map of. */
function nestedIn(schema: Schema): { readonly schema: Schema; readonly step: string }[] {
  if (schema.properties !== undefined) return [{ schema, step: "" }];
  const { items, additionalProperties: values, anyOf = [] } = schema;
  const below = (inner: Schema, step: string) =>
    nestedIn(inner).map((found) => ({ ...found, step: `${step}${found.step}` }));
  if (items !== undefined) return below(items, "[]");
  if (typeof values === "object") return below(values, ".NAME");
  return anyOf.flatMap(nestedIn).slice(0, 1);
}

function typeText(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.join(" | ");
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(typeText))].join(" or ");
  if (schema.type === "array") return `list of ${typeText(schema.items ?? {})}`;
  if (schema.properties !== undefined) return "map";
  if (schema.type === "object") {
    const { additionalProperties: values } = schema;
    return `map to ${typeof values === "object" ? typeText(values) : "anything"}`;
  }
  return `${[schema.type ?? "anything"].flat().join(" or ")}${rangeText(schema)}`;
}

function rangeText({ minimum, maximum, exclusiveMinimum }: Schema): string {
  const unbounded = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER;
  if (minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER)
    return unbounded ? ` from ${minimum}` : ` from ${minimum} to ${maximum}`;
  const above = exclusiveMinimum === undefined ? "" : ` above ${exclusiveMinimum}`;
  return unbounded ? above : `${above} up to ${maximum}`;
}
