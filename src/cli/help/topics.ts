import type { Policy } from "../../gates/policy.ts";
import type { Screen } from "../../render/table/layout.ts";

/** What a topic may look at: the policy in force is read only when it asks for it. */
export interface TopicContext {
  readonly screen: Screen;
  readonly policy: () => Promise<Policy>;
}

interface Topic {
  readonly about: string;
  readonly text: (context: TopicContext) => Promise<string>;
}

/** Pages of `ue help` beside those of the commands, made from the registries that the program works by. */
export const TOPICS: Readonly<Record<string, Topic>> = {
  "exit-codes": {
    about: "what a run ends with",
    text: async (context) => (await import("./exit-codes.ts")).exitCodesTopic(context),
  },
  formats: {
    about: "output formats, and the endings of names that choose them",
    text: async (context) => (await import("./formats.ts")).formatsTopic(context),
  },
  config: {
    about: "every key of ue.yaml",
    text: async (context) => (await import("./config.ts")).configTopic(context),
  },
  metrics: {
    about: "every metric: unit, formula, when it is undefined",
    text: async (context) => (await import("./metrics.ts")).metricsTopic(context),
  },
  gates: {
    about: "how gates decide, and those of the policy in force",
    text: async (context) => (await import("./gates.ts")).gatesTopic(context),
  },
  definitions: {
    about: "all definitions and conventions as one page of Markdown",
    text: async ({ policy, screen }) =>
      (await import("../../render/definitions/definitions-page.ts")).definitionsPage(await policy(), screen.words),
  },
};
