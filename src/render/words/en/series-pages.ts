/** Series as Markdown, where there is room for whole words. */
export const seriesPages = {
  metrics: "Metrics",
  movements: "MRR movements",
  cohorts: "Cohorts",
  month: "Month",
  metric: "Metric",
  value: "Value",
  interval: "Interval",
  columns: {
    opening: "opening",
    new: "new",
    reactivation: "reactivation",
    expansion: "expansion",
    contraction: "contraction",
    churned: "churned",
    net: "net",
    closing: "closing",
    customers: "customers",
  },
};
