import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { EndDate } from "../../src/read/end-date-rule.ts";
import { RecordScanner } from "../../src/read/record-scanner.ts";
import { SubscriptionRows } from "../../src/read/subscription-rows.ts";
import { bytesOf, type Input, type Reading, read } from "../support/reading.ts";

/**
 * Regular records are read by their bytes, column by column. Here the same files go record by record through csv-parse
 * and cell by cell through the reader that explains problems: both must find the same, down to each message.
 */
async function readCarefully(input: Input): Promise<Reading> {
  type Cut = { unusual(bytes: Uint8Array, from: number, last: boolean): number };
  vi.spyOn(SubscriptionRows.prototype, "readLines").mockImplementation(({ from }) => ({ records: 0, end: from }));
  vi.spyOn(RecordScanner.prototype as unknown as { record: Cut["unusual"] }, "record").mockImplementation(function (
    this: unknown,
    bytes,
    from,
    last,
  ) {
    return (this as Cut).unusual(bytes, from, last);
  });
  try {
    return await read(input);
  } finally {
    vi.restoreAllMocks();
  }
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** Pieces of some length in one and the same memory, as files come: what is kept of one must have been copied. */
function pieces(length: number) {
  return function* (bytes: Uint8Array) {
    const memory = new Uint8Array(length);
    for (let at = 0; at < bytes.length; at += length) {
      const piece = bytes.subarray(at, at + length);
      memory.set(piece);
      yield memory.subarray(0, piece.length);
      memory.fill(0x3f);
    }
  };
}

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const date = fc
  .tuple(fc.integer({ min: 2022, max: 2024 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
const oddDate = oneOf(
  "2024-02-30",
  "2024-13-01",
  "2024-1-5",
  "20240105",
  "2024-05-06T23:30:00-02:00",
  "soon",
  " 2024-01-05 ",
  "1969-12-31",
  "２０２４-01-01",
);
const amount = fc
  .integer({ min: 0, max: 5_000_000 })
  .map((cents) => (cents % 7 === 0 ? String(cents) : (cents / 100).toFixed(2)));
const oddAmount = oneOf(
  "",
  "-5",
  "+5.00",
  "1,200.00",
  "1e3",
  ".5",
  "5.",
  "1.005",
  "1.500",
  "9007199254740993",
  "123456789012345.99",
  "¥100",
  "1 000",
  "0",
  "00012.30",
  "NaN",
);
const id = oneOf(
  "a",
  "b",
  "B",
  "b ",
  " b",
  "C0000001",
  "C0000002",
  "客户一",
  "客户 二",
  "é",
  "é",
  "\u00a0nbsp\u00a0",
  "x".repeat(300),
  "1",
  "01",
  "1,2",
  "1\n2",
);
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });

const CELLS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  customer_id: mostly(id, oneOf("", "  ")),
  start_date: mostly(date, oddDate),
  amount: mostly(amount, oddAmount),
  end_date: mostly(fc.oneof(fc.constant(""), date), oddDate),
  interval: mostly(
    oneOf("", "month", "year", "quarter", "18m", "week"),
    oneOf("term", "Month", "fortnight", "0m", "121m"),
  ),
  quantity: mostly(oneOf("", "1", "2", "10"), oneOf("2.5", "0", "-1", "two", "1.0", "+3", "0.000")),
  currency: mostly(oneOf("", "CNY"), oneOf("JPY", "cny", "KWD", "US", "€")),
  kind: mostly(oneOf("", "recurring"), oneOf("one_off", "refund", "usage", "Recurring", "gift")),
  subscription_id: oneOf("", "s1", "s2", "s2", "S1 ", "very-long-subscription-id-0001", "订阅"),
  plan: oneOf("", "pro", " pro"),
  segment: oneOf("", "north", "south", " north", "北方"),
  channel: oneOf("", "direct"),
  trial_end: mostly(fc.oneof(fc.constant(""), date), oddDate),
  note: oneOf("", "x", "y"),
};
const REQUIRED = ["customer_id", "start_date", "amount"];

/** A cell as it may stand in a file: bare, in quotes, or in quotes that hold quotes and line breaks. */
const written = (cell: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(/[",\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell) },
    { weight: 2, arbitrary: fc.constant(`"${cell.replaceAll('"', '""')}"`) },
    { weight: 1, arbitrary: oneOf(cell, `"${cell}\n"`, `"${cell}"""`, `${cell}"`, `"${cell}" `) },
  );

const file: fc.Arbitrary<string> = fc
  .tuple(
    fc.shuffledSubarray(Object.keys(CELLS).filter((column) => !REQUIRED.includes(column))),
    oneOf("\n", "\n", "\r\n", "\r"),
    oneOf("", "\ufeff"),
    fc.boolean(),
  )
  .chain(([more, lineEnd, mark, endsWithBreak]) => {
    const columns = [...REQUIRED, ...more];
    const record = fc
      .tuple(...columns.map((column) => CELLS[column]!.chain(written)))
      .chain((cells) =>
        mostly(fc.constant(cells.join(",")), oneOf(cells.slice(1).join(","), `${cells.join(",")},`, "", ",,")),
      );
    return fc
      .array(record, { minLength: 1, maxLength: 30 })
      .map((records) => mark + [columns.join(","), ...records].join(lineEnd) + (endsWithBreak ? lineEnd : ""));
  });

const mutated: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    file,
    fc.array(
      fc.tuple(fc.nat(5000), oneOf(0, 9, 10, 13, 32, 34, 44, 46, 48, 59, 0xa0, 0xc3, 0xe4, 0xff), fc.boolean()),
      {
        maxLength: 4,
      },
    ),
  )
  .map(([text, changes]) => {
    const bytes = [...bytesOf(text)];
    for (const [at, byte, replace] of changes) bytes.splice(at % (bytes.length + 1), replace ? 1 : 0, byte);
    return Uint8Array.from(bytes);
  });

const pieceLength = fc.oneof(oneOf(1, 2, 3, 5, 7), fc.integer({ min: 8, max: 700 }));
const endDate = oneOf<EndDate | null>("exclusive", "inclusive", "auto", null);

async function expectSame(input: Input, length: number) {
  const carefully = await readCarefully(input);
  expect(await read({ ...input, cut: pieces(length) })).toEqual(carefully);
}

describe("reading by bytes", () => {
  it("finds in generated files what csv-parse and the reading of cells find", async () => {
    await fc.assert(
      fc.asyncProperty(file, pieceLength, endDate, fc.boolean(), async (subscriptions, length, rule, dedupe) =>
        expectSame({ subscriptions, endDate: rule, dedupe, rates: { JPY: "0.05", KWD: "23" } }, length),
      ),
      { numRuns: 120 },
    );
  });

  it("finds the same in files with bytes gone wrong", async () => {
    await fc.assert(
      fc.asyncProperty(mutated, pieceLength, async (subscriptions, length) => expectSame({ subscriptions }, length)),
      { numRuns: 120 },
    );
  });

  it("finds the same in several files with columns of their own", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 3 }), pieceLength, async (subscriptions, length) =>
        expectSame({ subscriptions, rates: { JPY: "0.05", KWD: "23" } }, length),
      ),
      { numRuns: 50 },
    );
  });

  it("finds the same wherever a chunk ends", async () => {
    const subscriptions = bytesOf(
      '\ufeffcustomer_id,start_date,amount,segment\r\na,2024-01-05,12.50,"north, east"\r\n客户,2024-02-29,7,\r\n"b ""x""",2024-03-01,"1,5",s\r\nc,2024-13-01,3,"two\r\nlines"\r\n',
    );
    const carefully = await readCarefully({ subscriptions });
    expect(carefully.errors).toHaveLength(2); // 1,5 is no amount, month 13 no month
    for (let length = 1; length <= subscriptions.length; length++)
      expect(await read({ subscriptions, cut: pieces(length) })).toEqual(carefully);
  });

  it("finds the same in more records of customers in no order than are looked up at once, some of them not plain", async () => {
    const id = (i: number) => {
      const number = (i * 7919) % 1300;
      if (i % 97 === 0) return ` C${number} `;
      if (i % 89 === 0) return `"C${number}"`;
      return number % 50 === 0 ? `customer number ${number}` : `C${number}`;
    };
    const rows = Array.from({ length: 6000 }, (_, i) =>
      i % 2000 === 1999 ? `C${i},2024-01-01,"1,0"` : `${id(i)},2024-01-0${1 + (i % 9)},${i}.50`,
    );
    const subscriptions = `customer_id,start_date,amount\n${rows.join("\n")}\n`;
    const carefully = await readCarefully({ subscriptions });
    expect(carefully.errors).toHaveLength(3);
    expect(await read({ subscriptions, cut: pieces(1 << 16) })).toEqual(carefully);
  });
});
