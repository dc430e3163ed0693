import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { layTable } from "../../src/render/table/layout.ts";
import { screenOf } from "../../src/render/table/table.ts";
import { wrapWords } from "../../src/render/table/wrap.ts";
import { EN } from "../../src/render/words/index.ts";

describe("lines", () => {
  it("of English break at spaces alone, and a percentage stays whole", () => {
    expect(wrapWords("NDR is at 80 % and falls", 12)).toEqual(["NDR is at", "80 % and", "falls"]);
    expect(wrapWords("incomprehensibilities", 5)).toEqual(["incomprehensibilities"]);
  });

  it("of Chinese break beside any character, two columns each", () => {
    expect(wrapWords("不要扩张销售团队", 8)).toEqual(["不要扩张", "销售团队"]);
    expect(wrapWords("不要扩张销售团队", 7)).toEqual(["不要扩", "张销售", "团队"]);
  });

  it("never start with closing punctuation, nor end with an opening one", () => {
    expect(wrapWords("销售团队，续费", 8)).toEqual(["销售团", "队，续费"]);
    expect(wrapWords("看销售（续费）", 8)).toEqual(["看销售", "（续费）"]);
    expect(wrapWords("低于 80 %。不要", 8)).toEqual(["低于", "80 %。不", "要"]);
  });

  it("keep words and numbers between Chinese in one piece", () => {
    expect(wrapWords("数据在ue.yaml里", 10)).toEqual(["数据在", "ue.yaml里"]);
  });
});

it("a column of Chinese wraps within its width, and the others stay in their places", () => {
  const screen = screenOf(0, 30, EN);
  const rows = [
    ["扩大销售之后毛利的变化，按六个月对六个月", "1,394,063"],
    ["NDR", "74.4 %"],
  ];
  const lines = layTable(
    [
      { title: "门槛", wraps: true },
      { title: "数值", align: "right" },
    ],
    rows,
    screen,
  ).split("\n");
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBe(30);
  expect(lines.filter((line) => /1,394,063|74\.4 %|数值/.test(line)).map((line) => stringWidth(line))).toEqual([
    30, 30, 30,
  ]);
});
