import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Issue } from "../../../src/domain/issue.ts";
import { TextFile } from "../../../src/read/text/text-file.ts";
import { TextProblem } from "../../../src/read/text/text-problem.ts";
import { gb2312, gzip, latin1, utf16 } from "../../support/encoded.ts";
import { reproducible } from "../../support/random-business.ts";
import { bytes } from "../../support/reading.ts";

interface Found {
  readonly text: string;
  readonly encoding: string;
  readonly gzip: boolean;
  readonly problem: string | null;
  readonly args: Issue["args"] | null;
}

async function textOf(
  content: Uint8Array,
  encoding: string | null = null,
  cuts: readonly number[] = [],
): Promise<Found> {
  const at = [0, ...[...new Set(cuts)].filter((cut) => cut < content.length).sort((a, b) => a - b), content.length];
  const file = new TextFile(
    at.slice(1).map((to, index) => content.subarray(at[index]!, to)),
    { encoding },
  );
  const chunks: Uint8Array[] = [];
  let problem: TextProblem | null = null;
  try {
    for await (const chunk of file.utf8()) chunks.push(chunk.slice());
  } catch (error) {
    if (!(error instanceof TextProblem)) throw error;
    problem = error;
  }
  const { encoding: found, gzip: packed } = file;
  const text = Buffer.concat(chunks).toString("utf8");
  return { text, encoding: found, gzip: packed, problem: problem?.code ?? null, args: problem?.args ?? null };
}

const TABLE = "customer_id,name\nacme,Łódź 🙂\nbolt,杭州小店\n";
const CHINESE = "客户,名称\n1,杭州小店\n2,上海分店\n";

describe("the text of a file", () => {
  it.each<[string, Uint8Array, string, string]>([
    ["UTF-8", bytes(TABLE), "utf-8", TABLE],
    ["UTF-8 with a mark", bytes("\ufeff", TABLE), "utf-8", TABLE],
    ["ASCII", bytes("a,b\n1,2\n"), "utf-8", "a,b\n1,2\n"],
    ["UTF-16LE with a mark", utf16(`\ufeff${TABLE}`), "utf-16le", TABLE],
    ["UTF-16BE with a mark", utf16(`\ufeff${TABLE}`, "be"), "utf-16be", TABLE],
    ["UTF-16LE without one", utf16(TABLE), "utf-16le", TABLE],
    ["UTF-16BE without one", utf16(TABLE, "be"), "utf-16be", TABLE],
    ["GB18030 from its first byte", gb2312(CHINESE), "gb18030", CHINESE],
    [
      "GB18030 behind ASCII",
      gb2312(`id,name\n1,Acme\n2,一诺，杭州小店\n`),
      "gb18030",
      "id,name\n1,Acme\n2,一诺，杭州小店\n",
    ],
    ["nothing", bytes(), "utf-8", ""],
    ["a header in angle brackets", bytes("<id>,a\n1,2\n"), "utf-8", "<id>,a\n1,2\n"],
    ["a mark alone", bytes("\ufeff"), "utf-8", ""],
  ])("is read from %s, packed or not", async (_, content, encoding, text) => {
    const expected = { text, encoding, problem: null, args: null };
    expect(await textOf(content)).toEqual({ ...expected, gzip: false });
    expect(await textOf(gzip(content))).toEqual({ ...expected, gzip: true });
  });

  it("is read from an archive of several members", async () => {
    const content = bytes(...gzip(bytes("a,b\n")), ...gzip(bytes("1,2\n")));
    expect(await textOf(content)).toMatchObject({ text: "a,b\n1,2\n", gzip: true, problem: null });
  });

  it.each([
    ["windows-1252", bytes("Stra", 0xdf, "e 5 ", 0x80), "Straße 5 €", "windows-1252"],
    ["latin1", bytes(0x93, "ok", 0x94), "“ok”", "windows-1252"],
    ["latin-1", latin1("Köln"), "Köln", "windows-1252"],
    ["GBK", gb2312("杭州"), "杭州", "gbk"],
    ["cp936", gb2312("杭州"), "杭州", "gbk"],
    ["Shift_JIS", bytes(0x93, 0xfa, 0x96, 0x7b), "日本", "shift_jis"],
    ["utf-16", utf16("日本"), "日本", "utf-16le"],
    ["utf8", bytes("é"), "é", "utf-8"],
  ])("is read in %s when that is stated", async (stated, content, text, encoding) => {
    expect(await textOf(content, stated)).toMatchObject({ text, encoding, problem: null });
  });

  it("goes by its mark, whatever is stated", async () => {
    expect(await textOf(bytes("\ufeffé"), "gb18030")).toMatchObject({ text: "é", encoding: "utf-8" });
    expect(await textOf(utf16("\ufeffé", "be"), "utf-16le")).toMatchObject({ text: "é", encoding: "utf-16be" });
  });

  it("is UTF-8 for good behind 64 KiB of it", async () => {
    const long = `é${"x".repeat(1 << 16)}\n`;
    expect(await textOf(bytes(long, ...gb2312(CHINESE)))).toMatchObject({ problem: "not-utf8" });
  });
});

describe("a file that is no text in a known encoding", () => {
  it.each<[string, Uint8Array, string | null, string, Issue["args"]]>([
    ["XLSX", bytes("PK", 3, 4, 20), null, "file-not-text", { kind: "an XLSX workbook or a ZIP archive" }],
    ["XLSX in gzip", gzip(bytes("PK", 3, 4, 20)), null, "file-not-text", { kind: "an XLSX workbook or a ZIP archive" }],
    ["HTML", bytes("<!DOCTYPE html>"), null, "file-not-text", { kind: "a web page (HTML) or an XML document" }],
    ["a table of HTML", bytes("<table>"), null, "file-not-text", { kind: "a web page (HTML) or an XML document" }],
    ["JSON", bytes('[\n  {"id": 1}]'), null, "file-not-text", { kind: "a JSON document" }],
    ["PDF", bytes("%PDF-1.4"), null, "file-not-text", { kind: "a PDF document" }],
    ["gzip in gzip", gzip(gzip(bytes("a"))), null, "file-not-text", { kind: "a gzip archive within another" }],
    ["an unknown name", bytes("a"), "gb1830", "encoding-unknown", { text: "gb1830", nearest: "gb18030" }],
    ["another encoding than stated", latin1("ok\nné,\n"), "gb18030", "encoding-wrong", { encoding: "gb18030" }],
    ["UTF-8 stated", gb2312(CHINESE), "utf-8", "not-utf8", expect.anything()],
    ["a single surrogate", utf16("ab\ud800c"), null, "encoding-wrong", { encoding: "utf-16le" }],
    ["half a character", utf16("ab").subarray(0, 3), "utf-16le", "encoding-wrong", { encoding: "utf-16le" }],
  ])("%s", async (_, content, stated, problem, args) => {
    expect(await textOf(content, stated)).toMatchObject({ problem, args });
  });

  it.each([
    ["cut short", (packed: Uint8Array) => packed.subarray(0, packed.length - 9), "unexpected end of file"],
    ["without its end", (packed: Uint8Array) => packed.subarray(0, 12), "unexpected end of file"],
    ["damaged", (packed: Uint8Array) => packed.with(packed.length - 6, packed.at(-6)! ^ 1), "incorrect data check"],
  ])("a gzip archive %s", async (_, damage, message) => {
    expect(await textOf(damage(gzip(bytes(TABLE))))).toMatchObject({ problem: "gzip-broken", args: { message } });
  });

  it.each([
    ["German", "Kunde;Straße\nMüller;Königsallee 5\nGrün & Söhne;Hauptstraße\n", 'windows-1252 ("Straße"), '],
    ["Spanish", "cliente,ciudad\nPeña,Cáceres\nMuñoz,León\nIbáñez,Mérida\n", 'windows-1252 ("Peña"), '],
    ["French", "client\nCréée à Orléans\nDéjà\n", 'windows-1252 ("Créée à Orléans"), '],
  ])("%s text of windows-1252 is refused, with what it may be", async (_, text, candidates) => {
    const found = await textOf(latin1(text));
    expect(found).toMatchObject({ problem: "not-utf8", encoding: "utf-8" });
    expect(found.args!.candidates).toContain(candidates);
  });

  it("in GB18030 is refused when fewer than 70 % of its pairs are ordinary Chinese", async () => {
    const rare = (ordinary: number) =>
      bytes("a,", ...gb2312("州".repeat(ordinary)), ...[1, 2, 3].flatMap(() => [0x9a, 0x41]));
    expect(await textOf(rare(7))).toMatchObject({ problem: null, encoding: "gb18030" });
    expect(await textOf(rare(6))).toMatchObject({ problem: "not-utf8" });
  });

  it("is damaged UTF-8, not Chinese, when most of it is UTF-8", async () => {
    expect(await textOf(bytes("é,é,é,é,é,é,", 0xd6, 0xdd))).toMatchObject({ problem: "not-utf8" });
  });

  it("passes errors of its source on", async () => {
    const failing = async function* () {
      yield gzip(bytes(TABLE)).subarray(0, 30);
      throw new Error("the disk is gone");
    };
    const drain = async () => {
      for await (const _ of new TextFile(failing(), { encoding: null }).utf8());
    };
    await expect(drain()).rejects.toThrow("the disk is gone");
  });
});

const line = fc.string({ unit: fc.constantFrom("a", ",", '"', "é", "杭", "🙂", "一", "\r"), maxLength: 12 });
const text = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => `ab${lines.join("\n")}`);
const chinese = fc.string({ unit: fc.constantFrom("a", ",", "\n", "杭", "州", "一", "诺", "，"), maxLength: 18 });
const damage = fc.constantFrom<number[]>([], [], [0xe9], [0xd6, 0xdd], [0xff], [0xf0, 0x9f]);
const content = fc.oneof(
  fc.tuple(text, damage, text).map(([before, bad, after]) => bytes(before, ...bad, after)),
  fc
    .tuple(text, fc.constantFrom("le", "be"), fc.constantFrom("", "\ufeff"), damage)
    .map(([all, order, mark, bad]) => bytes(...utf16(mark + all, order), ...bad)),
  fc.tuple(chinese, damage).map(([all, bad]) => bytes(...gb2312(all), ...bad)),
);

describe("where the chunks of a file are cut", () => {
  it("changes nothing in its text, nor in what is wrong with it", async () => {
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.constantFrom(null, null, "gb18030", "windows-1252", "shift_jis"),
        fc.array(fc.nat(200), { maxLength: 20 }),
        fc.boolean(),
        async (plain, stated, cuts, packed) => {
          const all = packed ? gzip(plain) : plain;
          const inOne = await textOf(all, stated);
          expect(await textOf(all, stated, cuts)).toEqual(inOne);
          expect(await textOf(all, stated, Array.from(all.keys()))).toEqual(inOne);
          if (inOne.problem === null) expect(inOne.text).not.toContain("\ufffd");
        },
      ),
      { ...reproducible, numRuns: 400 },
    );
  });

  it("changes nothing around the bound of the window either", async () => {
    for (const more of [-2, -1, 0, 1]) {
      const file = bytes("é", "x".repeat((1 << 16) - 2 + more), ...gb2312("杭州杭州"), "\n");
      const inOne = await textOf(file);
      for (const cut of [1, 2, 1000, (1 << 16) - 1, 1 << 16, (1 << 16) + 1])
        expect(await textOf(file, null, [cut, cut + 1])).toEqual(inOne);
    }
  });

  it("gives Chinese and UTF-16 text back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(text, chinese, fc.array(fc.nat(200), { maxLength: 20 }), async (any, all, cuts) => {
        expect((await textOf(utf16(`\ufeff${any}`), null, cuts)).text).toBe(any);
        expect((await textOf(gb2312(`客户杭州小店上海分店${all}`), null, cuts)).text).toBe(
          `客户杭州小店上海分店${all}`,
        );
        expect((await textOf(bytes(any), null, cuts)).text).toBe(any);
      }),
      { ...reproducible, numRuns: 200 },
    );
  });
});
