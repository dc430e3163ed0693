import { describe, expect, it } from "vitest";
import { readCsv, type TextFacts } from "../../src/read/csv.ts";
import type { TextSettings } from "../../src/read/entry.ts";
import { IssueLog } from "../../src/read/issue-log.ts";
import { gb2312, gzip, utf16 } from "../support/encoded.ts";
import { chunksOf } from "../support/io.ts";
import { type Bytes, bytes, bytesOf } from "../support/reading.ts";

interface Result {
  readonly facts: TextFacts | null;
  /** `2: acme | 1,5` */
  readonly records: readonly string[];
  readonly issues: readonly string[];
}

async function guessOf(content: Bytes) {
  const log = new IssueLog();
  const source = { file: "f.csv", chunks: chunksOf([bytesOf(content)]) };
  await readCsv(source, { encoding: null, delimiter: null }, [], log, { fields() {} });
  return log.all().map(({ severity, args }) => [severity, args.rival, args.reading])[0];
}

async function recordsOf(content: Bytes, settings: Partial<TextSettings> = {}): Promise<Result> {
  const log = new IssueLog();
  const records: string[] = [];
  const source = { file: "f.csv", chunks: chunksOf([bytesOf(content)]) };
  const facts = await readCsv(source, { encoding: null, delimiter: null, ...settings }, ["id", "amount"], log, {
    fields(fields, line) {
      records.push(`${line}: ${fields.join(" | ")}`);
    },
  });
  return { facts, records, issues: log.all().map(({ code, line }) => `${line ?? "-"} ${code}`) };
}

describe("readCsv", () => {
  it("says what the text was like", async () => {
    expect(await recordsOf("id,amount\nacme,1.5\n")).toEqual({
      facts: { encoding: "utf-8", delimiter: ",", gzip: false },
      records: ["1: id | amount", "2: acme | 1.5"],
      issues: [],
    });
  });

  it("reads semicolons beside decimal commas, with quotes and line breaks in fields", async () => {
    expect(await recordsOf('id;amount\n"a;b";1,5\n"two\nlines";"2,5"\n"say ""x""";3\nbolt;4\n')).toEqual({
      facts: { encoding: "utf-8", delimiter: ";", gzip: false },
      records: ["1: id | amount", "2: a;b | 1,5", "3: two\nlines | 2,5", '5: say "x" | 3', "6: bolt | 4"],
      issues: [],
    });
  });

  it("leaves a line sep=; out, and counts it", async () => {
    expect(await recordsOf("sep=;\r\nid;amount\r\nacme;1,5\r\n")).toMatchObject({
      facts: { delimiter: ";" },
      records: ["2: id | amount", "3: acme | 1,5"],
    });
  });

  it("goes by the delimiter that is stated", async () => {
    expect(await recordsOf("sep=;\nid#amount\na,b;c#1\n", { delimiter: "#" })).toMatchObject({
      facts: { delimiter: "#" },
      records: ["2: id | amount", "3: a,b;c | 1"],
    });
  });

  it("reads a spreadsheet's Unicode text, packed too", async () => {
    const expected = { records: ["1: id | amount", "2: 杭州 | 1,5"], issues: [] };
    const content = utf16("\ufeffid\tamount\r\n杭州\t1,5\r\n");
    const facts = { encoding: "utf-16le", delimiter: "\t" };
    expect(await recordsOf(content)).toEqual({ ...expected, facts: { ...facts, gzip: false } });
    expect(await recordsOf(gzip(content))).toEqual({ ...expected, facts: { ...facts, gzip: true } });
  });

  it("reads Chinese text that is not UTF-8, and notes that it guessed", async () => {
    expect(await recordsOf(gb2312("id,amount\n杭州小店,1\n"))).toMatchObject({
      facts: { encoding: "gb18030" },
      records: ["1: id | amount", "2: 杭州小店 | 1"],
      issues: ["- encoding-guessed"],
    });
    expect((await recordsOf(gb2312("id\n杭州\n"), { encoding: "gb18030" })).issues).toEqual([]);
  });

  it("warns where Korean or Japanese has the same bytes, with the word in both", async () => {
    const korean = bytes("id,amount\n", 0xbc, 0xad, 0xbf, 0xef, 0xbb, 0xf3, 0xc8, 0xb8, ",1\n"); // 서울상회
    const japanese = bytes("id,amount\n", 0xc5, 0xec, 0xb5, 0xfe, 0xa4, 0xce, 0xbb, 0xd4, ",1\n"); // 東京の市
    expect([await guessOf(korean), await guessOf(japanese), await guessOf(gb2312("id\n北京公司\n"))]).toEqual([
      ["warning", "euc-kr", "서울상회"],
      ["warning", "euc-jp", "東京の市"],
      ["note", undefined, undefined],
    ]);
  });

  it.each<[string, Bytes, Partial<TextSettings>, string]>([
    ["bytes that are no UTF-8", bytes("id;amount\na;1\nM", 0xfc, "ller;2\n"), {}, "3 not-utf8"],
    [
      "bytes that are none in the stated encoding",
      bytes("id\na\r\nn", 0xe9, ",\n"),
      { encoding: "gb18030" },
      "3 encoding-wrong",
    ],
    ["a broken archive", gzip(bytes("id,amount\n")).subarray(0, 15), {}, "- gzip-broken"],
    ["an unknown encoding", "id\n", { encoding: "wide" }, "- encoding-unknown"],
    ["a separator line alone", "sep=;\n", {}, "- file-empty"],
    ["a NUL behind a separator line", "sep=;\nid;amount\na\0;1\n", {}, "3 nul-byte"],
    ["an open quote behind a separator line", 'sep=;\nid;amount\n"a;1\n', {}, "3 quote-unclosed"],
  ])("ends with null at %s, on its line", async (_, content, settings, issue) => {
    const { facts, issues } = await recordsOf(content, settings);
    expect([facts, issues]).toEqual([null, [issue]]);
  });
});
