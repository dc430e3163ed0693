/** What stands around every page that is made of data: what was read, and what to know of it. */
export const pages = {
  noWindow: "no month with MRR",
  window: (from: string, to: string, months: number) => `${from} to ${to} (${months} months)`,
  noCosts: "no costs in it",
  costsForAll: "costs for all of it",
  costsFor: (from: string, to: string, months: number) => `costs for ${from} to ${to} (${months})`,
  head: (asOf: string, currency: string, window: string, costs: string) =>
    `As of ${asOf} \u00b7 ${currency} \u00b7 window ${window}, ${costs}`,
  origin: (asOf: string, currency: string, window: string, files: string) =>
    `As of ${asOf}, ${currency}, window ${window}, from ${files}`,
  notes: "Notes",
  /** Before an issue on a page. */
  severities: { error: "Error:", warning: "Warning:", note: "Note:" },
  /** Before a sentence about a place in a file. */
  at: (place: string, text: string) => `${place}: ${text}`,
  missing: (labels: readonly string[], why: string) => `\u2013 ${labels.join("; ")}: ${why}.`,
  /** The title of a column of groups. */
  dimension: (by: string) => by,
  noGroup: (by: string) => `no ${by}`,
  by: (by: string) => `By ${by}`,
};
