import type { Words } from "../index.ts";

const DIMENSIONS: Readonly<Record<string, string>> = { segment: "客群", channel: "渠道", tier: "规模层级" };

/** What groups are groups of. */
export function dimensionName(by: string): string {
  return DIMENSIONS[by] ?? by;
}

export const terms: Words["terms"] = {
  stages: { pmf: "PMF", gtm: "GTM", scale: "规模化", ecosystem: "资源整合" },
  range: (from, to) => `${from} 至 ${to}`,
  customers: (count) => `${count} 个客户`,
  smallSample: "小样本",
  sentences: (sentences) => sentences.join(""),
  noted: (text, note) => `${text}（${note}）`,
  leftOut: (columns) => `此宽度下未显示：${columns.join("、")}。`,
  groupOf: (by, group) => `${dimensionName(by)} ${group}`,
};
