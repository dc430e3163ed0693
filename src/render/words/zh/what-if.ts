import type { LeverId } from "../../../domain/lever.ts";
import type { Words } from "../index.ts";

type Texts = Readonly<Record<"title" | "meaning" | "moves" | "holds", string>>;

const levers: Readonly<Record<LeverId, Texts>> = {
  price: {
    title: "价格水平",
    meaning: "新老客户支付的价格，假设一直就是这样（100 % 为现价）",
    moves: "订阅的所有金额：MRR、ARPA、新签 MRR、收入，以及由此而来的毛利率、LTV 和回收期",
    holds: "客户数、流失、留存率和全部成本：没有人因为价格离开或不来",
  },
  "new-customers": {
    title: "新客户数",
    meaning: "窗口期内赢得多少客户，每个客户的价格、获客成本和服务成本不变",
    moves: "新客户和新签 MRR、合同、首年收入、获客与交付成本，服务成本随收入变动",
    holds: "现有客户和 MRR（所以增长率不变，magic number 下降）、续费收入、留存、CAC、研发和管理成本",
  },
  churn: {
    title: "客户流失率",
    meaning: "同样多的客户里有多少离开：也就是续费，以及客户停留多久",
    moves: "窗口期的流失客户和流失 MRR，因而 LTV 和流失后的回收期；NDR、GRR 和客户留存率，留下的客户按一年前的金额付费",
    holds: "现有客户、MRR 和 ARPA、收入、毛利率和增长：变的是速度，还不是规模",
  },
  expansion: {
    title: "增购 MRR",
    meaning: "窗口期内老客户多买多少，按每个增购的客户同比例计",
    moves: "增购和净新增 MRR、quick ratio，以及 NDR 中客户比一年前多付的部分",
    holds: "现有 MRR 和 ARPA、GRR、流失、收入、毛利率和增长：变的是速度，还不是规模",
  },
  arpa: {
    title: "现有客户的 ARPA",
    meaning: "现有客户支付的价格，每个客户同比例，如同在基准月调价",
    moves: "基准月的 MRR、ARR 和 ARPA，LTV、增长、NDR 和 GRR；记为基准月的增购（或减购）",
    holds: "新客户支付的价格、客户数、流失，以及窗口期的收入和毛利率：这些钱还没有赚到",
  },
  cac: {
    title: "CAC",
    meaning: "赢得一个客户的成本：销售、市场和补贴，各月同比例",
    moves: "CAC 和回收期、LTV:CAC、各级毛利率、新签补贴，以及各项成本占比",
    holds: "赢得多少客户，以及他们支付多少",
  },
  delivery: {
    title: "交付成本",
    meaning: "各月的交付和实施成本",
    moves: "服务毛利率，因而 LTV 和回收期；各级毛利率；新签补贴",
    holds: "收入、客户数、CAC 和其他全部成本",
  },
  service: {
    title: "服务成本",
    meaning: "各月服务客户的成本（服务和客户成功）",
    moves: "服务毛利率，因而 LTV 和回收期；GM2 起的毛利率；新签补贴",
    holds: "收入、流失、CAC 和其他全部成本：服务变差也没有客户离开",
  },
  margin: {
    title: "服务毛利率",
    meaning: "收入减去交付和服务成本后剩下的部分：两项成本各月同比例",
    moves: "服务毛利率，因而 LTV 和回收期；各级毛利率；新签补贴",
    holds: "收入、流失、CAC 和其他全部成本",
  },
};

export const whatIf: Words["whatIf"] = {
  leverText: (lever, field) => levers[lever][field],
  base: "现状",
  title: (turns) => `如果：${turns}`,
  sideBySide: (names) => `如果：${names}`,
  sections: { turned: "杠杆", moved: "哪些数字变动", gates: "门槛" },
  columns: {
    scenario: "情景",
    lever: "杠杆",
    from: "从",
    to: "到",
    change: "变化",
    metric: "指标",
    before: "之前",
    after: "之后",
    gate: "门槛",
    needed: "要求",
  },
  held: (lever, holds) => `变动${lever}时保持不变：${holds}。`,
  unmoved: (names) => `没有变动：${names}。`,
  moreMoved: (count) => `另有 ${count} 项指标变动：--format json 或 csv 列出全部。`,
  noneMoved: "没有数字变动。",
  noFlip: "没有一项门槛的结果改变。",
  evidence: "样本量和相对误差仍以数据为准：假设不是证据。",
  standing: {
    pass: (stage) => `${stage}通过`,
    fail: (stage) => `${stage}未通过`,
    inconclusive: (stage) => `${stage}未定`,
    allPass: "所有阶段通过",
    nothing: "没有一项能够评估",
  },
  verdict: (before, after) => (before === after ? `结论不变：${after}。` : `结论：现在${before}；之后${after}。`),
  verdictOf: (scenario, standing) => `${scenario}：${standing}。`,
  flips: (gate, before, after) => `${gate}：现在 ${before}，之后 ${after}。`,
};
