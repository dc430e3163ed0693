/** The stages of a company, in the order in which it passes them (002). */
export const STAGES = ["pmf", "gtm", "scale", "ecosystem"] as const;
export type Stage = (typeof STAGES)[number];
