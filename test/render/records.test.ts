import { describe, expect, it } from "vitest";
import { renderCsv } from "../../src/render/csv.ts";
import { renderJsonLines } from "../../src/render/json.ts";
import { renderMarkdown } from "../../src/render/markdown/markdown.ts";
import { listsOf, recordTable } from "../../src/render/records.ts";
import type { Report } from "../../src/report/report.ts";
import { PLAIN } from "../support/reports.ts";

/** A report that no renderer knows by name. */
const NEW = {
  report: "novelty",
  codes: ["a", "b"],
  things: [
    { name: "one", parts: ["x"], interval: null },
    { name: "=two|", parts: [], interval: { low: 1, high: 2.5, confidence: 0.9 }, extra: 7 },
  ],
  others: [{ id: 1 }],
} as unknown as Report;

describe("a report that is new to the renderers", () => {
  it("has its first list of records as CSV, an interval in three columns and a list in one", () => {
    expect(renderCsv(NEW)).toBe(
      'name,parts,low,high,confidence,extra\r\none,"[""x""]",,,,\r\n\'=two|,[],1,2.5,0.9,7\r\n',
    );
  });

  it("has each list as a table of Markdown", () => {
    expect(renderMarkdown(NEW, PLAIN)).toBe(
      [
        "## novelty",
        "### things",
        "| name | parts | low | high | confidence | extra |\n|---|---|---|---|---|---|",
        '| one | \\["x"\\] |  |  |  |  |\n| =two\\| | \\[\\] | 1 | 2.5 | 0.9 | 7 |',
        "### others",
        "| id |\n|---|\n| 1 |",
      ]
        .join("\n\n")
        .replace("---|\n\n| one", "---|\n| one")
        .concat("\n"),
    );
  });

  it("has each record on a line of JSON, and a list of bare texts in the first", () => {
    expect(renderJsonLines(NEW).split("\n").slice(0, 2)).toEqual([
      '{"record":"report","report":"novelty","codes":["a","b"]}',
      '{"record":"things","name":"one","parts":["x"],"interval":null}',
    ]);
  });
});

describe("records", () => {
  it("have the columns of all of them, in the order of their first appearance", () => {
    expect(recordTable([{ a: 1 }, { b: 2, a: 3 }]).columns).toEqual(["a", "b"]);
    expect(listsOf({ a: [], b: ["x"], c: [{ d: 1 }], e: null }).map(({ name }) => name)).toEqual(["a", "c"]);
  });
});
