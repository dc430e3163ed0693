import type { AccountRule } from "../../src/read/entry.ts";

/** The same as `{ account, to }` or `{ account, split, segment }` in ue.yaml; null is `ignore`. */
export function accountRule(
  account: string,
  to: string | Readonly<Record<string, string>> | null,
  segment = "",
): AccountRule {
  const shares = to === null ? null : new Map(Object.entries(typeof to === "string" ? { [to]: "1" } : to));
  return { account, shares, segment };
}

/** A text with some of its parts replaced, each of which must be there. */
export function changed(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`no ${from} in the text`);
    return all.replace(from, () => to);
  }, text);
}
