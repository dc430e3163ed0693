import type { Verdict } from "../gates/verdict.ts";

/** See README, "Exit codes". The verdict comes from the report, so that every format ends alike. */
export const EXIT = { ok: 0, failed: 1, couldNotRun: 2, inconclusive: 3 } as const;

export type Inconclusive = "pass" | "fail";

export function exitCodeOf(verdict: Verdict, inconclusive: Inconclusive | undefined): number {
  if (verdict === "pass") return EXIT.ok;
  if (verdict === "fail") return EXIT.failed;
  if (inconclusive === undefined) return EXIT.inconclusive;
  return inconclusive === "pass" ? EXIT.ok : EXIT.failed;
}
