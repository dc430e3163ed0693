import type { Words } from "../index.ts";
import { joined } from "./joined.ts";
import { terms } from "./terms.ts";

const ANSWERS = { yes: "是", no: "否" } as const;

export const explain: Words["explain"] = {
  title: (metric, group, value) => `${metric}${group === null ? "" : `，${group}`}：${value ?? "没有值"}`,
  theGate: "这项门槛",
  gatesOnIt: () => "相关门槛",
  passes: (title) => `${title} 通过`,
  advisory: "这是参考门槛，不参与判定。",
  sourceOfGate: (source) => `门槛来源：${source}`,
  question: (id, stage) => `问题 ${id}，${terms.stages[stage]}`,
  answer: (answer, date, evidence) =>
    `回答：${answer === null ? "尚未回答" : `${ANSWERS[answer]}${date === null ? "" : `，${date}`}`}${evidence === null ? "" : ` \u2013 ${evidence}`}`,
  answerIt: (id, source) => `在 ue.yaml 的 \`attest: ${id}\` 下回答。来源：${source}`,
  standsInFor: (gate) => `门槛 ${gate} 的指标没有值时，由它代为判定。`,
  howComputed: "怎么算出来的",
  noValue: (why) => `没有值：${why}`,
  noValueWhen: (reason, meaning) => `何时没有值（${reason}）：${meaning}。`,
  source: (source) => `来源：${source}`,
  smallestWhole: "最小的整数 k，满足",
  where: "条件是",
  columns: { input: "输入", value: "数值", unit: "单位", whatItIs: "含义" },
  units: { perMonth: (money) => `${money}/月`, aMonth: "每月", months: "个月", count: "个" },
  months: (from, to) => (from === to ? from : `${from} 至 ${to}`),
  meaning: (meaning, months, missing) =>
    `${meaning}${months === null ? "" : `（${months}）`}${missing === null ? "" : `\u2014\u2014${missing}`}`,
  options: (parts) => `选项：${parts.join(" \u00b7 ")}`,
  option: {
    window: (months) => `窗口期 ${months} 个月`,
    lag: (months) => `CAC 滞后 ${months} 个月`,
    lagOf: (months, customers, cost) => `CAC 滞后 ${months} 个月（客户 ${customers}，成本 ${cost}）`,
    lifetime: (months) => `生命周期最长 ${months} 个月`,
    confidence: (confidence) => `置信度 ${confidence}`,
    minCustomers: (count) => `min_customers ${count}`,
    usage: (counts) => `用量类${counts ? "计入" : "不计入"} MRR`,
    grace: (days) => `不超过 ${days} 天的间断视为连续`,
  },
  howSure: "有多可靠",
  noSample: (name) => joined(name, "由全部记录算出，不是抽样：没有区间。"),
  rests: (name, n, sample, equal) =>
    joined(name, `基于 ${n} ${sample}${equal === null ? "" : `（大小不一，只相当于 ${equal} 个同样大小的客户）`}`),
  noInterval: (rests) => `${rests}；不计算区间。`,
  tooFew: (rests) => `${rests}，太少，给不出区间。`,
  stays: (rests, confidence, value) => `${rests}；在 ${confidence} 的置信度下保持在 ${value}。`,
  lies: (rests, confidence, low, high) => `${rests}；在 ${confidence} 的置信度下介于 ${low} 与 ${high} 之间。`,
  whyNoValue: "为什么没有值",
  needsMonths: (metric, months, why, reason) => `${metric} 需要${months}：${why}（${reason}）。`,
  needsInput: (metric, input, meaning, why, reason) =>
    `${metric} 需要 ${input}（${meaning}），而它没有值：${why}（${reason}）。`,
  hasNone: (metric, meaning, reason) => `${metric} 在这里没有值：${meaning}（${reason}）。`,
  whatWould: "什么会改变结论",
  goal: (title, threshold, id) => `${title} ${threshold}（${id}）`,
  undecided: "这是按数值说的；样本够了，门槛才能判定。",
  nothingWould: (goal) => `${goal}：文件里没有什么能改变它。`,
  holds: (goal) => `${goal}成立；其他不变，出现以下任何一项就不再成立：`,
  wouldHold: (goal) => `${goal}要成立，其他不变，做到以下任何一项即可：`,
  lever: "杠杆",
  now: "现在",
  failsFrom: "临界值",
  needed: "需要",
  change: "变化",
  withStrict: "按 --strict",
  named: (names, more) => `${names.join("、")}${more > 0 ? `，另有 ${more} 个` : ""}`,
  amount: (customer, amount) => `${customer}（${amount}）`,
  forExample: (lever, customers, kept) => `${lever}：例如${kept ? "留住" : "没有"} ${customers}。`,
  notAlone: (lever, gate, utmost, held) =>
    joined(
      "只靠",
      lever,
      `不行${utmost === null ? "" : `：${gate} 最多到 ${utmost}`}${held.map((each) => `；${each}`).join("")}。`,
    ),
  heldBy: (meaning, value) => `${meaning}：${value}`,
};
