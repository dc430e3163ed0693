/** Gates that are compared with an earlier report. */
export const baseline = {
  bound: (threshold: string, was: string) => `${threshold} (${was} in the baseline)`,
  compared: (title: string, was: string, share: string | null) =>
    `${title}: ${was} in the baseline, ${share === null ? "and no worse is allowed" : `and at most ${share} worse is allowed`}.`,
  rule: (share: string | null) => (share === null ? "no worse than baseline" : `at most ${share} worse than baseline`),
};
