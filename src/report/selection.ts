import type { Dimension } from "../measures/grouping.ts";

/** What a report is about: the total (`by` null), one group of a dimension, or all its groups (`group` null). */
export interface Selection {
  readonly by: Dimension | null;
  readonly group: string | null;
}

export const TOTAL: Selection = { by: null, group: null };
