import type { Words } from "../index.ts";

export const terms: Words["terms"] = {
  stages: { pmf: "PMF", gtm: "GTM", scale: "规模化", ecosystem: "资源整合" },
  range: (from, to) => `${from} 至 ${to}`,
  customers: (count) => `${count} 个客户`,
  smallSample: "小样本",
  groupOf: (by, group) => `${by} ${group}`,
};
