import { currencyCode } from "../domain/currency-codes.ts";
import type { Place } from "../domain/issue.ts";
import { nearest } from "../domain/nearest.ts";
import { checkPolicy } from "../gates/check-policy.ts";
import type { Attestation } from "../gates/decisions.ts";
import { attestableIds, gateFrom, HANDBOOK, mergeGates, type Policy, policyFrom } from "../gates/policy.ts";
import { rawPolicySchema } from "../gates/policy-schema.ts";
import type { RawPolicy } from "../gates/raw-policy.ts";
import { configSchema, type RawConfig } from "./config-schema.ts";
import type { FileEntry, StatusMeaning } from "./entry.ts";
import type { IssueLog } from "./issue-log.ts";
import { scenariosOf } from "./scenarios.ts";
import type { Config } from "./settings.ts";
import { readWaivers } from "./waivers.ts";
import { readYaml, type YamlFile, type YamlPath } from "./yaml-file.ts";

/**
 * Reads ue.yaml, and the policy file that it names through `readFile` (null: no such file). Null, with every problem
 * in the log, when anything in them is wrong.
 */
export async function readConfig(
  file: string,
  text: string,
  readFile: (name: string) => Promise<{ file: string; text: string } | null>,
  log: IssueLog,
): Promise<Config | null> {
  const errorsBefore = log.errorCount;
  const config = readYaml(file, text, configSchema, log);
  if (config === null) return null;
  const base = await readPolicy(config, readFile, log);
  if (base === null) return null;
  const gates = config.data.gates ?? [];
  logPolicyProblems(config, { gates }, base.policy, log);
  const attest = config.data.attest ?? {};
  const policy =
    log.errorCount > errorsBefore
      ? base.policy
      : mergeGates(
          base.policy,
          gates.map((gate) => gateFrom(gate, false)),
        );
  checkAttested(config, attestableIds(policy), log);
  const waivers = readWaivers(config, policy, log);
  const scenarios = scenariosOf(config, log);
  if (log.errorCount > errorsBefore) return null;
  return {
    ...settingsOf(config.data, config.place),
    policy,
    attest: new Map(Object.entries(attest).map(([id, given]) => [id, attestation(given)])),
    waivers,
    scenarios,
    gatePlaces: new Map([
      ...base.places,
      ...gates.map(({ id }, index) => [id, config.place(["gates", index])] as const),
    ]),
  };
}

type RawEntry = Exclude<NonNullable<RawConfig["subscriptions"]>, readonly unknown[]> &
  Exclude<NonNullable<RawConfig["costs"]>, readonly unknown[]>;

/** One entry or a list of them, each with its path in the file. */
function entriesOf<T>(raw: T | T[] | undefined): { readonly raw: T; readonly path: YamlPath }[] {
  if (raw === undefined) return [];
  return Array.isArray(raw) ? raw.map((entry, index) => ({ raw: entry, path: [index] })) : [{ raw, path: [] }];
}

function fileEntry(raw: Partial<RawEntry>, path: YamlPath, place: YamlFile<unknown>["place"]): FileEntry {
  return {
    files: raw.files ?? [],
    entry: {
      encoding: raw.encoding ?? null,
      delimiter: raw.delimiter ?? null,
      preset: raw.preset ?? null,
      columns: new Map(Object.entries(raw.columns ?? {})),
      status: statusesOf(raw.status ?? {}),
      plans: new Map(
        Object.entries(raw.plans ?? {}).map(([plan, to]) => [plan, typeof to === "string" ? to : to.interval]),
      ),
      dateFormat: raw.date_format ?? null,
      decimal: raw.decimal ?? null,
      currency: codeOf(raw.currency),
      kind: raw.kind ?? null,
      endDate: raw.end_date ?? null,
      history: raw.history ?? null,
      map: (raw.map ?? []).map(({ account, to, split, segment }) => ({
        account,
        shares:
          split !== undefined
            ? new Map(Object.entries(split).map(([category, share]) => [category, String(share)]))
            : to === undefined || to === "ignore"
              ? null
              : new Map([[to, "1"]]),
        segment: segment ?? "",
      })),
      place: (within) => place([...path, ...within]),
    },
  };
}

function codeOf(currency: string | undefined): string | null {
  return currency === undefined ? null : currencyCode(currency);
}

/** `{ canceled: ended }` and `{ ended: [canceled, expired] }` say the same. */
function statusesOf(raw: NonNullable<RawEntry["status"]>): ReadonlyMap<string, StatusMeaning> {
  return new Map(
    Object.entries(raw).flatMap(([key, to]) =>
      typeof to === "string"
        ? [[key.toLowerCase(), to as StatusMeaning] as const]
        : to.map((status) => [status.toLowerCase(), key as StatusMeaning] as const),
    ),
  );
}

function settingsOf(
  raw: RawConfig,
  place: YamlFile<unknown>["place"],
): Omit<Config, "policy" | "attest" | "waivers" | "gatePlaces" | "scenarios"> {
  const { options = {} } = raw;
  return {
    currency: codeOf(raw.currency),
    language: raw.lang ?? null,
    stage: raw.stage ?? null,
    subscriptions: entriesOf(raw.subscriptions).map(({ raw, path }) =>
      fileEntry(raw, ["subscriptions", ...path], place),
    ),
    costs: entriesOf(raw.costs).map(({ raw, path }) => fileEntry(raw, ["costs", ...path], place)),
    dedupe: entriesOf(raw.subscriptions).some(({ raw }) => raw.dedupe === true),
    allowCostGaps: entriesOf(raw.costs).some(({ raw }) => raw.allow_gaps === true),
    rates: new Map(Object.entries(raw.fx ?? {}).map(([code, rate]) => [codeOf(code)!, String(rate)])),
    options: present({
      window: options.window,
      cacLagMonths: options.cac_lag_months,
      ltvCapMonths: options.ltv_cap_months,
      confidence: options.confidence,
      minCustomers: options.min_customers,
      usage: options.usage,
      renewalGraceDays: options.renewal_grace_days,
      tiers: raw.tiers?.map(({ name, below }) => ({ name, below: below ?? null })),
      targetSegments: raw.target_segments,
    }),
    plan: present(raw.plan ?? {}),
    budget: raw.budget === undefined ? null : present({ newMrr: raw.budget.new_mrr, cost: raw.budget.cost }),
    requireAttested: raw.require_attested ?? false,
  };
}

/** Without the keys whose value is left out. */
function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } & Record<string, never> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

function attestation(given: NonNullable<RawConfig["attest"]>[string]): Attestation {
  return {
    answer: given.answer === true || given.answer === "yes",
    evidence: given.evidence ?? null,
    date: given.date ?? null,
  };
}

interface BasePolicy {
  readonly policy: Policy;
  readonly places: readonly (readonly [string, Place])[];
}

async function readPolicy(
  config: YamlFile<RawConfig>,
  readFile: (name: string) => Promise<{ file: string; text: string } | null>,
  log: IssueLog,
): Promise<BasePolicy | null> {
  const name = config.data.policy ?? "handbook";
  if (name === "handbook") return { policy: HANDBOOK, places: [] };
  const found = await readFile(name);
  if (found === null) {
    log.error("file-not-found", config.place(["policy"]), { text: name });
    return null;
  }
  const policy = readYaml<RawPolicy>(found.file, found.text, rawPolicySchema, log);
  if (policy === null) return null;
  const errorsBefore = log.errorCount;
  logPolicyProblems(policy, policy.data, null, log);
  if (log.errorCount > errorsBefore) return null;
  const places = (policy.data.gates ?? []).map(({ id }, index) => [id, policy.place(["gates", index])] as const);
  return { policy: policyFrom(policy.data, false), places };
}

function logPolicyProblems(source: YamlFile<unknown>, own: RawPolicy, base: Policy | null, log: IssueLog): void {
  for (const { code, path, args } of checkPolicy(own, { base })) log.error(code, source.place(path), args);
}

function checkAttested(config: YamlFile<RawConfig>, ids: readonly string[], log: IssueLog): void {
  for (const id of Object.keys(config.data.attest ?? {}))
    if (!ids.includes(id))
      log.error("attest-unknown", config.keyPlace(["attest", id]), { id, nearest: nearest(id, ids) ?? "" });
}
