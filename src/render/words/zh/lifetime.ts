import type { Words } from "../index.ts";
import { dimensionName } from "./terms.ts";

export const lifetime: Words["lifetime"] = {
  methods: {
    observed: "客户至今实际支付，按每个获得的客户计",
    km: "Kaplan-Meier：实际看到的留存",
    ceiling: "1 / 流失率，不超过上限",
    horizon: "流失率不变，只看期限之内",
    sbg: "续费次数越多越稳（shifted beta-geometric）",
    discounted: "流失率不变、不设期限，越晚的付款越不值钱",
    uncapped: "1 / 流失率，不设上限；只供展示",
  },
  reasons: {
    "before-observation": "没有从首月就看得到、至今有人付款的客户",
    "beyond-follow-up": "跟踪这么久的客户太少",
    "too-few-at-risk": "任何时点可观察的客户都不足 10 个",
    "mixed-contracts": "合同有多种，没有一种占到 80 %：请看单个分组",
    "few-renewals": "10 个以上客户经历过的续费不足三次",
    "no-losses": "没有人在续费时离开，无法估计",
    "never-ends": "既无流失又不折现，付款没有尽头",
  },
  title: (money, months, why) =>
    money === null
      ? months === null
        ? `LTV 没有值：${why}`
        : `客户平均留存 ${months} 个月（上限法）；LTV 没有值：${why}`
      : `LTV ${money}，${months} 个月（上限法，默认）`,
  titleBy: (by) => `按${dimensionName(by)}看客户生命周期`,
  sections: {
    methods: (horizon) => `各种方法，最可信的在前，期限 ${horizon} 个月`,
    remarks: "各是什么，为何没有值",
    basis: "依据",
    survival: "首次付款之后仍在付款的客户占比，按月数",
  },
  columns: {
    method: "方法",
    months: "月数",
    interval: (confidence) => `${confidence} 区间`,
    ltv: "LTV",
    toCac: "LTV:CAC",
    customers: "客户",
    churn: "流失率",
    lost: "流失",
  },
  default: "默认",
  inMonths: (months) => `${months} 个月内`,
  onlyTo: (months, value, interval) => `只能估到 ${months} 个月：${value}${interval === null ? "" : `（${interval}）`}`,
  geometric: "没有看到留存随时间升高：每次续费按同一个流失概率计",
  discount: (rate) => `按每年 ${rate} 折现`,
  mostTrusted: (method, horizon, months, money) =>
    `够得到 ${horizon} 个月的方法里最可信的是 ${method}：${months} 个月${money === null ? "" : `，${money}`}。门槛和 ltv 仍用上限法。`,
  noneReaches: (horizon) => `除了流失率不变的假设，没有方法够得到 ${horizon} 个月。`,
  pays: (arpa, margin, profit) => `一个客户每月付 ${arpa}；扣除交付和服务后剩 ${margin}：${profit}。`,
  paysOnly: (arpa, why) => `一个客户每月付 ${arpa}；剩下多少未知：${why}。`,
  churn: (rate) => `每月流失 ${rate}；ceiling、horizon、discounted 和 uncapped 都当它不随年龄变化。`,
  ever: (customers, lost, returned) =>
    `累计 ${customers}，流失 ${lost}。${returned === 0 ? "" : `其中 ${returned} 个后来又付款；每个客户只算一次流失，以第一次为准，结果偏短。`}`,
  renewals: (every, seen) =>
    `${every === 1 ? "客户每个月都可能离开" : `客户每 ${every} 个月决定一次`}；10 个以上客户经历过的续费有 ${seen} 次。`,
  sbg: (alpha, beta) => `sBG：alpha ${alpha}，beta ${beta}。`,
  entry: (month) => `从 ${month} 起才看得到流失：更早的客户从当时的月龄起计入。`,
  legend: "\u25cf 实际（km）   o 实际但客户太少   \u00b7 流失率不变   + sbg",
  nobody: "还没有人付过款。",
};
