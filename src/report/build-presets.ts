import type { PresetRecord, PresetsReport } from "./presets-report.ts";
import { SCHEMA_VERSION } from "./report.ts";

/** The kinds of files that are read as they are. */
export function buildPresets(presets: readonly PresetRecord[]): PresetsReport {
  return {
    schemaVersion: SCHEMA_VERSION,
    report: "presets",
    presets: presets.map(({ name, title, role, beta, signature, example }) => ({
      name,
      title,
      role,
      beta,
      signature,
      example,
    })),
  };
}
