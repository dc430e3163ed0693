import { describe, expect, it } from "vitest";
import { shadeOf } from "../../../src/render/chart/shade.ts";
import { gateDistance } from "../../../src/render/html/charts/gate-distance.ts";
import { heatMap, heatMapOf } from "../../../src/render/html/charts/heat-map.ts";
import { movementBars } from "../../../src/render/html/charts/movement-bars.ts";
import { tornadoBars } from "../../../src/render/html/charts/tornado.ts";
import { trendLines } from "../../../src/render/html/charts/trend-lines.ts";
import { valueBars } from "../../../src/render/html/charts/value-bars.ts";
import { EN } from "../../../src/render/words/index.ts";
import type { CohortRecord, MovementRecord } from "../../../src/report/report.ts";
import { gate } from "../../support/reports.ts";

const attributes = (drawing: string, name: string, style: string) =>
  [...drawing.matchAll(new RegExp(`<${name} ([^>]*class="[^"]*\\b${style}\\b[^"]*")`, "g"))].map(([, text = ""]) =>
    Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!])),
  );

const movement = (month: string, fields: Partial<MovementRecord>): MovementRecord => ({
  month,
  by: null,
  group: null,
  opening: 0,
  new: 0,
  reactivation: 0,
  expansion: 0,
  contraction: 0,
  churned: 0,
  closing: 0,
  net: 0,
  customersOpening: 0,
  newCustomers: 0,
  reactivatedCustomers: 0,
  churnedCustomers: 0,
  customersClosing: 0,
  flashCustomers: 0,
  ...fields,
});

describe("movement bars", () => {
  const drawing = movementBars(
    [movement("2025-01", { new: 300, expansion: 100, churned: 200 }), movement("2025-02", { new: 150 })],
    EN.htmlPage.movementNames,
    "MRR",
  );
  const bars = (name: string) => attributes(drawing, "rect", `m-${name}`).filter(({ height }) => height !== "11");

  it("are as high as the money they stand for", () => {
    const [first, second] = bars("new").map(({ height }) => Number(height));
    expect(first! / second!).toBeCloseTo(2, 2);
    expect(Number(bars("expansion")[0]!.height) / second!).toBeCloseTo(100 / 150, 2);
    expect(Number(bars("churned")[0]!.height) / second!).toBeCloseTo(200 / 150, 2);
  });

  it("stand on each other above the line, and losses hang below it", () => {
    const [fresh] = bars("new");
    const [expansion] = bars("expansion");
    const [churned] = bars("churned");
    const zero = Number(fresh!.y) + Number(fresh!.height);
    expect(Number(expansion!.y) + Number(expansion!.height)).toBeCloseTo(Number(fresh!.y), 2);
    expect(Number(churned!.y)).toBeCloseTo(zero, 2);
  });

  it("are absent where nothing moved", () => {
    expect(bars("reactivation")).toEqual([]);
    expect(bars("new").length).toBe(2);
  });
});

describe("trend lines", () => {
  it("break where a month has no value, and mark a lone month with a dot", () => {
    const drawing = trendLines(
      ["2025-01", "2025-02", "2025-03", "2025-04"],
      [{ name: "NDR", values: [0.9, null, 0.8, 0.85] }],
      [],
      "t",
    );
    const [path] = attributes(drawing, "path", "t-0");
    expect(path!.d!.match(/M/g)!.length).toBe(2);
    expect(attributes(drawing, "circle", "dot").length).toBe(1);
  });

  it("do not draw months beyond -100 %, and keep the names of lines apart", () => {
    const drawing = trendLines(
      ["2025-01", "2025-02"],
      [
        { name: "GM1", values: [-5, 0.5] },
        { name: "GM2", values: [0.4, 0.5] },
      ],
      [],
      "t",
    );
    expect(drawing).not.toContain("-500 %");
    const [a, b] = attributes(drawing, "text", "name").map(({ y }) => Number(y));
    expect(Math.abs(a! - b!)).toBeGreaterThanOrEqual(14);
  });
});

describe("a heat map", () => {
  const cell = (cohort: string, age: number, netRetention: number): CohortRecord => ({
    cohort,
    age,
    by: null,
    group: null,
    customers: 7,
    members: 7,
    newMrr: 1,
    mrr: 1,
    grossMrr: 1,
    logoRetention: 1,
    netRetention,
    grossRetention: 1,
  });
  const records = [cell("2025-Q1", 0, 1), cell("2025-Q1", 1, 1.204), cell("2025-Q2", 0, 0.55)];

  it("has a number in every observed cell and none in the others", () => {
    const drawing = heatMap(records, heatMapOf(records), ({ netRetention }) => netRetention, "t");
    const numbers = [...drawing.matchAll(/class="cell[^"]*">(\d+)</g)].map(([, text]) => text);
    expect(numbers).toEqual(["100", "120", "55"]);
  });

  it("tells 100 % from more than that", () => {
    const drawing = heatMap(records, heatMapOf(records), ({ netRetention }) => netRetention, "t");
    expect(attributes(drawing, "rect", "shade").map(({ fill }) => fill)).toEqual(
      [1, 1.204, 0.55].map((value) => shadeOf(value).colours?.background),
    );
  });

  it("shows the newest cohorts where there are too many", () => {
    const many = Array.from({ length: 20 }, (_, i) => cell(`20${10 + i}-Q1`, 0, 1));
    expect(heatMapOf(many).cohorts).toEqual(many.slice(-13).map(({ cohort }) => cohort));
  });
});

describe("the distance of a gate", () => {
  it("shades the side that passes: left of a maximum, right of a minimum", () => {
    const [most] = attributes(
      gateDistance(gate({ operator: "<=", threshold: 1, value: 0.5, interval: null }), "t"),
      "rect",
      "passing",
    );
    expect(most!.x).toBe("0");
    const drawing = gateDistance(gate(), "t");
    const [least] = attributes(drawing, "rect", "passing");
    const [line] = attributes(drawing, "line", "threshold");
    expect(least!.x).toBe(line!.x1);
  });

  it("puts the value between the ends of its interval, in proportion", () => {
    const drawing = gateDistance(
      gate({ value: 0.75, threshold: 0.8, interval: { low: 0.7, high: 0.9, confidence: 0.9 }, outcome: "pass" }),
      "t",
    );
    const [interval] = attributes(drawing, "line", "interval");
    const [sign] = attributes(drawing, "circle", "sign");
    const share = (Number(sign!.cx) - Number(interval!.x1)) / (Number(interval!.x2) - Number(interval!.x1));
    expect(share).toBeCloseTo(0.25, 3);
  });

  it("tells outcomes apart by shape, and draws nothing without a value", () => {
    const shape = (outcome: "pass" | "fail" | "inconclusive") =>
      /class="(sign good|cross bad|ring unsure)"/.exec(gateDistance(gate({ outcome }), "t"))![1];
    expect([shape("pass"), shape("fail"), shape("inconclusive")]).toEqual(["sign good", "cross bad", "ring unsure"]);
    expect(gateDistance(gate({ value: null }), "t")).toBe("");
  });
});

describe("tornado bars", () => {
  it("reach from today's value to each end, in proportion", () => {
    const drawing = tornadoBars(
      [{ name: "Churn", atLow: 5, atHigh: 3.5, lowText: "5.00", highText: "3.50" }],
      4,
      { value: 3, name: "gate: > 3" },
      "t",
    );
    const widths = attributes(drawing, "rect", "bar").map(({ width }) => Number(width));
    expect(widths[0]! / widths[1]!).toBeCloseTo(1 / 0.5, 2);
    const [now] = attributes(drawing, "line", "zero");
    const [gate] = attributes(drawing, "line", "threshold");
    expect((Number(now!.x1) - Number(gate!.x1)) / widths[0]!).toBeCloseTo(1, 2);
  });
});

describe("value bars", () => {
  it("are as long as their values, and say why there is none", () => {
    const drawing = valueBars(
      [
        { name: "micro", value: 4, interval: null, text: "4.00" },
        { name: "mid", value: 2, interval: null, text: "2.00" },
        { name: "large", value: null, interval: null, text: "nobody new was signed" },
      ],
      { value: 3, name: "gate: > 3" },
      "t",
    );
    const [first, second, third] = attributes(drawing, "rect", "bar").map(({ width }) => Number(width));
    expect(first! / second!).toBeCloseTo(2, 2);
    expect(third).toBeUndefined();
    expect(drawing).toContain("nobody new was signed");
    const [line] = attributes(drawing, "line", "threshold");
    expect((Number(line!.x1) - 4) / first!).toBeCloseTo(3 / 4, 2);
  });
});
