import type { Category, Layer } from "../../../domain/cost.ts";

/** The cost layers of the handbook. */
export const LAYER_NAMES_ZH: Readonly<Record<Layer, string>> = {
  acquisition: "获客",
  delivery: "交付",
  service: "服务",
  rnd: "研发",
  admin: "管理",
};

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  sales: "销售",
  marketing: "市场",
  subsidy: "补贴",
  delivery: "交付",
  service: "服务",
  success: "客户成功",
  rnd: "研发",
  innovation: "创新",
  admin: "管理",
};

export function layerNames(layers: readonly string[]): string {
  return layers.map((layer) => LAYER_NAMES_ZH[layer as Layer] ?? layer).join("、");
}
