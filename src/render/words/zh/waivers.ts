import type { Words } from "../index.ts";

export const waivers: Words["waivers"] = {
  mark: "\u2717 已豁免",
  waived: "已豁免",
  expired: "豁免已过期",
  held: (shortfall, expires, owner, reason) =>
    `${shortfall}。豁免至 ${expires}${owner === null ? "" : `（负责人：${owner}）`}：${reason.replace(/[.。]$/, "")}。`,
  failsAgain: (gate, expires, owner, reason) =>
    `${gate} 的豁免已于 ${expires} 到期，这项门槛重新计入${owner === null ? "" : `（负责人：${owner}）`}。当时的理由：${reason}`,
  stated: (expires, owner, reason) =>
    `豁免至 ${expires}${owner === null ? "" : `（${owner}）`}：${reason.replace(/[.。]$/, "")}`,
  count: (count) => `${count} 项未过的门槛已豁免`,
  supported: (stage, count) => `${stage}（${count}）`,
  everyStagePasses: (sentence, count) => `${sentence}${count}。`,
  passed: (permission, passed, count, open) =>
    `${permission}：${passed === 0 ? "" : `${passed} 项必过门槛通过，`}${count}。${open === 0 ? "" : `还有 ${open} 个问题未回答。`}`,
  owner: (owner) => `负责人：${owner}`,
  note: (note) => `备注：${note}`,
  joined: (parts) => parts.join("；"),
};
