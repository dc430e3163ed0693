import type { Words } from "../index.ts";

export const forecast: Words["forecast"] = {
  reasons: {
    "thin-ages": "任何月龄付款的客户都不足 10 个，看不出留存",
    "renewals-unseen": "合同为期一年，还没有看到 10 个以上客户的续费",
    "no-loss": "新客户第一年就有盈余",
  },
  profits: { gm1: "毛利1", gm2: "毛利2", gm3: "毛利3", gm4: "毛利4" },
  title: (now, then, months, month) => `MRR 现为 ${now}；若新签和留存照旧，${months} 个月后（${month}）为 ${then}`,
  none: (why) => `无法预测：${why}`,
  sections: {
    months: "未来的 MRR",
    direction: "走向",
    programme: "获客投入",
    budget: "与预算相比，按月",
    held: "假定不变的",
  },
  columns: {
    month: "月份",
    mrr: "MRR",
    band: (confidence) => `NDR ${confidence} 区间`,
    base: "现有客户",
    won: "新客户",
    budget: "按预算",
    figure: "",
    planned: "预算",
    actual: "现在",
    difference: "差额",
  },
  band: (confidence) => `区间：留存取 NDR ${confidence} 区间两端，新签不变。它不是预测区间。`,
  noBand: (why) => `没有区间：NDR 没有区间（${why}）。`,
  beyond: (share, months, kept) =>
    `最后一个月的 MRR 有 ${share} 来自超过 ${months} 个月的客户，到过这个月龄的太少：之后按最后看到的留存延续（每年 ${kept}）。`,
  limit: (mrr, falls) => `按各月龄的留存和目前的新签速度，MRR ${falls ? "将回落到" : "将趋近"} ${mrr}。`,
  noLimit: "按各月龄的留存，MRR 没有天花板：老客户付的不减，甚至更多。",
  doubles: (months, month) => `MRR 在 ${months} 个月后翻倍（${month}）。`,
  neverDoubles: "五十年内 MRR 不会翻倍。",
  stays: (profit, now) => `按今天的 MRR，${profit} 每月 ${now}，十年内都大于 0。`,
  lost: (profit, now, month) => `按今天的 MRR，${profit} 每月 ${now}，${month} 起降到 0 以下。`,
  reached: (profit, now, month, months) => `按今天的 MRR，${profit} 每月 ${now}，${months} 个月后（${month}）转正。`,
  never: (profit, now) => `按今天的 MRR，${profit} 每月 ${now}，十年内不会转正。`,
  breakEvenOpen: (profit, why) => `${profit} 何时转正未定：${why}。`,
  payback: (customers, cac, profit, exact, payments) =>
    `每月获得 ${customers} 个客户，每个 ${cac}，每月剩 ${profit}：${exact} 个月回本，即第 ${payments} 次付款时。`,
  trough: (month, depth, positive) =>
    `若现在开始，第 ${month} 个月占用资金最多，${depth}；第 ${positive} 个月起累计为正。`,
  noTrough: "任何月末都没有占用资金。",
  cashOpen: (why) => `获客投入何时回本未定：${why}。`,
  sustainable: (growth, retention, renewal, first) =>
    `续费养得起的增速：每年 ${growth}（NDR ${retention}，续费客户每年 ${renewal}，新客户第一年 ${first}）。`,
  unlimited: (first) => `增长不需要续费来补贴：新客户第一年剩 ${first}（补贴规则）。`,
  sustainableOpen: (why) => `续费养得起的增速未定：${why}。`,
  budgetNewMrr: "新签 MRR",
  budgetCost: "成本",
  budgetEnd: (month) => `${month} 的 MRR`,
  signing: (mrr, customers) => `每月新签 MRR ${mrr}、新客户 ${customers} 个，取窗口期平均。`,
  retention: (months, kept) => `每批客户的 MRR 按其月龄留存，与所有批次到 ${months} 个月为止的一样；之后每年 ${kept}。`,
  costs: (revenue, service, fixed) =>
    `收入为 MRR 的 ${revenue}；服务成本为收入的 ${service}；其他成本每月 ${fixed}。取有成本数据的月份平均。`,
  noCosts: "成本不足三个月：不预测利润。",
};
