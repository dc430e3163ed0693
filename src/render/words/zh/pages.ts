import type { Words } from "../index.ts";
import { dimensionName } from "./terms.ts";

export const pages: Words["pages"] = {
  noWindow: "没有一个月有 MRR",
  window: (from, to, months) => `${from} 至 ${to}（${months} 个月）`,
  noCosts: "其中没有成本",
  costsForAll: "每个月都有成本",
  costsFor: (from, to, months) => `成本为 ${from} 至 ${to}（${months} 个月）`,
  head: (asOf, currency, window, costs) => `基准月 ${asOf} \u00b7 ${currency} \u00b7 窗口期 ${window}，${costs}`,
  origin: (asOf, currency, window, files) => `基准月 ${asOf}，${currency}，窗口期 ${window}，数据来自 ${files}`,
  notes: "说明",
  severities: { error: "错误：", warning: "警告：", note: "说明：" },
  at: (place, text) => `${place}：${text}`,
  missing: (labels, why) => `\u2013 ${labels.join("；")}：${why}。`,
  dimension: dimensionName,
  noGroup: (by) => `无${dimensionName(by)}`,
  by: (by) => `按${dimensionName(by)}`,
};
