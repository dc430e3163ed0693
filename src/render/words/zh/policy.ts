import type { Words } from "../index.ts";
import { joined } from "./joined.ts";

const ANSWERS = { yes: "是", no: "否" } as const;

export const policy: Words["policy"] = {
  kinds: { required: "必过", advisory: "参考" },
  named: (name) => `门槛体系：${name}`,
  gate: "门槛",
  gateOf: (stage) => joined(stage, "门槛"),
  kind: "类型",
  threshold: "门槛值",
  metric: "指标",
  source: "来源",
  metricAndSource: "指标与来源",
  notStated: "未填写",
  question: (question, id, answer) => `${question}（${id}${answer === null ? "" : `：${ANSWERS[answer]}`}）`,
  needs: (rule, data) => `${rule}需要：${data}`,
  rule: (text) => `规则：${text}`,
  answeredByYou: "由你回答，写在 ue.yaml 的 `attest:` 下：",
  stageAnsweredByYou: (stage) => `${stage}：由你回答，写在 ue.yaml 的 \`attest:\` 下`,
  notComputed: (count) => `不计算，需要其他数据（${count} 条）`,
  stageNotComputed: (stage) => `${stage}：不计算，需要订阅和成本以外的数据`,
};
