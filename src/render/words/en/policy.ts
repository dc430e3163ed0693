import type { GateKind } from "../../../gates/raw-policy.ts";

const kinds: Readonly<Record<GateKind, string>> = { required: "required", advisory: "advisory" };

/** The page that lists what the policy asks. */
export const policy = {
  kinds,
  named: (name: string) => `Policy: ${name}`,
  gate: "Gate",
  gateOf: (stage: string) => `${stage} gate`,
  kind: "Kind",
  threshold: "Threshold",
  metric: "Metric",
  source: "Source",
  metricAndSource: "Metric and source",
  notStated: "not stated",
  question: (question: string, id: string, answer: "yes" | "no" | null) =>
    `${question} (${id}${answer === null ? "" : `: ${answer}`})`,
  needs: (rule: string, data: string) => `${rule} \u2013 needs ${data}`,
  rule: (text: string) => `Rule: ${text}`,
  answeredByYou: "Answered by you, under `attest:` in ue.yaml:",
  stageAnsweredByYou: (stage: string) => `${stage}: answered by you, under \`attest:\` in ue.yaml`,
  notComputed: (count: number) => `Not computed, needs other data (${count})`,
  stageNotComputed: (stage: string) => `${stage}: not computed, needs data beyond subscriptions and costs`,
};
