import { describe, expect, it } from "vitest";
import { formatMonth } from "../../src/domain/month.ts";
import { isNearMonth, readMonthHeading, readMonthName } from "../../src/read/month-heading.ts";

const read = (text: string) => {
  const found = readMonthHeading(text);
  return found === null ? null : `${formatMonth(found.month)}${found.whole ? "" : " in part"}`;
};

describe("a month's heading", () => {
  it.each([
    ...["Jan 2025", "January 2025", "Jan-25", "JAN-2025", "Jan. 2025", "Jan '25", "2025-01", "2025-1", "2025/01"],
    ...[
      "01/2025",
      "202501",
      "2025.01",
      "2025年1月",
      "2025 年 01 月",
      "2025年1月份",
      "2025 Jan",
      " Jan 2025 ",
      "Jan, 2025",
    ],
  ])("%j is January 2025", (text) => {
    expect(read(text)).toBe("2025-01");
    expect(readMonthName(text)).not.toBeNull();
  });

  it.each(["Sep 2025", "Sept 2025", "September 2025", "Sept-25"])("%j is September", (text) => {
    expect(read(text)).toBe("2025-09");
  });

  it.each(["Jan 1-31, 2025", "Jan 1 - Jan 31, 2025", "1-31 Jan 2025", "31 Jan 2025", "Jan 31, 2025", "2025-01-31"])(
    "%j is all of it",
    (text) => {
      expect(read(text)).toBe("2025-01");
      expect(readMonthName(text)).toBeNull();
    },
  );

  it.each(["Jan 1-15, 2025", "Jan 1 – Jan 15, 2025", "2-31 Jan 2025", "15 Jan 2025", "2025-01-30"])(
    "%j is a part of it",
    (text) => {
      expect(read(text)).toBe("2025-01 in part");
    },
  );

  it("knows how long February is", () => {
    expect(["Feb 1-28, 2025", "Feb 1-28, 2024", "29 Feb 2024"].map(read)).toEqual([
      "2025-02",
      "2024-02 in part",
      "2024-02",
    ]);
  });

  it.each([
    ...[
      "Total",
      "",
      "2025",
      "Jan",
      "January - April, 2025",
      "Jan - Mar 2025",
      "2025-13",
      "13/2025",
      "0/2025",
      "1969-01",
    ],
    ...[
      "Account",
      "Mayor 2025",
      "Marketing 2025",
      "Q1 2025",
      "202513",
      "123456",
      "% of Jan 2025",
      `Jan 2025${" ".repeat(9)}x`,
    ],
  ])("%j is none", (text) => {
    expect(read(text)).toBeNull();
  });
});

describe("a heading that is nearly a month", () => {
  it.each([
    ...["2025-13", "13/2025", "202513", "1969-01", "2025年13月", "1/2/2025", "1月", "Jan", "january"],
    ...["Jan 25", "Juni 2025", "Janury 2025", "Dez 2025", "Okt. 2025", "2025 Juin"],
  ])("%j is told", (text) => {
    expect([read(text), isNearMonth(text)]).toEqual([null, true]);
  });

  it.each([
    ...["Jan 2025", "2025-01", "Total", "", "2025", "FY2025", "Q1 2025", "YTD 2025", "Marketing 2025", "notes"],
    ...["Jan 2024 (PY)", "% of Income", "owner", "net", "segment", "Jan - Mar 2025", "sum", "mart"],
  ])("%j is not", (text) => {
    expect(isNearMonth(text)).toBe(false);
  });
});
