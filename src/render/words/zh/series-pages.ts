import type { Words } from "../index.ts";

export const seriesPages: Words["seriesPages"] = {
  metrics: "指标",
  movements: "MRR 变动",
  cohorts: "同期群",
  month: "月份",
  metric: "指标",
  value: "数值",
  interval: "区间",
  columns: {
    opening: "期初",
    new: "新签",
    reactivation: "回流",
    expansion: "增购",
    contraction: "减购",
    churned: "流失",
    net: "净增",
    closing: "期末",
    customers: "客户数",
  },
};
