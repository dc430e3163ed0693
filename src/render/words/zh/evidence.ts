import { CATEGORIES, type Category, LAYER_NAMES, LAYERS } from "../../../domain/cost.ts";
import type { Words } from "../index.ts";
import { CATEGORY_NAMES, LAYER_NAMES_ZH } from "./costs.ts";

const COUNTED = { lines: "行订阅", customers: "个客户", "cost rows": "行成本" } as const;

const LEFT_OUT = {
  "other-groups": "属于其他分组",
  "after-as-of": "在基准月之后才开始",
  "zero-length": "开始当天就结束",
  "trial-not-converted": "是没有转为付费的试用",
  free: "金额为零",
  "outside-window": "不在这些月份内",
  passing: "在两个月末之间来了又走，任何月末都看不到",
  "cost-months": "属于其他月份",
  "cost-categories": "属于其他类别",
} as const;

export const evidence: Words["evidence"] = {
  sums: {
    customers: "这批客户数",
    retainedCustomers: "其中仍付费",
    opening: "这批客户的期初 MRR",
    closing: "MRR",
    kept: "留住的 MRR",
    gained: "增加的 MRR",
    new: "新签客户的 MRR",
    newCustomers: "新签客户",
    offTargetNew: "目标以外的新签 MRR",
    reactivation: "回流客户的 MRR",
    reactivatedCustomers: "回流客户",
    expansion: "增购",
    contraction: "减购",
    churned: "流失 MRR",
    churnedCustomers: "流失次数",
    customersClosing: "客户数",
    flashCustomers: "短暂客户",
    revenue: "收入",
    renewalRevenue: "续费收入",
    firstYear: "退款前的首年收入",
    renewal: "退款前的续费收入",
    firstYearRefunds: "首年退款",
    renewalRefunds: "首年之后的退款",
    usage: "用量收入",
    valueAdded: "增值服务收入",
    contractValue: "合同额",
    multiYear: "多年合同",
    annual: "年度合同",
    underYear: "不足一年的合同",
  },
  happened: {
    new: "新签",
    back: "回流",
    expanded: "增购",
    contracted: "减购",
    churned: "流失",
    unchanged: "不变",
    passing: "短暂停留",
    "multi-year": "多年",
    annual: "年度",
    "under-year": "不足一年",
    shorter: "更短",
  },
  cohortMrrNow: "这批客户现在的 MRR",
  customerMonths: "客户月数",
  firstYearRevenue: "首年收入",
  cost: (categories) => {
    if (categories.length === CATEGORIES.length) return "全部成本";
    const names = LAYER_NAMES.flatMap((layer) => {
      const mine = categories.filter((category) => (LAYERS[layer] as readonly Category[]).includes(category));
      if (mine.length === LAYERS[layer].length) return [LAYER_NAMES_ZH[layer]];
      return mine.map((category) => CATEGORY_NAMES[category]);
    });
    return `${names.join(" + ")}成本`;
  },
  capitalised: (name) => name,
  behindIt: "背后的记录",
  titles: {
    cohort: (from, to) => `${from} 付费的客户，以及他们在 ${to} 的付费`,
    movements: (months) => `客户变动，${months}`,
    exposure: (months) => `客户，按可能流失的月数，${months}`,
    standing: "客户，按付费额",
    revenue: (months) => `客户，按收入，${months}`,
    contracts: (months) => `开始的合同，${months}`,
    costsByMonth: (months) => `成本，按月份和类别，${months}`,
    costs: (months) => `成本，按类别，${months}`,
  },
  largestFirst: (title, more) => `${title}，从大到小${more === null ? "" : `；其余 ${more} 行用 --all`}`,
  spans: (spans) => spans.join("、"),
  inAll: (sums) => `合计：${sums.join(" \u00b7 ")}`,
  sum: (name, value, months) => `${name} ${value}${months === null ? "" : `（${months}）`}`,
  columns: {
    customer: "客户",
    month: "月份",
    category: "类别",
    what: "变动",
    before: "之前",
    after: "之后",
    change: "变化",
    cost: "成本",
    months: "月数",
  },
  ofMonths: (name, months) => `${name}，${months}`,
  leftOutTitle: "没有计入的",
  nothingLeftOut: "没有。",
  leftOut: ({ reason, what, kind }, shown) =>
    `${shown} ${COUNTED[what]}${reason === "kind" ? `类型为 ${kind}，不计入以上任何一项` : LEFT_OUT[reason]}`,
};
