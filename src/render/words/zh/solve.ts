import type { Words } from "../index.ts";

export const solve: Words["solve"] = {
  title: "需要做到什么",
  nothing: "没有要求解的：起决定作用的阶段里没有必过门槛未通过。",
  goal: (title, threshold, now, interval) =>
    `${title} ${threshold}：现在 ${now}${interval === null ? "" : `（${interval}）`}`,
  noValue: (why) => `没有值（${why}）`,
  met: "已经达到。",
  columns: {
    lever: "只动一个杠杆",
    now: "现在",
    needed: "需要",
    change: "变化",
    shown: "可证明",
    input: "输入",
    from: "从",
    to: "到",
    low: "低端结果",
    high: "高端结果",
    swing: "幅度",
  },
  shownLegend: (confidence) => `可证明，而不只是达到：整个 ${confidence} 区间都达到门槛时的值，误差按现有数据计。`,
  alreadyShown: "已证明",
  never: "\u2013",
  notMoved: (levers) => `与之无关：${levers}。`,
  noLever: (levers) => `没有值，或没有可以缩放的数：${levers}。`,
  outOfRange: (lever, best) => `只靠${lever}做不到：最好是 ${best}。`,
  ceiling: (lever, months, profit, best) =>
    `只靠${lever}做不到：就算没有人离开，LTV 最多只计 ${months} 个月、每月 ${profit} 的毛利：最好是 ${best}。`,
  ceilingSum: (threshold, cac, needed, months, most) =>
    `${threshold} x CAC ${cac} = ${needed}，超过 ${months} 个月的毛利 ${most}。`,
  equal: (levers, share, reaches) => `一起动，每个都动 ${share}（${levers}）：${reaches}。`,
  noEqual: "一起动，每个动九成也达不到。",
  inOrder: (steps, reaches) => `按手册的顺序，每步到上限为止：${steps}：${reaches}。`,
  notInOrder: (steps, reaches) => `按手册的顺序，全部到上限也达不到：${steps}：${reaches}。`,
  step: (lever, share) => `${lever} ${share}`,
  caps: (caps) =>
    `顺序出自手册：降低 CAC，提升续费并延长生命周期（流失、增购），提价；然后是成本。每步的上限是我们定的：${caps}。`,
  howToRead: "怎样读",
  tornado: "影响最大的因素",
  flips: (value) => `${value} !`,
  flipsLegend: "! 跨过门槛。",
  spans: "流失率取其区间的两端，其他输入各减、增一成。",
  oneAtATime: "一次只动一个杠杆，其他不变；现实中它们会一起变。`ue what-if` 说明每个杠杆影响什么、不影响什么。",
};
