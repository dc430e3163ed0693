import type { Words } from "../index.ts";
import { joined } from "./joined.ts";

const REGIMES: Words["growth"]["regimes"] = {
  "below-80": "80 % 以下",
  "80-to-100": "80 至 100 %",
  "at-100": "100 %",
  "above-100": "100 % 以上",
  thin: "样本小",
};

export const growth: Words["growth"] = {
  regimes: REGIMES,
  models: { below: "低于 100 %", above: "不低于 100 %" },
  thinRegime: (n) => `${REGIMES.thin}，n ${n}`,
  open: (why) => `ARR 的走向未定：${why}。`,
  thin: (ndr, n) => joined(`NDR ${ndr} 只基于`, `${n === null ? "小样本" : `n ${n}`}：太少，看不出 ARR 的走向。`),
  linear: (ndr) => `NDR ${ndr} 时，ARR 的增速只由新签速度决定：线性增长，没有天花板。`,
  compounds: (ndr) => `NDR ${ndr} 时，增长会复利累积：老客户自己就在带来更多收入，ARR 没有天花板。`,
  tends: (whole, falls, ndr, ceiling, months) =>
    `按目前的新签速度和 NDR ${ndr}，${whole ? "" : "这部分的 "}ARR ${falls ? "将回落到" : "将趋近"} ${ceiling}，走完一半需要 ${months} 个月。`,
};
