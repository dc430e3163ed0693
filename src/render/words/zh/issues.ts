import { CATEGORIES } from "../../../domain/cost.ts";
import type { Issue } from "../../../domain/issue.ts";
import { formatNumber } from "../../format-value.ts";
import type { Words } from "../index.ts";

type Args = Issue["args"];

const meant = ({ nearest }: Args) => (nearest === undefined || nearest === "" ? "" : `是不是“${nearest}”？`);
const quoted = ({ text }: Args) => `“${text}”`;
const renamed = ({ nearest }: Args) =>
  nearest === undefined || nearest === "" ? "" : `如果就是“${nearest}”，请改名。`;
const examples = ({ examples }: Args) => (examples === undefined ? "" : `例如 ${examples}。`);
const owned = (owner: Args[string] | undefined) => (owner === "" ? "" : `（负责人：${owner}）`);
const percent = (ratio: Args[string] | undefined, decimals: number) =>
  `${formatNumber(Number(ratio) * 100, decimals)} %`;
const listedMonths = (months: Args[string] | undefined, count: Args[string] | undefined) =>
  `${months}${Number(count) > 12 ? "……" : ""}`;

/** What messages are made of elsewhere, in English. What is not here stays as it is. */
const PHRASES: Readonly<Record<string, string>> = {
  "an XLSX workbook or a ZIP archive": "XLSX 工作簿或 ZIP 压缩包",
  "an old Excel workbook (XLS)": "旧版 Excel 工作簿（XLS）",
  "a gzip archive within another": "套了两层的 gzip 压缩包",
  "a PDF document": "PDF 文档",
  "a web page (HTML) or an XML document": "网页（HTML）或 XML 文档",
  "a JSON document": "JSON 文档",
  "it is a folder": "它是一个文件夹",
  "permission denied": "没有权限",
  "the folder does not exist": "文件夹不存在",
  "a part of its path is not a folder": "路径中有一段不是文件夹",
  "its links lead in a circle": "链接绕成了一圈",
  "its name is too long": "名称太长",
  "it is larger than 1 MiB, which settings never are": "它超过 1 MiB，设置文件不会这么大",
  "it was written to while it was read; run again when it is complete": "读取时有程序在写它；写完后请再运行",
  "it is nested too deeply": "嵌套太深",
  "In QuickBooks choose Display columns by: Months, and export again":
    "请在 QuickBooks 选择“Display columns by: Months”，再重新导出",
  "In Xero compare periods by month, and export again": "请在 Xero 按月比较期间，再重新导出",
  "Add Segment > Time > Month (or Day) to the report in Google Ads, and download it again":
    "请在 Google Ads 的报表里加上“Segment > Time > Month（或 Day）”，再重新下载",
  "Choose Breakdown > By time > Month (or Day) in Ads Manager, and export again":
    "请在 Ads Manager 选择“Breakdown > By time > Month（或 Day）”，再重新导出",
  "Export the ledger with 月份 or 凭证日期": "请导出带“月份”或“凭证日期”的账簿",
  comma: "逗号",
  point: "点",
};
const phrase = (text: Args[string] | undefined) => PHRASES[String(text)] ?? String(text);

const messages: Words["issues"]["messages"] = {
  "file-not-found": ({ text }) => `没有文件“${text}”。请检查文件名和当前文件夹。`,
  "file-unreadable": ({ text, message }) => `“${text}”无法读取：${phrase(message)}。`,
  "file-empty": () => "文件里没有文字。需要一行表头和数据行。",
  "file-not-text": ({ kind }) => `这是${phrase(kind)}，不是 CSV 文本。请打开它，另存为 CSV（UTF-8）。`,
  "gzip-broken": ({ message }) => `gzip 压缩包解不到末尾：${message}。请重新复制或下载。`,
  "not-utf8": ({ candidates }) =>
    candidates === undefined || candidates === ""
      ? "文本不是 UTF-8。请用这种编码重新保存，Excel 里叫“CSV UTF-8”。"
      : `文本不是 UTF-8，可能是 ${candidates}。请用 --encoding 指定读得通的那个，或另存为“CSV UTF-8”。`,
  "encoding-unknown": (args) =>
    `${quoted(args)}不是已知的编码。${meant(args)}可以不写，由程序判断，或给出如 gb18030、windows-1252。`,
  "encoding-wrong": ({ encoding }) => `这里的文本不是 ${encoding}。请换一个 --encoding，或另存为“CSV UTF-8”。`,
  "encoding-guessed": ({ rival, reading, ...args }) =>
    rival !== undefined
      ? `文本不是 UTF-8，按 GB18030 中文读取，如${quoted(args)}；同一个词按 ${rival} 读作“${reading}”。请用 --encoding 指定正确的编码。`
      : `文本不是 UTF-8，按 GB18030 中文读取，如${quoted(args)}。如果读出来不对，请用 --encoding 指定编码。`,
  "record-too-large": () => "这条记录里有一个字段超过 1 MiB，或整条记录超过 4 MiB。请找一个打开后没有关上的引号。",
  "quote-unclosed": () => "这条记录里的引号打开后没有关上。请补上；如果它是文字的一部分，请写成两个。",
  "quote-misplaced": () => "字段中间出现了引号。请把整个字段放进引号，文字里的引号写成两个。",
  "nul-byte": () => "记录里有 NUL 字节。文件已损坏，或不是 UTF-8：请另存为 CSV（UTF-8）。",
  "column-count": ({ found, expected }) =>
    `这一行有 ${found} 个字段，表头有 ${expected} 个。含逗号的字段要加引号，缺的字段要补上。`,
  "column-missing": ({ found, tenure, ...args }) =>
    `缺少必需的列。${tenure === undefined ? "" : `“${tenure}”只说客户留了多久，没说从哪天开始：请从导出那天往回数，另加一列开始日期；已离开的客户以导出那天为结束日期。`}现有：${found}。${renamed(args)}或者在 ue.yaml 的 \`columns:\` 里写明文件怎么叫它；\`ue presets\` 列出可以直接读取的导出文件。`,
  "column-duplicate": () => "表头里这一列出现了两次。请改名或去掉一个。",
  "column-misspelt": (args) => `没有这样一列。${meant(args)}请改名，以免被悄悄忽略。`,
  "columns-ignored": ({ columns }) => `以下列在这里没有含义，已忽略：${columns}。`,
  "no-rows": () => "文件只有表头，没有数据行。是这个文件吗？",
  "preset-detected": ({ preset, title }) => `文件按 ${preset}（${title}）读取。如果不对，请设置 \`preset:\`。`,
  "preset-ambiguous": ({ presets }) =>
    `表头符合多个预设：${presets}。请在 ue.yaml 的 \`preset:\` 里写明是哪一个导出的。`,
  "preset-unknown": ({ allowed, role, ...args }) =>
    `${role ?? "subscriptions"} 没有名为${quoted(args)}的预设。${meant(args)}可用：${allowed}。`,
  "payments-export": ({ columns }) =>
    `这是付款清单（${columns}）：只有付了多少，没有付的是多长时间。请改为导出 Subscriptions 或 Invoices，带上所有列和所有状态；\`ue presets\` 列出可以读取的文件。`,
  "mapping-key-unknown": ({ key, allowed, ...args }) => `“${key}”两边都不是标准列名。${meant(args)}可用：${allowed}。`,
  "mapping-column-missing": ({ name, column, file, found, ...args }) =>
    `${file} 没有用来读取 ${column} 的列“${name}”。${meant(args)}现有：${found}。`,
  "date-order-undecided": ({ other, ...args }) =>
    other === undefined
      ? `${quoted(args)}可以是日在前，也可以是月在前，文件里没有日期能说明。请在 ue.yaml 设置 \`date_format:\`，如 DD-MM-YYYY。`
      : `${quoted(args)}与“${other}”互相矛盾：日在前还是月在前？请改正一个，或在 ue.yaml 设置 \`date_format:\`。`,
  "decimal-undecided": (args) =>
    `看不出${quoted(args)}里哪个符号是小数点。请在 ue.yaml 设置 \`decimal: point\` 或 \`decimal: comma\`。`,
  "status-unknown": ({ statuses, example }) =>
    `不清楚这些状态的含义：${statuses}。请逐个写明是 active、ended、trialing 还是 ignore，如在 ue.yaml 写 \`status: { "${example}": active }\`。`,
  "status-unmapped": ({ rows, statuses, name, meanings }) =>
    `有 ${rows} 行按付费计入，而这一列并非如此：${statuses}。请在 ue.yaml 里说明其含义，如 \`columns: { status: "${name}" }\` 和 \`status: { ${meanings} }\`。`,
  "ended-without-end": ({ count, status, found }) =>
    `${count} 行已结束（状态“${status}”），却没有结束日期：${Number(found) === 1 ? "请补上" : "请导出这一列，或在 `columns:` 里把它对应到 end_date"}。取消的那天不算：服务会持续到期末。`,
  "trialing-left-out": ({ count, ...args }) => `${count} 行在试用，目前没有 MRR。${examples(args)}`,
  "rows-left-out": ({ count, statuses }) => `${count} 行因状态未计入：${statuses}。`,
  "interval-undecided": ({ plans, example }) =>
    `不清楚这些套餐的一笔金额管多久：${plans}。${example === "" ? "请把一列对应到 `interval` 或 `plan`" : `请在 ue.yaml 的 \`plans:\` 里写明，如 \`plans: { "${example}": 12m }\``}。`,
  "interval-inferred": ({ intervals }) => `按当前账期推断的一笔金额的时长：${intervals}。`,
  "invoices-as-lines": ({ count, oneOff, refunds, amount, tax }) =>
    `${count} 张账单按所收费的期间读作订阅行，金额取 ${amount}${tax === "" ? "" : ` 减 ${tax}`}${Number(oneOff) > 0 ? `；${oneOff} 张没有订阅或期间，读作 one_off` : ""}${Number(refunds) > 0 ? `；${refunds} 张小于 0，读作 refund` : ""}。`,
  "no-ended-subscriptions": ({ count, column: _, ...args }) =>
    `${count} 个订阅没有一个结束：这像是只导出了在用的订阅，因此不给出流失、留存和 LTV。请导出所有状态，带结束日期；如果确实没有人离开过，请在 ue.yaml 写 \`history: complete\`。${examples(args)}`,
  "repeated-across-files": ({ count, files }) => `${count} 行与前面文件里的订阅重复，只计一次：${files}。`,
  "subscription-conflict": ({ id, otherFile, otherLine }) =>
    `订阅“${id}”与 ${otherFile}:${otherLine} 同一天开始，内容却不同。请只留较新的导出，或改正一个。`,
  "cell-empty": ({ text }) =>
    text === undefined
      ? "单元格是空的，而这里必须有值。请填上，或删掉这一行。"
      : `“${text}”表示没有值，而这里必须有值。请填上，或删掉这一行。`,
  "date-form": ({ form, ...args }) =>
    form === undefined
      ? `${quoted(args)}不是日期。需要 YYYY-MM-DD，如 2025-06-30。日期是其他顺序的，请在 ue.yaml 设置 \`date_format:\`，如 DD-MM-YYYY。`
      : `${quoted(args)}不是日期。需要 ${form}。`,
  "date-impossible": (args) => `${quoted(args)}这一天不存在。请改正。`,
  "date-out-of-range": (args) => `${quoted(args)}不在 1970 至 2199 年之间。没有结束就留空。`,
  "month-form": ({ yearless, ...args }) =>
    yearless === undefined
      ? `${quoted(args)}不是月份。需要 YYYY-MM，或当月的某一天。`
      : `${quoted(args)}只有月份，没有年份。请在每一行写上年份，如 2025-01。`,
  "amount-form": ({ mark, ...args }) =>
    mark === undefined
      ? `${quoted(args)}不是金额。需要数字和小数点，不分组，如 1234.50。其他写法请在 ue.yaml 设置 \`decimal:\`。`
      : `${quoted(args)}不是金额。需要以${phrase(mark)}为小数点的数字，如 ${mark === "comma" ? "1.234,50" : "1,234.50"}。`,
  "amount-negative": (args) => `${quoted(args)}是负数。需要 0 或更大；退回的钱请写成 kind 为 refund 的一行。`,
  "amount-decimals": ({ digits, currency, ...args }) =>
    `${quoted(args)}的小数位超过${currency === "" ? "币种" : ` ${currency} `}的 ${digits} 位。请舍入到最小单位。`,
  "amount-too-large": (args) => `${quoted(args)}太大，无法精确计数。请检查位数：是不是以分为单位？`,
  "quantity-form": (args) => `${quoted(args)}不是数量。需要 0 或更大的数，如 3 或 2.5。`,
  "interval-unknown": ({ allowed, ...args }) =>
    `${quoted(args)}不是计费周期。可用：${allowed}，或 Nm 表示 N 个月（1m 至 120m）。${meant(args)}`,
  "kind-unknown": ({ allowed, ...args }) => `${quoted(args)}不是类型。可用：${allowed}。${meant(args)}`,
  "category-unknown": ({ allowed, ...args }) => `${quoted(args)}不是成本类别。可用：${allowed}。${meant(args)}`,
  "currency-form": (args) => `${quoted(args)}不是币种代码。需要三个字母，如 CNY。${meant(args)}`,
  "currency-rate-missing": ({ currencies, reporting, count }) =>
    reporting === ""
      ? `订阅${Number(count) === 1 ? `用的是 ${currencies}，还有没写币种的` : `用了多种币种（${currencies}）`}。请用 \`currency:\`（或 --currency）指定报告币种${Number(count) === 1 ? "。" : "，并在 `fx:` 里给其他每种一个汇率。"}`
      : `没有从 ${currencies} 到 ${reporting} 的汇率。请写在 ue.yaml 的 \`fx:\` 里，如 \`fx: { ${String(currencies).split(", ")[0]}: 7.12 }\`。`,
  "currency-signs-mixed": ({ signs }) =>
    `金额带有多种币种符号（${signs}），又没有一列写明各行的币种。请在 \`columns:\` 里把币种列映射为 \`currency\`，或按币种分成几个文件。`,
  "end-before-start": ({ start, end }) => `这一行在 ${end} 结束，早于开始日 ${start}。请改正其中一个。`,
  "zero-length": ({ count, ...args }) => `${count} 行在开始当天就结束，不计收入。${examples(args)}`,
  "term-without-end": () => "计费周期是 `term`，却没有结束日期。请给出结束日期，或换一个周期。",
  "duplicate-row": ({ otherFile, otherLine }) =>
    `这一行与 ${otherFile}:${otherLine} 完全相同。请删掉，或用 --dedupe 让相同的行只计一次。`,
  "duplicates-dropped": ({ count, ...args }) => `${count} 行重复，只计一次。${examples(args)}`,
  "subscription-overlap": ({ id, customer, start, otherFile, otherLine, otherEnd }) =>
    `“${customer}”的订阅“${id}”在 ${start} 开始，而 ${otherFile}:${otherLine} ${otherEnd === "" ? "没有结束" : `要到 ${otherEnd} 才结束`}。请先结束前一行，或给新的一行另一个订阅号。`,
  "subscription-id-shared": ({ count, ...args }) =>
    `${count} 行用了其他客户的订阅号。请检查：每一行都计给自己的客户。${examples(args)}`,
  "customer-ids-similar": ({ count, ...args }) =>
    `${count} 个客户号与其他客户号只差大小写或空格，各算一个客户。如果是同一客户，请统一写法。${examples(args)}`,
  "end-date-undecided": ({ exclusive, inclusive, otherFile, otherLine }) =>
    `结束当天还算不算服务，各行互相矛盾：${exclusive} 行说不算（如本行），${inclusive} 行说算（如 ${otherFile}:${otherLine}）。请用 --end-date exclusive 或 --end-date inclusive 指定。`,
  "end-date-rule": ({ rule, because, count, of }) => {
    const inclusive = rule === "inclusive";
    const meaning = inclusive ? "结束当天算作仍在服务（inclusive）" : "结束当天算作不再服务（exclusive）";
    if (because === "pairs")
      return `${meaning}：${of} 次续费里，有 ${count} 次${inclusive ? "在结束的次日开始" : "就在结束当天开始"}。可用 --end-date 更改。`;
    return `${meaning}：${of} 个结束日里，有 ${count} 个是月末，又没有续费能说明。可用 --end-date 更改。`;
  },
  "no-ended-line": ({ count: _, ...args }) =>
    `没有一行结束过：流失率显示为 0，LTV 停在上限。如果只导出了在用的订阅，请补上已结束的。${examples(args)}`,
  "cost-month-missing": ({ months, count }) =>
    `首尾之间有 ${count} 个月没有成本：${listedMonths(months, count)}。请补上，或用 --allow-cost-gaps 按 0 计。`,
  "cost-months-filled": ({ months, count }) => `${count} 个月没有成本，按 0 计：${listedMonths(months, count)}。`,
  "cost-segment-unknown": ({ count, ...args }) =>
    `成本里有 ${count} 个 segment 没有任何客户。请检查拼写；它们各自成为一个分组。${examples(args)}`,
  "no-cost-of-service": () => "没有任何交付、服务或客户成功成本，服务毛利率因此是 100 %。请补上主机和客服成本。",
  "account-unmapped": ({ count, block, more }) =>
    `${count} 个科目没有类别。请把以下几行放到 ue.yaml 的 \`costs:\` 下，给每个 ??? 写上类别或 \`ignore\`，并检查猜测的部分：\n\n  map:\n${String(block).replace(/^/gm, "    ")}\n\n${Number(more) > 0 ? `这些归类之后，还有 ${more} 个科目。` : ""}类别有：${CATEGORIES.join(", ")}。`,
  "accounts-mapped": ({ accounts }) => `科目归类：${accounts}。`,
  "subtotal-mismatch": ({ label, found, expected }) =>
    expected === ""
      ? `“${label}”（${found}）不是上面任何一段的合计。请按原样重新导出报表。`
      : `“${label}”是 ${found}，而它的科目加起来是 ${expected}。请重新导出报表，带上所有行和分。`,
  "report-not-by-month": ({ remedy, ...args }) =>
    args.text === ""
      ? `报表没有说明每个月花了多少。${phrase(remedy)}。`
      : `有一行跨度为${quoted(args)}，超过一个月。${phrase(remedy)}。`,
  "month-partial": (args) => `${quoted(args)}只是一个月的一部分，会显得这个月很便宜。请让报表止于整月，或去掉这一列。`,
  "months-left-out": ({ months }) => `报表开头或结尾没有成本的月份未计入：${months}。`,
  "sections-left-out": ({ sections }) => `营业利润以下的部分（如利息、税）在这里不算成本：${sections}。`,
  "ledger-rows-left-out": ({ closing, sheet, sums, credits, credited }) =>
    `账簿里未计入：${closing} 条结转分录，${sheet} 行资产负债科目，${sums} 行合计或余额。${Number(credits) > 0 ? `${credits} 笔贷方冲减成本 ${credited}。` : ""}`,
  "ledger-costs-carried": ({ count, amount, accounts }) =>
    `${count} 条结转分录借记成本科目共 ${amount}（${accounts}），未计入：成本计在最先入账的地方。如果当初记在资产负债科目，请另用一个文件补上。`,
  "no-subscriptions": () =>
    "没有订阅可读。请用 --subscriptions FILE 给出文件，或写在 ue.yaml 的 `subscriptions: files:` 下。",
  "total-too-large": ({ total }) => `合计“${total}”太大，无法精确计数。请检查金额：是不是以分为单位？`,
  "window-shortened": ({ months, asked }) => `窗口期只有 ${months} 个月，而不是 ${asked} 个月：在此之前没有 MRR。`,
  "cost-window-shortened": ({ months, of }) =>
    `窗口期的 ${of} 个月里，${Number(months) === 0 ? "没有一个月" : `只有 ${months} 个月`}有成本：毛利、利润和成本占比只计有成本的月份。`,
  "losses-missing-before": ({ month, expected }) =>
    `${month} 之前没有人流失，而按理应有约 ${expected} 次：这些客户很可能不在文件里。客户存续时间从该月起计；请用 --observed-from 说明从何时起有流失记录。`,
  "currency-assumed": ({ currency, stated }) =>
    Number(stated) === 0
      ? `没有写明币种，按 ${currency} 处理。请在 ue.yaml 设置 \`currency:\`，或用 --currency。`
      : `报告用 ${currency}，这是数据里唯一写明的币种。`,
  "tiers-in-cny": ({ currency }) =>
    `规模层级和 PMF 门槛的价格上限是手册里的人民币金额，这里按 ${currency} 理解。请在 ue.yaml 设置 \`tiers:\`。`,
  "gaps-bridged": ({ count, days, ...args }) =>
    `${count} 行跨过了不超过 ${days} 天的间断（renewal_grace_days）。${examples(args)}`,
  "late-renewals": ({ count, days, ndr, ndrThen, churn, churnThen, ...args }) => {
    const changes = [
      ndr === "" ? "" : `NDR ${percent(ndr, 1)} -> ${percent(ndrThen, 1)}`,
      churn === "" ? "" : `月流失率 ${percent(churn, 2)} -> ${percent(churnThen, 2)}`,
    ].filter((change) => change !== "");
    return `${count} 次流失来自 ${days} 天内又回来的客户，可能只是续费晚了。在 \`options:\` 下写 \`renewal_grace_days: ${days}\`，就把他们当作续费：${changes.join("，") || "流失次数会减少"}。${examples(args)}`;
  },
  "customer-concentration": ({ customer, share }) =>
    `“${customer}”一家就占 MRR 的 ${percent(share, 0)}：留存和平均值都系于一个客户。`,
  "mass-start": ({ count, customers, day }) =>
    `${customers} 个客户里有 ${count} 个在 ${day} 开始：这像是老客户迁移，不像新签。请给出真实的开始日期。`,
  "amounts-in-minor-units": ({ median, scale }) =>
    `一半的订阅一年超过 ${formatNumber(Number(median), 0)}，而且都没有零头，最低一级的上限却是 ${formatNumber(Number(scale), 0)}：金额是不是以分为单位？`,
  "partial-last-month": ({ month, sign }) =>
    sign === "costs"
      ? `${month} 的成本不到前几个月的一半：如果这个月还不完整，请用 --as-of 指定上一个月。`
      : `${month} 的最后几天没有新的订阅开始，而前几个月都有：如果这个月还不完整，请用 --as-of 指定上一个月。`,
  "config-syntax": ({ message }) => `YAML 无法读取：${phrase(String(message).replace(/\.$/, ""))}。`,
  "config-invalid": ({ key, found, expected, gate, ...args }) =>
    gate === undefined
      ? `${key} 是 ${found}。需要：${expected}。`
      : `门槛 ${gate}：“${found}”不是原因代码。可用：${expected}。${meant(args)}`,
  "unknown-key": ({ key, allowed, ...args }) => `没有 ${key} 这个键。${meant(args)}可用：${allowed}。`,
  "metric-unknown": ({ gate, metric, ...args }) =>
    `${gate === undefined ? "" : `门槛 ${gate}：`}没有指标“${metric}”。${meant(args)}\`ue metrics\` 列出全部指标。`,
  "gate-duplicate": ({ gate }) => `${gate} 这个 id 用了两次。每项门槛和问题都要有自己的 id。`,
  "gate-bounds": ({ gate, found }) =>
    `门槛 ${gate} ${found === "" ? "没有门槛值" : `有多个门槛值（${found}）`}。min、max、above、below 只给一个。`,
  "fallback-unknown": ({ gate, fallback, ...args }) =>
    `门槛 ${gate}：没有可以代替的门槛或问题“${fallback}”。${meant(args)}`,
  "fallback-cycle": ({ cycle }) => `代替关系绕成了圈：${cycle}。请断开。`,
  "group-unknown": ({ gate, by, group, ...args }) =>
    `门槛 ${gate}：没有客户或成本的 ${by} 是“${group}”。${meant(args)}`,
  "attest-unknown": ({ id, ...args }) => `没有问题 ${id} 可以回答。${meant(args)}\`ue gates\` 列出全部问题。`,
  "report-unreadable": ({ why, found }) =>
    ({
      "not-json": `这不是 JSON：${found}。应为用 \`--format json\` 写出的报告。`,
      "no-report": "这不是 ue 的报告。应为用 `--format json` 写出的报告。",
      kind: `这是 \`ue ${found}\` 的报告。应为 \`ue check\`、\`ue metrics\` 或 \`ue mrr\` 的报告。`,
      newer: `这份报告的 schemaVersion 是 ${found}，这一版 ue 只认得 1。请用写出它的版本或更新的版本来读。`,
      shape: `这份报告与 ue 写出的不同：${found}。请用 \`--format json\` 重新写出。`,
    })[String(why)]!,
  "reports-incomparable": ({ what, before, after, beforeFile, afterFile }) => {
    const names = { report: "出自不同的命令", currency: "币种不同", scope: "说的是不同的客户" };
    return `两份报告${names[what as keyof typeof names]}：${beforeFile} 为 ${before}，${afterFile} 为 ${after}。请比较同类的报告。`;
  },
  "baseline-later": ({ asOf, now }) => `基线的基准月是 ${asOf}，晚于这次的 ${now}。如非有意，请给出较早的报告。`,
  "baseline-definitions": ({ asOf }) =>
    `基线（${asOf}）所用的定义、政策或选项与这次不同：\`ue diff\` 会列出能看出的部分。`,
  "gate-direction": ({ gate, metric, found }) =>
    `门槛 ${gate}：${metric} 无所谓高好还是低好，${found} 对它没有意义。请用 min、max、above 或 below。`,
  "waiver-unknown": ({ gate, ...args }) => `没有门槛 ${gate} 可以豁免。${meant(args)}\`ue gates\` 列出全部门槛。`,
  "waiver-duplicate": ({ gate }) => `门槛 ${gate} 豁免了两次。请只留要用的那个。`,
  "waiver-expiring": ({ gate, expires, days, owner }) =>
    `${gate} 的豁免在 ${expires} 到期，即基准月之后 ${days} 天${Number(days) === 0 ? "：这是它有效的最后一个月" : ""}。请解决门槛，或申请延期${owned(owner)}。`,
  "waiver-expired": ({ gate, expires, asOf, owner }) =>
    `${gate} 的豁免已过期：它在 ${expires} 结束，早于 ${asOf} 的月末，门槛重新算作未过。请解决门槛，或申请延期${owned(owner)}。`,
  "waiver-not-needed": ({ gate }) => `${gate} 的豁免已不需要：门槛通过了。请删掉。`,
  "waiver-undecided": ({ gate }) => `${gate} 的豁免不起作用：门槛未定，而豁免接受的是已知的未过。请看这项门槛的原因。`,
  "waiver-not-evaluated": ({ gate }) => `${gate} 的豁免没有用上：这次运行没有评估这项门槛。`,
};

export const issues: Words["issues"] = {
  messages,
  severities: { error: "错误", warning: "警告", note: "说明" },
  column: (name) => `${name} 列`,
  more: (count) => `……另有 ${count} 条`,
};
