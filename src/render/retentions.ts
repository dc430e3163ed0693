import type { CohortRecord, CohortView } from "../report/report.ts";

type Retentions = Pick<CohortRecord, "logoRetention" | "grossRetention" | "netRetention">;

/** The number that each view of a cohort shows. */
export const RETENTIONS: Readonly<Record<CohortView, (record: Retentions) => number>> = {
  logos: ({ logoRetention }) => logoRetention,
  gross: ({ grossRetention }) => grossRetention,
  net: ({ netRetention }) => netRetention,
};
