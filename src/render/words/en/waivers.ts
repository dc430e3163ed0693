/** Waivers, and those who answer for own gates. */
export const waivers = {
  mark: "\u2717 waived",
  /** What such a line starts with. */
  waived: "WAIVED",
  expired: "WAIVER EXPIRED",
  /** `shortfall` is a sentence without its full stop: "NDR 74.2 % is below 80 %". */
  held: (shortfall: string, expires: string, owner: string | null, reason: string) =>
    `${shortfall}. Waived until ${expires}${owner === null ? "" : ` by ${owner}`}: ${reason.replace(/\.$/, "")}.`,
  failsAgain: (gate: string, expires: string, owner: string | null, reason: string) =>
    `The waiver of ${gate} ended on ${expires}, and the gate counts again${owner === null ? "" : ` (owner: ${owner})`}. It was given for: ${reason}`,
  /** In a policy, where no month tells whether it still holds. */
  stated: (expires: string, owner: string | null, reason: string) =>
    `Waiver until ${expires}${owner === null ? "" : ` (${owner})`}: ${reason.replace(/\.$/, "")}`,
  count: (count: number) => `${count} failing gate${count === 1 ? " is" : "s are"} waived`,
  supported: (stage: string, count: string) => `${stage} (${count})`,
  everyStagePasses: (sentence: string, count: string) => `${sentence} ${count}.`,
  passed: (permission: string, passed: number, count: string, open: number) =>
    `${permission}: ${passed === 0 ? "" : `${passed} required gate${passed === 1 ? " passes" : "s pass"}, `}${count}.${open === 0 ? "" : ` ${open} question${open === 1 ? " is" : "s are"} still open.`}`,
  owner: (owner: string) => `Owner: ${owner}`,
  note: (note: string) => `Note: ${note}`,
  joined: (parts: readonly string[]) => parts.join(". "),
};
