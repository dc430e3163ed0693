import type { Words } from "../index.ts";
import { joined } from "./joined.ts";

export const headline: Words["headline"] = {
  permitted: {
    pmf: "可以推向市场",
    gtm: "可以扩张销售团队",
    scale: "可以继续规模化",
    ecosystem: "可以在资源整合上做增长",
  },
  refused: {
    pmf: "先不要离开 PMF",
    gtm: "不要扩张销售团队",
    scale: "不要继续扩大规模",
    ecosystem: "先不要依靠资源整合做增长",
  },
  nothingEvaluated: "未定：没有一项必过门槛能够评估，这绝不算通过。",
  everyStagePasses: "各阶段全部通过：可以继续规模化，并用资源整合做增长。",
  atStage: (supported, stage, sentence) =>
    `${supported === null ? "" : joined("数据支持到", supported, "阶段。")}${stage}：${sentence}`,
  answeredNo: (refusal, question) =>
    `${refusal}：${question === null ? "有一个问题" : `问题 ${question} `}的回答是“否”。`,
  failed: (refusal, shortfall, more) =>
    `${refusal}：${shortfall}。${more === 0 ? "" : `另有 ${more} 项必过门槛未通过。`}`,
  passed: (permission, passed, open) => {
    const questions = open === 0 ? "" : `还有 ${open} 个问题未回答。`;
    if (passed === 0) return `${permission}：已回答的问题都是“是”。${questions}`;
    return `${permission}：${passed === 1 ? "必过门槛已通过" : `${passed} 项必过门槛全部通过`}。${questions}`;
  },
  questionsOpen: "未定：必答的问题还没有回答。",
  undecided: (shortfall, more) =>
    `未定，宁愿慢一点：${shortfall}。${more === 0 ? "" : `另有 ${more} 项必过门槛未定。`}`,
};
