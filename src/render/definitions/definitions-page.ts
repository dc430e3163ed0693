import { REASONS } from "../../domain/result.ts";
import type { Policy } from "../../gates/policy.ts";
import { GATE_REASONS } from "../../gates/reasons.ts";
import { md } from "../markdown/escape.ts";
import type { Words } from "../words/index.ts";
import { CONVENTIONS } from "./conventions.ts";
import { gatesPart } from "./gates-part.ts";
import { metricsPart } from "./metrics-part.ts";

/** What every number and verdict means, as a page of Markdown made from the registry and a policy. */
export function definitionsPage(policy: Policy, words: Words): string {
  return `${[
    "# Definitions",
    "What every number and every verdict of `ue` means. Generated from the metric registry and the policy by\n`npm run definitions`; `ue help definitions` prints it for the policy in force, and `ue explain ID` puts the numbers of\na run into a formula.",
    CONVENTIONS,
    metricsPart(),
    gatesPart(policy, words),
    reasonsPart(),
  ].join("\n\n")}\n`;
}

function reasonsPart(): string {
  const rows = Object.entries({ ...REASONS, ...GATE_REASONS }).map(([code, text]) => `| \`${code}\` | ${md(text)} |`);
  return ["## Reason codes", ["| code | meaning |", "|---|---|", ...rows].join("\n")].join("\n\n");
}
