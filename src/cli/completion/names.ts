import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { HANDBOOK_TIERS } from "../../domain/options.ts";
import type { Dimension } from "../../measures/grouping.ts";
import { METRICS } from "../../metrics/index.ts";
import { loadConfig } from "../config.ts";
import { TOPICS } from "../help/topics.ts";
import type { Io } from "../io.ts";
import { load } from "../load.ts";
import type { Candidate, Given, Names } from "./candidates.ts";

/** Larger files take too long to be read for a key press. */
const LARGEST_BYTES = 8 * 1024 * 1024;

/** The names of this installation and of the ue.yaml in force. */
export function namesFor(io: Io, commands: readonly Candidate[]): Names {
  return {
    metrics: async () => METRICS.map(({ id, title }) => ({ value: id, about: title })),
    gates: async ({ config }) => {
      const { gates, questions } = (await loadConfig(io, config)).policy;
      return [
        ...gates.map(({ id, title }) => ({ value: id, about: title })),
        ...questions.map(({ id, question }) => ({ value: id, about: question })),
      ];
    },
    topics: async () => [
      ...Object.entries(TOPICS).map(([value, { about }]) => ({ value, about })),
      ...commands.filter(({ value }) => !(value in TOPICS)),
    ],
    groups: (by, given) => groupNames(io, by, given),
  };
}

async function groupNames(io: Io, by: Dimension, given: Given): Promise<Candidate[]> {
  const config = await loadConfig(io, given.config);
  if (by === "tier") return (config.options.tiers ?? HANDBOOK_TIERS).map(({ name }) => ({ value: name }));
  const files = [
    ...(given.subscriptions ?? config.subscriptions.flatMap(({ files }) => files)),
    ...(given.costs ?? config.costs.flatMap(({ files }) => files)),
  ];
  const sizes = await Promise.all(files.map(async (file) => (await stat(resolve(io.cwd(), file))).size));
  if (sizes.reduce((sum, size) => sum + size, 0) > LARGEST_BYTES) return [];
  const { analysis, asOf } = await load(io, {
    color: false,
    ...(given.config === undefined ? {} : { config: given.config }),
    ...(given.subscriptions === undefined ? {} : { subscriptions: [...given.subscriptions] }),
    ...(given.costs === undefined ? {} : { costs: [...given.costs] }),
  });
  return analysis
    .groupNames(asOf, by)
    .filter((name) => name !== "")
    .map((value) => ({ value }));
}
