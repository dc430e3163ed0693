import { describe, expect, it } from "vitest";
import { HANDBOOK } from "../../../src/gates/policy.ts";
import { METRICS } from "../../../src/metrics/index.ts";
import { sampleMeaning } from "../../../src/metrics/inputs.ts";
import type { Input } from "../../../src/metrics/metric.ts";
import { formulaText, policyText, sourceText, titleText } from "../../../src/render/definition-text.ts";
import { EN, wordsOf } from "../../../src/render/words/index.ts";

const ZH = await wordsOf("zh");
const { policy, rules, metrics, meanings, sources } = ZH.definitions;

/** Keys that one side has and the other has not. */
function difference(wanted: Iterable<string>, found: object) {
  const [a, b] = [new Set(wanted), new Set(Object.keys(found))];
  return { missing: [...a].filter((key) => !b.has(key)), unused: [...b].filter((key) => !a.has(key)) };
}
const NONE = { missing: [], unused: [] };

describe("every text of the handbook has its Chinese, and none is left over", () => {
  it("gates and questions, field by field", () => {
    const gates = HANDBOOK.gates.flatMap((gate) =>
      (["title", "because", "verdict", "action", "question"] as const)
        .filter((field) => gate[field] !== null)
        .map((field) => `${gate.id} ${field}`),
    );
    const questions = HANDBOOK.questions.flatMap(({ id }) => [`${id} question`, `${id} action`]);
    const found = Object.fromEntries(
      Object.entries(policy).flatMap(([id, texts]) => Object.keys(texts).map((field) => [`${id} ${field}`, true])),
    );
    expect(difference([...gates, ...questions], found)).toEqual(NONE);
  });

  it("rules that need other data", () => {
    expect(
      difference(
        HANDBOOK.needs.map(({ id }) => id),
        rules,
      ),
    ).toEqual(NONE);
  });

  it("titles of metrics", () => {
    expect(
      difference(
        METRICS.map(({ id }) => id),
        metrics,
      ),
    ).toEqual(NONE);
  });

  it("meanings of inputs, samples, missing values and intervals", () => {
    const wanted = METRICS.flatMap((metric) => [
      ...Object.values(metric.inputs as Record<string, Input>).flatMap((input) =>
        "meaning" in input ? [input.meaning] : [],
      ),
      ...Object.values(metric.undefinedWhen as Record<string, string>),
      ...(metric.intervalNote === undefined ? [] : [metric.intervalNote]),
      ...(metric.needs == null ? [] : [metric.needs.meaning]),
      ...(metric.sampleSize === undefined ? [] : [sampleMeaning(metric)]),
    ]);
    const data = HANDBOOK.needs.map(({ needs }) => needs);
    expect(difference([...wanted, ...data], meanings)).toEqual(NONE);
  });

  it("sources, part by part", () => {
    const all = [...METRICS, ...HANDBOOK.gates, ...HANDBOOK.questions].flatMap(({ source }) => source.split("; "));
    expect(
      difference(
        [
          ...all,
          ...HANDBOOK.needs.map(({ source }) => source).flatMap((text) => text.split("; ")),
          "own gate",
          "own question",
        ],
        sources,
      ),
    ).toEqual(NONE);
  });

  it("with nothing English in it but abbreviations, ids and settings", () => {
    const texts = [
      ...Object.values(policy).flatMap((each) => Object.values(each)),
      ...[rules, metrics, meanings, sources].flatMap((each) => Object.values(each)),
    ];
    expect(texts.filter((text) => /[a-z]{2,} [a-z]{2,}/i.test(text.replace("Magic Number", "")))).toEqual([]);
  });
});

it("no formula keeps an English word, once its names are taken out", () => {
  const left = METRICS.map((metric) => {
    const names = new Set(Object.keys(metric.inputs as object));
    return formulaText(metric.formula, ZH).replace(/[A-Za-z][A-Za-z0-9]*/g, (word) => (names.has(word) ? "" : word));
  });
  expect(left.filter((text) => /[A-Za-z]{2,}/.test(text.replace(/\b(min|max)\b/g, "")))).toEqual([]);
});

describe("a gate's text", () => {
  const gate = HANDBOOK.gates.find(({ id }) => id === "gtm.ndr")!;

  it("is translated where it is the handbook's", () => {
    expect(policyText(gate, "verdict", ZH)).toBe("不要扩张销售团队");
    expect(policyText(gate, "verdict", EN)).toBe("do not scale the sales team");
    expect(sourceText("002 GTM sales, tiers; per tier (ours)", ZH)).toBe(
      "002 GTM 市场销售、客户规模划分；按规模层级（本工具定）",
    );
  });

  it("stays as its author wrote it where a user's gate took the handbook's place", () => {
    expect(policyText({ ...gate, verdict: "call me" }, "verdict", ZH)).toBe("call me");
    expect(policyText({ ...gate, id: "budget.ndr" }, "because", ZH)).toBe(gate.because);
  });

  it("is the metric's title where the author gave none", () => {
    const own = { id: "budget.cac", metric: "cac", title: "CAC (customer acquisition cost)" };
    expect(titleText(own, ZH)).toBe("CAC（获客成本）");
    expect(titleText({ ...own, title: "Our CAC" }, ZH)).toBe("Our CAC");
  });
});
