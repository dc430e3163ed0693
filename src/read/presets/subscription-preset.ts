import type { EndDate } from "../end-date-rule.ts";
import type { StatusMeaning } from "../entry.ts";
import type { MappedFile, MappedRow } from "../mapped-file.ts";
import type { SubscriptionColumn } from "../subscription-columns.ts";
import type { Preset } from "./preset.ts";

/** What `columns:` can name: the canonical columns, and the status that tells which lines count. */
export type MappedColumn = SubscriptionColumn | "status";

/** How the columns of a kind of file become canonical ones. Names of the file are normalised. */
export interface SubscriptionPreset extends Preset {
  readonly role: "subscriptions";
  /** Names of each column in the file; the first one that is there counts. */
  readonly columns: Readonly<Partial<Record<MappedColumn, readonly string[]>>>;
  /** Columns without which the file cannot be read. */
  readonly required: readonly MappedColumn[];
  /** Further columns of dates: they help to tell the order of day and month. */
  readonly dates: readonly string[];
  readonly status: Readonly<Record<string, StatusMeaning>>;
  /** Cells that are the same in every row. */
  readonly constants: Readonly<Partial<Record<SubscriptionColumn, string>>>;
  /** Whether an end day is still served; null where the kind of file does not say. */
  readonly endDate: EndDate | null;
  /** Completes the cells of rows that count, where that takes more than renaming. */
  readonly refine?: (rows: readonly MappedRow[], file: MappedFile) => void;
}
