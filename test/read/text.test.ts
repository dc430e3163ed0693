import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytes, bytesOf, csv, read } from "../support/reading.ts";

const HEADER = "customer_id,start_date,amount";
const customers = async (text: string | Uint8Array) =>
  (await read({ subscriptions: text })).lines.map(({ customer }) => customer);
const errors = async (text: string | Uint8Array) => (await read({ subscriptions: text })).errors;

describe("the text of a file", () => {
  it("may begin with a byte order mark", async () => {
    expect(await customers(`\ufeff${HEADER}\nacme,2025-01-01,100\n`)).toEqual(["acme"]);
  });

  it.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("may end its lines with %s, the last one with nothing", async (_, end) => {
    const text = [HEADER, "acme,2025-01-01,100", "bolt,2025-01-01,100"].join(end);
    expect(await customers(text)).toEqual(["acme", "bolt"]);
  });

  it("may hold lines of different ends", async () => {
    expect(await customers(`${HEADER}\r\nacme,2025-01-01,100\nbolt,2025-01-01,100\r`)).toEqual(["acme", "bolt"]);
  });

  it("may quote fields, with commas, quotes and line breaks in them", async () => {
    const text = `${HEADER}\n"acme, Inc.",2025-01-01,"100"\n"the ""b"" team",2025-01-01,100\n"two\nlines","2025-01-01",100\n`;
    expect(await customers(text)).toEqual(["acme, Inc.", 'the "b" team', "two\nlines"]);
  });

  it("is trimmed cell by cell", async () => {
    const text = csv("customer_id,start_date,amount,interval,kind", "  acme ,\t2025-01-01 , 100 , Month , RECURRING ");
    expect((await read({ subscriptions: text })).lines).toMatchObject([
      { customer: "acme", start: "2025-01-01", mrr: 100 * 100 * 720 },
    ]);
  });

  it("may hold blank lines, also lines of commas, anywhere", async () => {
    const reading = await read({
      subscriptions: `\n${HEADER}\n\nacme,2025-01-01,100\n,,\n \nbolt,2025-01-01,x\n\n`,
    });
    expect(reading.errors).toEqual(["s1.csv:7 amount amount-form"]);
    expect(reading.files[0]!.rows).toBe(2);
  });

  it("is counted in lines at which records start", async () => {
    const text = `${HEADER}\n"two\nlines",2025-01-01,x\n"three\r\nmore\r\nlines",2025-01-01,y\nbolt,2025-01-01,z\n`;
    expect(await errors(text)).toEqual([
      "s1.csv:2 amount amount-form",
      "s1.csv:4 amount amount-form",
      "s1.csv:7 amount amount-form",
    ]);
  });

  it("keeps the characters of a name as they are", async () => {
    const names = ["杭州小店", "Łódź", "naïve 🙂", "e\u0301", "=1+1"];
    expect(await customers(csv(HEADER, ...names.map((name) => `${name},2025-01-01,100`)))).toEqual(names);
  });
});

describe("a file that is no such text", () => {
  it.each<[string, Uint8Array, string]>([
    ["XLSX", bytes("PK", 3, 4, 20, 0), "s1.csv file-not-text"],
    ["XLS", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "s1.csv file-not-text"],
    ["a broken gzip", bytes(0x1f, 0x8b, 8, 0), "s1.csv gzip-broken"],
    ["nothing", bytes(), "s1.csv file-empty"],
    ["a byte order mark alone", bytes("\ufeff"), "s1.csv file-empty"],
    ["blank lines alone", bytes("\n ,\n\r\n"), "s1.csv file-empty"],
    ["half a character of UTF-16", bytes(0xff, 0xfe, "c", 0, "u"), "s1.csv:1 encoding-wrong"],
    ["UTF-16 without a mark, broken", bytes("c", 0, "u", 0, 0, 0xdc), "s1.csv:1 encoding-wrong"],
    ["a NUL byte", bytes(`${HEADER}\nacme,2025-01-01,100\nbo`, 0, "lt,2025-01-01,100\n"), "s1.csv:3 nul-byte"],
    ["an open quote", bytes(`${HEADER}\nacme,2025-01-01,100\n"bolt,2025-01-01,100\n`), "s1.csv:3 quote-unclosed"],
    ["a quote inside", bytes(`${HEADER}\nacme,2025-01-01,100\nbo"lt"x,2025-01-01,1\n`), "s1.csv:3 quote-misplaced"],
    ["text behind a quote", bytes(`${HEADER}\n"acme"x,2025-01-01,100\n`), "s1.csv:2 quote-misplaced"],
    ["a space before a quote", bytes(`${HEADER}\nacme, "2025-01-01",100\n`), "s1.csv:2 quote-misplaced"],
  ])("%s", async (_, content, expected) => {
    expect(await errors(content)).toEqual([expected]);
    const single = await read({ subscriptions: content, cut: singleBytes });
    expect(single.errors).toEqual([expected]);
  });

  it.each<[string, Uint8Array, number]>([
    ["a single Latin-1 letter", bytes(`${HEADER}\ncaf`, 0xe9, ",2025-01-01,1\nbolt,2025-01-01,1\n"), 2],
    ["one before a line end", bytes(`${HEADER}\nacme,2025-01-01,1`, 0xe9, "\nbolt,2025-01-01,1\n"), 2],
    ["one at the end", bytes(`${HEADER}\nacme,2025-01-01,1\ncaf`, 0xe9), 3],
    ["good letters before it", bytes(`${HEADER}\né,2025-01-01,1\n杭州,2025-01-01,1\nx`, 0xff, ",,\n"), 4],
    ["line breaks in quotes before it", bytes(`${HEADER}\n"a\nb`, 0xff, '",2025-01-01,1\n'), 3],
    ["carriage returns", bytes(`${HEADER}\racme,2025-01-01,1\rcaf`, 0xe9, ",2025-01-01,1\r"), 3],
    ["a surrogate", bytes(`${HEADER}\nacme,2025-01-01,1\n`, 0xed, 0xa0, 0x80, ",2025-01-01,1\n"), 3],
    ["an overlong form", bytes(`${HEADER}\nacme,2025-01-01,1\n`, 0xc0, 0x80, ",2025-01-01,1\n"), 3],
  ])("not UTF-8: %s", async (_, content, line) => {
    for (const cut of [whole, singleBytes, pairs])
      expect((await read({ subscriptions: content, cut })).errors).toEqual([`s1.csv:${line} not-utf8`]);
  });

  it("has a field of more than 1 MiB", async () => {
    const row = (length: number) => `${"a".repeat(length)},2025-01-01,100`;
    expect(await errors(csv(HEADER, row(1 << 20)))).toEqual([]);
    expect(await errors(csv(HEADER, "acme,2025-01-01,1", row((1 << 20) + 1)))).toEqual(["s1.csv:3 record-too-large"]);
    expect(await errors(csv(HEADER, `"${row((1 << 20) + 1).replace(",", '",')}`))).toEqual([
      "s1.csv:2 record-too-large",
    ]);
  });

  it("has a quote that swallows megabytes", async () => {
    const swallowed = "acme,2025-01-01,100\n".repeat((5 << 20) / 20);
    const cut = (content: Uint8Array) => slices(content, 1 << 16);
    const reading = await read({ subscriptions: `${HEADER}\n"${swallowed}`, cut });
    expect(reading.errors).toEqual(["s1.csv:2 record-too-large"]);
  });

  it("is reported next to the other problems of the run, with what came before it", async () => {
    const reading = await read({
      subscriptions: [
        bytes(`${HEADER}\nacme,someday,100\ncaf`, 0xe9, ",2025-01-01,1\n"),
        csv(HEADER, "a,2025-01-01,x"),
      ],
      costs: bytes("PK", 3, 4),
    });
    expect(reading.errors).toEqual([
      "s1.csv:2 start_date date-form",
      "s1.csv:3 not-utf8",
      "s2.csv:2 amount amount-form",
      "c1.csv file-not-text",
    ]);
  });
});

function whole(content: Uint8Array): Uint8Array[] {
  return [content];
}

function singleBytes(content: Uint8Array): Uint8Array[] {
  return slices(content, 1);
}

function pairs(content: Uint8Array): Uint8Array[] {
  return slices(content, 2);
}

function slices(content: Uint8Array, length: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(content.length / length) }, (_, i) =>
    content.subarray(i * length, (i + 1) * length),
  );
}

/** Pieces that a file may be made of; most are fine, some are not. */
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("acme,2025-01-01,100", "杭州小店,2025-02-01,9.5", "🙂,2025-03-01,1") },
  {
    weight: 4,
    arbitrary: fc.constantFrom('"two\nlines",2025-01-01,7', '"a ""b""\r\nc",2025-01-01,7', '"é",2025-01-01,"3"'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom("", ",,", " ", "short,2025-01-01", "acme,31.12.2024,x", "acme,2025-01-01,-1"),
  },
  { weight: 1, arbitrary: fc.constantFrom('a"b,2025-01-01,1', '"open,2025-01-01,1', "nul\0,2025-01-01,1") },
);
const BAD_BYTES = [[], [], [], [0xe9], [0xf0, 0x9f], [0x80], [0xff, 0xfe]];
const content = fc
  .record({
    mark: fc.constantFrom("", "\ufeff"),
    pieces: fc.array(fc.tuple(piece, fc.constantFrom("\n", "\r\n", "\n", "\r")), { maxLength: 8 }),
    bad: fc.constantFrom(...BAD_BYTES),
    tail: fc.constantFrom("", "\n", ",2025-01-01,1\nbolt,2025-01-01,x", "bolt,2025-01-01,1"),
  })
  .map(({ mark, pieces, bad, tail }) =>
    bytes(`${mark}${HEADER}\n`, ...pieces.map(([text, end]) => `${text}${end}`), ...bad, tail),
  );

describe("where the chunks of a file are cut", () => {
  it("changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.array(fc.nat(200), { maxLength: 12 }), async (file, cuts) => {
        const inOne = await read({ subscriptions: file });
        const atWill = (all: Uint8Array) => {
          const at = [0, ...[...new Set(cuts)].filter((cut) => cut < all.length).sort((a, b) => a - b), all.length];
          return at.slice(1).map((to, i) => all.subarray(at[i], to));
        };
        for (const cut of [singleBytes, pairs, atWill]) expect(await read({ subscriptions: file, cut })).toEqual(inOne);
      }),
      { numRuns: 150 },
    );
  });

  it("inside a character changes nothing", async () => {
    const file = bytesOf(csv(HEADER, "杭州小店,2025-02-01,9.5", "🙂,2025-03-01,1"));
    const inOne = await read({ subscriptions: file });
    expect(inOne.lines.map(({ customer }) => customer)).toEqual(["杭州小店", "🙂"]);
    for (let at = 0; at <= file.length; at++) {
      const cut = (all: Uint8Array) => [all.subarray(0, at), all.subarray(at)];
      expect(await read({ subscriptions: file, cut })).toEqual(inOne);
    }
  });
});
