import { nearest } from "../domain/nearest.ts";
import type { Dimension } from "../measures/grouping.ts";
import type { Policy } from "./policy.ts";

export interface MissingGroup {
  readonly gate: string;
  readonly by: Dimension;
  readonly group: string;
  readonly nearest: string | null;
}

/** The user's gates aimed at a group that does not exist: errors, to be found before the gates are evaluated. */
export function missingGroups(policy: Policy, groupsOf: (by: Dimension) => readonly string[]): MissingGroup[] {
  return policy.gates.flatMap(({ id, by, group, builtIn }) => {
    if (builtIn || by === null || group === null) return [];
    const groups = groupsOf(by);
    return groups.includes(group) ? [] : [{ gate: id, by, group, nearest: nearest(group, groups) }];
  });
}
