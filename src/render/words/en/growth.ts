import type { Model, Regime } from "../../../report/growth.ts";

const regimes: Readonly<Record<Regime, string>> = {
  "below-80": "below 80 %",
  "80-to-100": "80 to 100 %",
  "at-100": "100 %",
  "above-100": "above 100 %",
  thin: "THIN",
};

const models: Readonly<Record<Model, string>> = { below: "below 100 %", above: "100 % and above" };

/** Where ARR goes at an NDR. */
export const growth = {
  regimes,
  models,
  thinRegime: (n: string) => `${regimes.thin}, n ${n}`,
  open: (why: string) => `Where ARR tends to is open: ${why}.`,
  thin: (ndr: string, n: string | null) =>
    `NDR ${ndr} rests on ${n === null ? "a small sample" : `n ${n}`}: too few to say where ARR tends to.`,
  linear: (ndr: string) => `At NDR ${ndr} ARR grows by the pace of signing alone: linear, without a ceiling.`,
  compounds: (ndr: string) =>
    `At NDR ${ndr} growth compounds: customers add revenue by themselves, and nothing caps ARR.`,
  /** `whole`: of the whole company, not of a part of it. */
  tends: (whole: boolean, falls: boolean, ndr: string, ceiling: string, months: string) =>
    `At this pace of signing and NDR ${ndr} ${whole ? "your" : "its"} ARR ${falls ? "falls to" : "tends to"} ${ceiling}, half-way there in ${months} month${months === "1" ? "" : "s"}.`,
};
