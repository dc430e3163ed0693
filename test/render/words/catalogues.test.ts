import { describe, expect, it } from "vitest";
import { EN, wordsOf } from "../../../src/render/words/index.ts";
import { joined } from "../../../src/render/words/zh/joined.ts";

/** Every text and every sentence of a catalogue by its path. */
function leaves(part: object, path = ""): Map<string, unknown> {
  return new Map(
    Object.entries(part).flatMap(([key, value]) =>
      typeof value === "object" && value !== null
        ? [...leaves(value, `${path}${key}.`)]
        : [[`${path}${key}`, value] as const],
    ),
  );
}

const ZH = await wordsOf("zh");
/** Subjects that are still taken from the English catalogue as they are. */
const waiting = Object.keys(EN).filter((subject) => ZH[subject as keyof typeof ZH] === EN[subject as keyof typeof EN]);
/** Texts of the definitions, which the English catalogue has none of: see definitions.test.ts. */
const { definitions: _, ...OF_EN } = EN;
const { definitions: __, ...OF_ZH } = ZH;
const english = leaves(OF_EN);
const chinese = leaves(OF_ZH);

/** The same in both languages: abbreviations of the field, the sample size n, and signs. */
const SHARED = /^n$|^[\p{Lu}\p{N}\s:?%+~\u2013\u2713\u2717-]*$/u;

describe("the Chinese catalogue", () => {
  it("has the keys of the English one, in the same shapes", () => {
    const shape = (of: ReadonlyMap<string, unknown>) =>
      [...of].map(([path, value]) => `${path}: ${typeof value}`).sort();
    expect(shape(chinese)).toEqual(shape(english));
  });

  it("leaves no text in English", () => {
    const same = [...english].filter(
      ([path, text]) =>
        typeof text === "string" &&
        chinese.get(path) === text &&
        !SHARED.test(text) &&
        !waiting.includes(path.split(".")[0]!),
    );
    expect(same.map(([path]) => path)).toEqual([]);
  });

  it("ends its sentences as Chinese does", () => {
    const texts = [...chinese].filter(([, text]) => typeof text === "string" && /\p{Script=Han}[.,;!?]/u.test(text));
    expect(texts.map(([path]) => path)).toEqual([]);
  });
});

it("parts of a sentence have a space where Chinese meets letters or digits", () => {
  expect(joined("数据支持到", "PMF", "阶段。")).toBe("数据支持到 PMF 阶段。");
  expect(joined("数据支持到", "规模化", "阶段。")).toBe("数据支持到规模化阶段。");
  expect(joined("", "NDR", "（净收入留存）")).toBe("NDR（净收入留存）");
});

it("English is there without loading anything", async () => {
  expect(await wordsOf("en")).toBe(EN);
});
