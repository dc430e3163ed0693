import type { Words } from "../index.ts";

export const baseline: Words["baseline"] = {
  bound: (threshold, was) => `${threshold}（基线为 ${was}）`,
  compared: (title, was, share) => `${title}：基线为 ${was}，${share === null ? "不得变差" : `最多变差 ${share}`}。`,
  rule: (share) => (share === null ? "不得差于基线" : `最多比基线差 ${share}`),
};
