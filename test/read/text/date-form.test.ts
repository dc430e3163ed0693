import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay, parseDay } from "../../../src/domain/day.ts";
import {
  type DateForm,
  datesInDoubt,
  decideDateForm,
  isDayProblem,
  toIsoDate,
} from "../../../src/read/text/date-form.ts";
import { reproducible } from "../../support/random-business.ts";

describe("toIsoDate", () => {
  it.each([
    "2025-01-31",
    "2025/01/31",
    "2025/1/31",
    "2025.01.31",
    "20250131",
    "31 Jan 2025",
    "31 January 2025",
    "31-Jan-25",
    "31st jan 2025",
    "Jan 31, 2025",
    "January 31 2025",
    "Jan. 31, 2025",
    "2025年1月31日",
    "2025 年 01 月 31 日",
    "2025-01-31T23:59:59Z",
    "2025-01-31 23:59",
    "2025-01-31 10:00:00 +0000",
    "2025/1/31 9:05",
    "2025年1月31日09:05:00",
    "Jan 31, 2025, 9:05 PM",
    "31 Jan 2025 23:59:59 GMT",
    " 2025-01-31 ",
  ])("reads %j under every order", (text) => {
    for (const form of ["day-first", "month-first", "year-first", "contradictory"] as const)
      expect(toIsoDate(text, form)).toBe("2025-01-31");
  });

  it.each([
    ["3/4/2025", "day-first", "2025-04-03"],
    ["3/4/2025", "month-first", "2025-03-04"],
    ["03-04-2025", "day-first", "2025-04-03"],
    ["03.04.25", "day-first", "2025-04-03"],
    ["1/31/99", "month-first", "1999-01-31"],
    ["1/31/70", "month-first", "1970-01-31"],
    ["1/31/69", "month-first", "2069-01-31"],
    ["1/31/2025 11:30 PM", "month-first", "2025-01-31"],
    ["25/01/31", "year-first", "2025-01-31"],
  ] as const)("reads %j %s as %s", (text, form, iso) => {
    expect(toIsoDate(text, form)).toBe(iso);
  });

  it.each([
    ["2025-01-31T23:30:00-05:00", "2025-02-01"],
    ["31/01/2025 23:30 -0500", "2025-02-01"],
    ["2025-02-01T01:00+08:00", "2025-01-31"],
    ["2025年2月1日 01:00+0800", "2025-01-31"],
    ["2025-01-31 24:00Z", "2025-02-01"],
  ])("converts %j to UTC: %s", (text, iso) => {
    expect(toIsoDate(text, "day-first")).toBe(iso);
  });

  it.each([
    ["31/02/2025", "day-first", "no-such-day"],
    ["2025年2月31日", "day-first", "no-such-day"],
    ["29 Feb 2025", "day-first", "no-such-day"],
    ["2025/13/01", "day-first", "no-such-day"],
    ["13/14/2025", "year-first", "no-such-day"],
    ["31/01/2025", "month-first", "no-such-day"],
    ["2025-01-31 25:00", "day-first", "no-such-day"],
    ["1/1/1969", "day-first", "out-of-range"],
    ["31012025", "day-first", "no-such-day"],
    ["3/4/2025", "year-first", "form"],
    ["3/4/2025", "contradictory", "form"],
    ["3/4-2025", "day-first", "form"],
    ["31 Foo 2025", "day-first", "form"],
    ["31 Marches 2025", "day-first", "form"],
    ["45688", "day-first", "form"],
    ["2025-01", "day-first", "form"],
    ["", "day-first", "form"],
    ["2025-01-31 13:00 PM", "day-first", "form"],
    ["2025-01-31 10:00 PST", "day-first", "form"],
    ["2025-01-31 and more", "day-first", "form"],
  ] as const)("%j %s is the problem %s", (text, form, problem) => {
    const found = toIsoDate(text, form);
    expect(found).toBe(problem);
    expect(isDayProblem(found)).toBe(true);
  });
});

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const day = fc.integer({ min: 0, max: 84_000 }).map((number) => {
  const iso = formatDay(number);
  return { iso, y: Number(iso.slice(0, 4)), m: Number(iso.slice(5, 7)), d: Number(iso.slice(8)) };
});
type Calendar = typeof day extends fc.Arbitrary<infer T> ? T : never;

const WRITTEN: readonly (readonly [DateForm, (day: Calendar) => string])[] = [
  ["year-first", ({ iso }) => iso],
  ["year-first", ({ iso }) => iso.replaceAll("-", "/")],
  ["year-first", ({ iso }) => iso.replaceAll("-", "")],
  ["year-first", ({ iso }) => iso.replaceAll("-", ".")],
  ["year-first", ({ y, m, d }) => `${y}年${m}月${d}日`],
  ["year-first", ({ y, m, d }) => `${d} ${MONTHS[m - 1]} ${y}`],
  ["year-first", ({ y, m, d }) => `${MONTHS[m - 1]} ${d}, ${y}`],
  ["year-first", ({ iso }) => `${iso}T00:00:00Z`],
  ["day-first", ({ y, m, d }) => `${d}.${m}.${y}`],
  ["day-first", ({ y, m, d }) => `${String(d).padStart(2, "0")}-${String(m).padStart(2, "0")}-${y}`],
  ["day-first", ({ y, m, d }) => `${d}/${m}/${y} 10:30`],
  ["month-first", ({ y, m, d }) => `${m}/${d}/${y}`],
  ["month-first", ({ y, m, d }) => `${m}-${d}-${y} 1:05:00 am`],
];

describe("a written date", () => {
  it("is read back in each form", () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...WRITTEN), (date, [form, write]) => {
        expect(toIsoDate(write(date), form)).toBe(date.iso);
      }),
      { ...reproducible, numRuns: 1000 },
    );
  });

  it("tells the order of its file when its day is above 12, in whatever column it stands", () => {
    const late = day.filter(({ d, y }) => d > 12 && y > 1999);
    fc.assert(
      fc.property(fc.array(day), late, fc.constantFrom(...WRITTEN.slice(8)), (others, one, [form, write]) => {
        const ambiguous = others.filter(({ d }) => d <= 12);
        expect(decideDateForm([ambiguous.map(write), ["", write(one)]], null)).toBe(form);
      }),
      reproducible,
    );
  });

  it("reads as the canonical reader does, wherever that reads at all", () => {
    const text = fc.oneof(
      fc.stringMatching(/^20[0-9]{2}-[0-3][0-9]-[0-3][0-9]$/),
      fc.stringMatching(
        /^20[0-9]{2}-(0[1-9]|1[0-2])-[0-2][0-9][T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9](\.[0-9]{3})?)? ?(Z|UTC|[+-]0[0-9]:?[0-5][0-9])?$/,
      ),
    );
    fc.assert(
      fc.property(text, (text) => {
        const canonical = parseDay(text);
        expect(toIsoDate(text, "day-first")).toBe(typeof canonical === "number" ? formatDay(canonical) : canonical);
      }),
      { ...reproducible, numRuns: 500 },
    );
  });
});

describe("decideDateForm", () => {
  it.each([
    [[["2025-01-31"], ["", "Jan 5, 2025"]], null, "year-first"],
    [[[]], null, "year-first"],
    [[["03/04/2025"]], null, null],
    [[["03/04/2025"], ["31.12.2025"]], null, "day-first"],
    [[["03/04/2025"], ["12-31-2025"]], null, "month-first"],
    [[["31/01/2025"], ["01/31/2025"]], null, "contradictory"],
    [[["1/31/25", "1/2/25"]], null, "month-first"],
    [[["25/01/31"]], null, null],
    [[["31/01/99"]], null, "day-first"],
    [[["13/13/2025"]], null, "year-first"],
    [[["03/04/2025"]], "DD-MM-YYYY", "day-first"],
    [[["31/01/2025"]], "MM/DD/YYYY", "month-first"],
    [[["03/04/2025"]], "D.M.YY", "day-first"],
    [[["03/04/2025"]], "d MMM yyyy", "day-first"],
    [[["2025-01-31"]], "YYYY-MM-DD", "year-first"],
    [[["2025-01-31"]], "%m/%d/%Y", "month-first"],
    [[["2025-01-31"]], "YYYY-DD-MM", null],
    [[["2025-01-31"]], "iso", null],
  ] as const)("%j stated %j: %s", (columns, stated, form) => {
    expect(decideDateForm(columns, stated)).toBe(form);
  });
});

describe("datesInDoubt", () => {
  it("shows the first date that could be read both ways", () => {
    expect(datesInDoubt([["2025-01-31"], ["", "03/04/2025", "05/04/2025"]])).toEqual(["03/04/2025"]);
  });

  it("shows the rarer order first", () => {
    expect(datesInDoubt([["31/01/2025", "30/01/2025", "01/31/2025"]])).toEqual(["01/31/2025", "31/01/2025"]);
  });

  it("shows one date of each order when they contradict each other", () => {
    expect(datesInDoubt([["03/04/2025", "01/31/2025"], ["31/01/2025"]])).toEqual(["31/01/2025", "01/31/2025"]);
  });

  it("shows nothing when all is clear", () => {
    expect(datesInDoubt([["2025-01-31"]])).toEqual([]);
  });
});
