import type { Words } from "../index.ts";
import { layerNames } from "./costs.ts";
import { joined } from "./joined.ts";
import { dimensionName } from "./terms.ts";

export const allocation: Words["allocation"] = {
  title: (month) => `公共成本如何分摊${month === null ? "" : `（${month}）`}`,
  drivers: { "new-mrr": "新签 MRR", revenue: "收入" },
  follows: (by, layers, driver, shares, more) =>
    joined(
      `按${dimensionName(by)}：${layerNames(layers)}成本随${driver}`,
      `分摊，${shares.join("、")}${more > 0 ? `，另有 ${more} 个` : ""}`,
    ),
  partOf: "它分到的公共成本",
  part: (layers, share, driver) => joined(`各分组共担的${layerNames(layers)}成本：按${driver}`, `分到 ${share}`),
};
