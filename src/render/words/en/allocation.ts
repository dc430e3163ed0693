/** How costs that all groups share were split between them. */
export const allocation = {
  title: (month: string | null) => `Shared costs, how they were split${month === null ? "" : ` in ${month}`}`,
  drivers: { "new-mrr": "new MRR", revenue: "revenue" },
  follows: (by: string, layers: readonly string[], driver: string, shares: readonly string[], more: number) =>
    `by ${by}, ${layers.join(", ")} follow ${driver}: ${shares.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  partOf: "Its part of shared costs",
  part: (layers: readonly string[], share: string, driver: string) =>
    `${layers.join(", ")} cost that all groups share: ${share} of it, by ${driver}`,
};
