import type { Verdict } from "../gates/verdict.ts";

/** The verdict comes from the report, so that every format ends alike. */
export const EXIT = { ok: 0, failed: 1, couldNotRun: 2, inconclusive: 3 } as const;

export const EXIT_CODES: readonly { readonly code: number; readonly meaning: string }[] = [
  { code: EXIT.ok, meaning: "ran; for `check`: every required gate passed" },
  { code: EXIT.failed, meaning: "`check`: a required gate failed" },
  { code: EXIT.couldNotRun, meaning: "could not run: usage, settings, data, or a bug of ours" },
  { code: EXIT.inconclusive, meaning: "`check`: no required gate failed, but one is undecided" },
];

export type Inconclusive = "pass" | "fail";

export function exitCodeOf(verdict: Verdict, inconclusive: Inconclusive | undefined): number {
  if (verdict === "pass") return EXIT.ok;
  if (verdict === "fail") return EXIT.failed;
  if (inconclusive === undefined) return EXIT.inconclusive;
  return inconclusive === "pass" ? EXIT.ok : EXIT.failed;
}
