import type { SCHEMA_VERSION } from "./report.ts";

/** How the files of a vendor are recognised. */
export interface PresetRecord {
  readonly name: string;
  readonly title: string;
  readonly role: "subscriptions" | "costs";
  readonly beta: boolean;
  readonly signature: {
    readonly required: readonly string[];
    readonly anyOf: readonly string[];
    readonly forbidden: readonly string[];
    /** Texts of rows, where the header alone does not tell. */
    readonly labels?: { readonly anyOf: readonly string[]; readonly forbidden: readonly string[] } | undefined;
  };
  readonly example: string;
}

export interface PresetsReport {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly report: "presets";
  readonly presets: readonly PresetRecord[];
}
