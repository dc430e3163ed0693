import { type CostPreset, rule } from "./cost-preset.ts";

export const cnLedger: CostPreset = {
  name: "cn-ledger",
  title: "Chinese general ledger (序时账, 明细账): debits of the cost accounts",
  role: "costs",
  beta: true,
  signature: {
    required: ["科目名称"],
    anyOf: ["借方", "借方金额", "本币借方"],
    forbidden: ["amount", "category"],
  },
  layout: {
    kind: "flat",
    columns: {
      month: ["月份", "会计期间", "期间", "凭证日期", "日期"],
      amount: ["借方", "借方金额", "本币借方"],
      account: ["科目名称"],
      credit: ["贷方", "贷方金额", "本币贷方"],
      text: ["摘要"],
      code: ["科目编码", "科目代码"],
    },
    ledger: {
      closing: /结转|本年利润|期间损益/u,
      totals:
        /^(?:(?:[期年月季][初末]|年初|期初)余额|上[年月季]结转|承前页|过次页|(?:本日|本月|本期|本年|本季|当前|当期|当月|\d{1,2}月)?(?:合计|累计|小计|总计)(?:数|额|金额)?)[:：]?$/u,
      balanceSheet: /^[123]/,
    },
    rules: [
      rule("研发", "rnd"),
      rule("市场|广告|推广", "marketing"),
      rule("实施|交付", "delivery"),
      rule("客服|售后|服务器|云(?!南)", "service"),
      rule("销售费用", "sales"),
      rule("管理费用", "admin"),
      rule(
        "收入|收益|本年利润|利润分配|实收资本|股本|资本公积|盈余公积|^(库存现金|银行存款|应收|应付|应交|预收|预付|其他应)",
        null,
      ),
    ],
  },
  byMonth: "Export the ledger with 月份 or 凭证日期",
  example: `costs:
  files: [ledger.csv]
  preset: cn-ledger
  map:
    - { account: "主营业务成本", to: delivery }
    - { account: "职工薪酬", split: { service: 0.3, rnd: 0.5, sales: 0.2 } }
`,
};
