import { nearest } from "../domain/nearest.ts";
import type { Entry } from "./entry.ts";
import { normaliseName } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import { canonical } from "./presets/canonical.ts";
import { SUBSCRIPTION_PRESETS } from "./presets/index.ts";
import { matches } from "./presets/preset.ts";
import type { SubscriptionPreset } from "./presets/subscription-preset.ts";

/** Columns that only lists of payments have: they say what was paid, not for how long. */
const PAYMENT_COLUMNS = ["amount refunded", "converted amount"];

/** Whether the file is read as it stands: canonical columns, and nothing said of them. */
export function isPlainCanonical(names: ReadonlySet<string>, entry: Entry): boolean {
  const { columns, status, plans, dateFormat, decimal, kind, preset } = entry;
  if (columns.size + status.size + plans.size > 0) return false;
  if (dateFormat !== null || decimal !== null || kind !== null) return false;
  return preset === canonical.name || (preset === null && matches(canonical.signature, names));
}

/**
 * How a file of subscriptions is read: as its entry says, by a mapping that names all that is needed, or by the
 * signature of its header. Null when nothing fits; `failed` when the reason is in the log.
 */
export function choosePreset(
  names: ReadonlySet<string>,
  entry: Entry,
  place: { readonly file: string; readonly line: number },
  log: IssueLog,
): SubscriptionPreset | "failed" | null {
  if (entry.preset !== null) {
    const found = SUBSCRIPTION_PRESETS.find(({ name }) => name === entry.preset);
    if (found !== undefined) return found;
    const known = SUBSCRIPTION_PRESETS.map(({ name }) => name);
    log.errorOnce("preset-unknown", entry.place(["preset"]), {
      text: entry.preset,
      allowed: known.join(", "),
      nearest: nearest(entry.preset, known) ?? "",
    });
    return "failed";
  }
  if (mapsAllRequired(entry) || matches(canonical.signature, names)) return canonical;
  const candidates = SUBSCRIPTION_PRESETS.filter(({ signature }) => matches(signature, names));
  if (candidates.length > 1) {
    log.error("preset-ambiguous", place, { presets: candidates.map(({ name }) => name).join(", ") });
    return "failed";
  }
  const [found] = candidates;
  if (found !== undefined) {
    log.note("preset-detected", { file: place.file }, { preset: found.name, title: found.title });
    return found;
  }
  const payments = PAYMENT_COLUMNS.filter((name) => names.has(name));
  if (payments.length > 0) {
    log.error("payments-export", place, { columns: payments.join(", ") });
    return "failed";
  }
  return entry.columns.size > 0 ? canonical : null;
}

function mapsAllRequired({ columns }: Entry): boolean {
  const named = new Set([...columns].flat().map(normaliseName));
  return canonical.required.every((column) => named.has(column));
}

/** Column names that a file of subscriptions may have: they help to find its delimiter. */
export function knownNames({ columns }: Entry): string[] {
  const ofPresets = SUBSCRIPTION_PRESETS.flatMap((preset) => [
    ...Object.values(preset.columns).flat(),
    ...preset.signature.required,
  ]);
  return [...new Set([...[...columns].flat(), ...ofPresets])];
}
