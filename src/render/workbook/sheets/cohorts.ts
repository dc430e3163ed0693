import { largest } from "../../../domain/largest.ts";
import type { FullReport } from "../../../report/full/full-report.ts";
import type { CohortRecord } from "../../../report/report.ts";
import type { Words } from "../../words/index.ts";
import { address } from "../file/address.ts";
import { type Cell, formula, month, number, text } from "../file/cell.ts";
import type { Shade, Sheet } from "../file/sheet.ts";
import { EMPTY, type Row, section } from "../rows.ts";

const COUNTED = ["customers", "mrr", "grossMrr"] as const;
/** Each retention with what it divides: counts and amounts by what the cohort began with. */
const SHARES = [
  { block: "logos", field: "logoRetention", of: "customers", by: 1 },
  { block: "net", field: "netRetention", of: "mrr", by: 2 },
  { block: "gross", field: "grossRetention", of: "grossMrr", by: 2 },
] as const;

const FIRST_AGE = 3;

/** Triangles of counts and amounts, and the retentions that follow from them as formulas. */
export function cohortsSheet({ cohorts: records, period }: FullReport, words: Words): Sheet {
  const { cohorts: say } = words.workbook;
  const ages = Math.max(0, largest(records.map(({ age }) => age))) + 1;
  const names = [...new Set(records.map(({ cohort }) => cohort))];
  const cells = new Map(records.map((record) => [`${record.cohort} ${record.age}`, record]));
  const width = FIRST_AGE + ages;
  const rows: Row[] = [
    [text(say.title, "title")],
    [text(say.note(say.periods[period]), "quiet")],
    [
      text(say.heads.cohort, "head"),
      text(say.heads.members, "head"),
      text(say.heads.newMrr, "head"),
      ...Array.from({ length: ages }, (_, age) => text(say.heads.age(String(age)), "head")),
    ],
  ];
  const heads = rows.length;
  const shades: Shade[] = [];
  const starts = new Map<string, number>();
  const block = (title: string, cellOf: (record: CohortRecord, cohort: number) => Cell): number => {
    rows.push(section(title, width));
    const first = rows.length;
    names.forEach((name, i) => {
      const own = records.find(({ cohort }) => cohort === name)!;
      rows.push([
        period === "month" ? month(name) : text(name),
        number(own.members, "count"),
        number(own.newMrr, "money"),
        ...Array.from({ length: ages }, (_, age) => {
          const record = cells.get(`${name} ${age}`);
          return record === undefined ? null : cellOf(record, i);
        }),
      ]);
    });
    rows.push(EMPTY);
    return first;
  };
  for (const field of COUNTED) {
    const look = field === "customers" ? "count" : "money";
    starts.set(
      field,
      block(say.blocks[field], (record) => number(record[field], look)),
    );
  }
  for (const { block: name, field, of, by } of SHARES) {
    const start = starts.get(of)!;
    const first = block(say.blocks[name], (record, i) => {
      const row = start + i;
      return formula(`${address(FIRST_AGE + record.age, row)}/${address(by, row)}`, record[field], "percent");
    });
    if (names.length > 0)
      shades.push({ kind: "shares", from: [FIRST_AGE, first], to: [width - 1, first + names.length - 1] });
  }
  return {
    name: "Cohorts",
    rows,
    widths: [12, 12, 16, ...Array.from({ length: ages }, () => 13)],
    frozen: { rows: heads, columns: 1 },
    columns:
      names.length === 0
        ? []
        : [
            {
              name: "cohorts_new_mrr",
              column: 2,
              from: starts.get("customers")!,
              to: starts.get("customers")! + names.length - 1,
            },
          ],
    shades,
  };
}
