import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readCsv, type TextFacts } from "../../../src/read/csv.ts";
import { PLAIN_ENTRY } from "../../../src/read/entry.ts";
import { IssueLog } from "../../../src/read/issue-log.ts";
import { SUBSCRIPTION_COLUMNS } from "../../../src/read/subscription-columns.ts";
import { decideDateForm, toIsoDate } from "../../../src/read/text/date-form.ts";
import { decideDecimal, plainNumber } from "../../../src/read/text/number-form.ts";
import { issueLine } from "../../../src/render/issue-message.ts";
import { EN } from "../../../src/render/words/index.ts";
import { chunksOf } from "../../support/io.ts";
import { read } from "../../support/reading.ts";

const FOLDER = fileURLToPath(new URL("../../../fixtures/text/", import.meta.url));
const contentOf = (file: string) => new Uint8Array(readFileSync(join(FOLDER, file)));

interface Expected {
  readonly facts: TextFacts | null;
  /** Customer, day and amount of each row, with the line on which it starts. */
  readonly rows: readonly string[];
  readonly issues?: readonly string[];
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  "german-windows-1252.csv": {
    facts: null,
    rows: [],
    issues: [
      'error: german-windows-1252.csv:2: The text is not UTF-8. It may be windows-1252 ("Müller & Söhne"), gb18030 ("M黮ler & S鰄ne"), windows-1251 ("Mьller & Sцhne"): name the one that reads right with --encoding, or save the file as "CSV UTF-8". [not-utf8]',
    ],
  },
  "semicolons-decimal-commas.csv": {
    facts: { encoding: "utf-8", delimiter: ";", gzip: false },
    rows: ["2 Müller & Söhne 2025-02-01 1234.50", "3 Bäckerei Groß 2025-02-15 99.00", "4 König GmbH 2025-02-28 1250"],
  },
  "chinese-gb18030.csv": {
    facts: { encoding: "gb18030", delimiter: ",", gzip: false },
    rows: [
      "2 杭州小店 2025-01-01 1200.00",
      "3 一诺科技（上海）有限公司 2025-02-01 9800.50",
      "4 北京，朝阳分店 2025-03-01 350",
    ],
    issues: [
      'note: chinese-gb18030.csv: The text is not UTF-8 and was read as Chinese in GB18030, such as "杭州小店". If that reads wrong, name the encoding with --encoding. [encoding-guessed]',
    ],
  },
  "spreadsheet-utf-16le.csv": {
    facts: { encoding: "utf-16le", delimiter: "\t", gzip: false },
    rows: ["2 Łódź Sp. z o.o. 2025-01-01 1200.00", "3 two\nlines 2025-02-01 9.5"],
  },
  "separator-line.csv": {
    facts: { encoding: "utf-8", delimiter: ";", gzip: false },
    rows: ["3 acme 2025-01-01 100", "4 bolt no-such-day 100"],
  },
  "packed.csv.gz": {
    facts: { encoding: "utf-8", delimiter: ",", gzip: true },
    rows: ["2 acme 2025-01-01 100", "3 Łódź 2025-02-01 50"],
  },
};

describe("a file as a program writes it", () => {
  it.each(readdirSync(FOLDER).filter((file) => file !== "README.md"))("%s", async (file) => {
    const log = new IssueLog();
    const records: { line: number; fields: readonly string[] }[] = [];
    const source = { file, chunks: chunksOf([contentOf(file)]) };
    const facts = await readCsv(source, PLAIN_ENTRY, SUBSCRIPTION_COLUMNS, log, {
      fields: (fields, line) => records.push({ line, fields }),
    });
    const data = facts === null ? [] : records.slice(1);
    const column = (at: number) => data.map(({ fields }) => fields[at]!);
    const dates = decideDateForm([column(1)], null)!;
    const mark = decideDecimal(column(2))!;
    const rows = data.map(
      ({ line, fields: [customer, day, amount] }) =>
        `${line} ${customer} ${toIsoDate(day!, dates)} ${plainNumber(amount!, mark)}`,
    );
    expect({ facts, rows, issues: log.all().map((issue) => issueLine(issue, EN)) }).toEqual({
      issues: [],
      ...EXPECTED[file],
    });
  });

  it("is a canonical file where only its text differs", async () => {
    const files = ["chinese-gb18030.csv", "spreadsheet-utf-16le.csv", "packed.csv.gz"].map(contentOf);
    const { lines, errors } = await read({ subscriptions: files });
    expect(errors).toEqual([]);
    expect(lines.map(({ customer }) => customer).sort()).toEqual(
      [
        "Łódź",
        "Łódź Sp. z o.o.",
        "acme",
        "two\nlines",
        "一诺科技（上海）有限公司",
        "北京，朝阳分店",
        "杭州小店",
      ].sort(),
    );
  });

  it("keeps its own line numbers behind a separator line", async () => {
    const { errors } = await read({ subscriptions: contentOf("separator-line.csv") });
    expect(errors).toEqual(["s1.csv:4 start_date date-impossible"]);
  });
});
