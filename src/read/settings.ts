import type { Place } from "../domain/issue.ts";
import type { Language } from "../domain/language.ts";
import type { LeverTurn } from "../domain/lever.ts";
import type { Options } from "../domain/options.ts";
import type { Attestation } from "../gates/decisions.ts";
import { HANDBOOK, type Policy } from "../gates/policy.ts";
import type { Stage } from "../gates/stages.ts";
import type { Waiver } from "../gates/waivers.ts";
import type { FileEntry } from "./entry.ts";

/** ue.yaml as the program uses it; what the file leaves out is null or empty, for flags and defaults to fill. */
export interface Config {
  readonly currency: string | null;
  readonly language: Language | null;
  readonly stage: Stage | null;
  readonly subscriptions: readonly FileEntry[];
  readonly costs: readonly FileEntry[];
  readonly dedupe: boolean;
  readonly allowCostGaps: boolean;
  readonly rates: ReadonlyMap<string, string>;
  readonly options: Partial<Options>;
  readonly plan: Readonly<Record<string, number>>;
  /** Planned for a month, major units. */
  readonly budget: { readonly newMrr?: number; readonly cost?: number } | null;
  readonly policy: Policy;
  readonly attest: ReadonlyMap<string, Attestation>;
  readonly waivers: readonly Waiver[];
  readonly requireAttested: boolean;
  /** Levers turned together, by name, in their order. */
  readonly scenarios: ReadonlyMap<string, readonly LeverTurn[]>;
  /** Where each own gate stands, for problems that only the data shows. */
  readonly gatePlaces: ReadonlyMap<string, Place>;
}

export const NO_CONFIG: Config = {
  currency: null,
  language: null,
  stage: null,
  subscriptions: [],
  costs: [],
  dedupe: false,
  allowCostGaps: false,
  rates: new Map(),
  options: {},
  plan: {},
  budget: null,
  policy: HANDBOOK,
  attest: new Map(),
  waivers: [],
  requireAttested: false,
  scenarios: new Map(),
  gatePlaces: new Map(),
};
