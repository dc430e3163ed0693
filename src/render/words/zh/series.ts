import type { Words } from "../index.ts";

type Series = Words["series"];

const VIEWS = { logos: "仍在付费的客户", gross: "留存 MRR，不计增购（毛留存）", net: "留存 MRR，计入增购（净留存）" };
const PERIODS: Series["cohorts"]["periods"] = { month: "月", quarter: "季度" };
/** As a count: 3 个月. */
const COUNTED = { month: "个月", quarter: "个季度" };

const cohorts: Series["cohorts"] = {
  periods: PERIODS,
  title: (view, period) => `${VIEWS[view]}，%，列为签约后第几${COUNTED[period]}`,
  of: (group, title) => `${group}：${title}`,
  customers: "客户",
  average: "平均",
  none: "到基准月为止还没有可观察的同期群。",
  thin: (least) => `? 客户少于 ${least} 个：不着色`,
  averageOf: (count, customers, ages, period) =>
    `平均：满 ${ages} ${COUNTED[period]}的 ${count} 个同期群（${customers} 个客户），按规模加权；更年轻的不计入。`,
  quarterEnds: "季度同期群的第 0 列是该季度末，所以可能低于 100。",
  older: (count, range) => `${count} 个更早的同期群（${range}）`,
  between: (step, period) => `每 ${step} ${COUNTED[period]}之间的列`,
  above: (age, period) => `${age} ${COUNTED[period]}以后的列`,
  leftOut: (what, byQuarter) =>
    `未显示：${what.join("；")}。全部数据：--format csv${byQuarter ? "；更少的行：--by quarter" : ""}。`,
};

const movements: Series["movements"] = {
  columns: {
    opening: "期初",
    new: "新签",
    reactivation: "回流",
    expansion: "增购",
    contraction: "减购",
    churned: "流失",
    net: "净增",
    closing: "期末",
    customersClosing: "客户",
  },
  month: "月份",
  total: "合计",
  none: "到基准月为止，或在所选的月份里，没有任何订阅行。",
  legend: "回流：重新付费的老客户；增购、减购：老客户比之前付得多或付得少；\u00b7 没有。",
  bar: (most, month) => `条形：期末 MRR，满格为 ${most}（${month}）。`,
  rounded: (unit, currency) => `金额单位：${{ 1e3: "千", 1e6: "百万", 1e9: "十亿" }[unit]} ${currency}，已四舍五入。`,
};

const metrics: Series["metrics"] = {
  metric: "指标",
  value: "值",
  interval: "区间",
  trend: "走势",
  lowest: "最低",
  highest: "最高",
  last: "最近",
  thin: (least) => `? 客户少于 ${least} 个：不能据此决定。`,
  trendLegend: (range) => `走势：${range}，每行各自从最低到最高；\u00b7 没有值。`,
  missing: (ids, why, range) => `\u2013 ${ids.join("、")}：${why}（${range}）。`,
  none: "该分组在这些月份里没有任何订阅行。",
};

export const series: Series = { cohorts, metrics, movements };
