/** Schemas that can be printed; apart from the schemas themselves, which load zod. */
export const SCHEMA_NAMES = ["config", "report"] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];
