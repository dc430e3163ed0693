import { describe, expect, it } from "vitest";
import { EN, wordsOf } from "../../../src/render/words/index.ts";

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
const english = leaves(EN);
const chinese = leaves(ZH);

/** The same in both languages: abbreviations of the field, and signs. */
const SHARED = /^[\p{Lu}\p{N}\s:?%+~\u2013\u2713\u2717-]*$/u;

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

it("English is there without loading anything", async () => {
  expect(await wordsOf("en")).toBe(EN);
});
