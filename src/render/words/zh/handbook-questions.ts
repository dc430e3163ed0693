import type { PolicyTexts } from "../en/definitions.ts";

/** The handbook's questions in Chinese. */
export const QUESTIONS: Readonly<Record<string, PolicyTexts>> = {
  "pmf.ue-hypothesis": {
    question: "有没有写下一个合理的 UE 假设：一个客户值多少、获客要花多少？",
    action: "用一页纸写五个假设，各写理由：价格、毛利率、续费、生命周期、获客成本。",
  },
  "pmf.gtm-path": {
    question: "有没有设计一条能证实或证伪这个假设的 GTM 路径？",
    action: "写下卖给谁、走哪个渠道，以及出现什么结果就说明假设错了。",
  },
  "pmf.verified-need": {
    question: "是否至少有一个客户需求是验证过的，而不是猜的？",
    action: "拜访三个付费客户，看他们工作，记下他们一直用产品做什么。",
  },
  "pmf.customer-profile": {
    question: "是否有一个明确的客户画像，全团队说出来都一样？",
    action: "让产品、销售、服务各用五行写出客户画像，再统一成一版。",
  },
  "pmf.success-case": {
    question: "是否有一个真正成功的典型客户，别人可以照着做？",
    action: "给最好的客户写一页：问题、你们做了什么、结果、注意事项。",
  },
  "pmf.market-size": {
    question: "有没有从典型客户推算出目标市场和规模？",
    action: "用几条标准描述和典型客户相似的公司，数一数有多少，写下怎么数的。",
  },
  "pmf.leading-indicator": {
    question: "有没有从客户行为里找到准确而稳定的指标，能预测客户成功和续费？",
    action: "列出最活跃和最不活跃的客户，找一个能把两者分开的行为。",
  },
  "gtm.leading-indicator": {
    question: "有没有找到能预测续费的先导指标，并且它处在健康水平？",
    action: "用过去的续费检验两个使用指标；怎么找都没有，就退回 PMF。",
  },
  "gtm.majority-customers": {
    question: "是否拿到了自己定义的市场的 5-10 %，或有大量活跃客户是没听说过的普通企业？",
    action: "过一遍活跃客户名单，标出以前没听说过的，去拜访其中三家。",
  },
  "gtm.best-practice": {
    question: "从产品到销售到服务，是否有别人能复制、并且提升转化或效率的最佳实践？",
    action: "让做出最佳案例的专家教三个一线同事，各在一个客户上试一遍。",
  },
  "gtm.growth-map": {
    question: "是否有从首次接触到续费的完整客户成长周期地图，并用它来管理？",
    action: "用一页画出从线索到续费的步骤，每步给一个数，并定期开会看这张图。",
  },
  "gtm.leaders-and-processes": {
    question: "合格的干部够不够，核心流程是否有明确的检查规则？",
    action: "给每个核心流程定一个负责人，每月固定检查毛利2和干部状况。",
  },
  "gtm.new-renewal-split": {
    question: "新签和续费是否分开，各有人、各有目标？",
    action: "定下谁负责续费，从这个月起分开汇报新签和续费。",
  },
};

/** Rules that need other data. */
export const RULES: Readonly<Record<string, string>> = {
  "pmf.leading-indicator-data": "预测客户成功和续费的指标准确而稳定。",
  "gtm.leading-indicator-level": "预测续费的指标处在健康水平。",
  "gtm.majority-share": "拿到自定义市场的 5-10 %，或有大量不知名的活跃客户，就算摸到了大众客户。",
  "gtm.market-share-forecast": "市场份额的预测不超过 36 %，也不假设比 6-3-1 更极端的格局。",
  "gtm.market-share-pace": "一个市场的头 5 % 最难；之后每翻一倍，所需时间减半。",
  "gtm.market-stronghold": "在一个垂直市场拿到 30-40 % 的份额，就成了根据地。",
  "gtm.rnd-upkeep": "产品上线后的维护预算不低于初期成本的 30 %，除非没人用。",
  "gtm.rnd-absolute": "研发投入的绝对值不下降，下降的只是占收入的比例。",
  "gtm.seller-funnel": "一个稳定的销售，预算上约等于 100 次面试、10 人入职、5 人转正，最后留下几个。",
  "gtm.trial-length": "免费试用一周，申请后由销售再开一周。",
  "gtm.silent-payment": "定价高于销售底薪，而不经销售直接付款的比例又高，说明销售体系弱。",
  "gtm.expansion-owner": "签约后 3 个月内的增购算销售的，3 到 12 个月算客户成功的。",
  "gtm.early-loss": "90 天内流失或退款的客户，在上手期作为单独一组跟踪。",
  "gtm.keeping-cost": "留住一个客户的成本约为新获一个的七分之一。",
  "gtm.profit-path": "计划是第一年投入，第二年有收入，第三年盈利。",
  "scale.budget-accuracy": "预算一期比一期准。",
  "scale.customers-per-csm": "每个客户成功经理负责的客户数；200-300 是一家公司的负荷，仅供参考。",
  "scale.cost-to-serve": "服务成本高于付费的，分配资源时不当作客户。",
  "scale.growth-income-rising": "成长性收入随客户用得更多、得到更多而上升。",
  "ecosystem.value-added-adoption": "新增值业务的计划，起步时假设最多 10 % 的客户会用。",
};
