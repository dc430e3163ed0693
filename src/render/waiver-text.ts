import type { GateRecord } from "../gates/evaluate.ts";
import type { PolicyGateRecord } from "../report/gates-report.ts";
import type { CheckReport } from "../report/report.ts";
import { shortfall } from "./describe.ts";
import type { Words } from "./words/index.ts";

/** What people read about waivers and about those who answer for gates, in every format. */

/** "NDR 74.2 % is below 80 %. Waived until 2025-12-31 by Anna: two migrations." */
export function waivedText(gate: GateRecord, currency: string, words: Words): string {
  const { owner, reason, expires } = gate.waiver!;
  return words.waivers.held(shortfall(gate, currency, words), expires, owner, reason);
}

/** Each waived gate once, whatever its stages. */
export function waivedGates(gates: readonly GateRecord[]): GateRecord[] {
  const waived = gates.filter(({ waiver }) => waiver !== null);
  return waived.filter(({ id }, index) => waived.findIndex((other) => other.id === id) === index);
}

/** Gates that fail again because nobody renewed their waiver. */
export function expiredTexts({ waivers }: CheckReport, words: Words): string[] {
  return waivers
    .filter(({ state }) => state === "expired")
    .map(({ gate, expires, owner, reason }) => words.waivers.failsAgain(gate, expires, owner, reason));
}

/** Who answers for an own gate and what they noted; null without either. */
export function ownerText({ owner, note }: Pick<GateRecord, "owner" | "note">, { waivers }: Words): string | null {
  const parts = [...(owner === null ? [] : [waivers.owner(owner)]), ...(note === null ? [] : [waivers.note(note)])];
  return parts.length === 0 ? null : waivers.joined(parts);
}

/** "budget.mrr – Owner: Anna. Waiver until 2025-12-31 (Anna): migrations" of each gate of a policy that has any. */
export function answeredForTexts(gates: readonly PolicyGateRecord[], words: Words): string[] {
  return gates.flatMap((gate) => {
    const { id, waiver } = gate;
    const owner = ownerText(gate, words);
    const waived = waiver === null ? null : words.waivers.stated(waiver.expires, waiver.owner, waiver.reason);
    const parts = [owner, waived].filter((part) => part !== null);
    return parts.length === 0 ? [] : [`${id} \u2013 ${words.waivers.joined(parts)}`];
  });
}
