import { parseDay } from "../domain/day.ts";
import { nearest } from "../domain/nearest.ts";
import type { Policy } from "../gates/policy.ts";
import type { Waiver } from "../gates/waivers.ts";
import type { RawConfig } from "./config-schema.ts";
import type { IssueLog } from "./issue-log.ts";
import type { YamlFile } from "./yaml-file.ts";

/** The waivers of ue.yaml. One of a gate that does not exist would hold nothing, and be forgotten there: an error. */
export function readWaivers({ data, place }: YamlFile<RawConfig>, { gates }: Policy, log: IssueLog): Waiver[] {
  const ids = gates.map(({ id }) => id);
  const seen = new Set<string>();
  return (data.waivers ?? []).map(({ gate, reason, owner, expires }, index) => {
    const at = place(["waivers", index, "gate"]);
    if (!ids.includes(gate)) log.error("waiver-unknown", at, { gate, nearest: nearest(gate, ids) ?? "" });
    else if (seen.has(gate)) log.error("waiver-duplicate", at, { gate });
    seen.add(gate);
    return {
      gate,
      reason,
      owner: owner ?? null,
      expires: parseDay(expires) as number,
      place: place(["waivers", index]),
    };
  });
}
