import type { FullReport } from "../../../report/full/full-report.ts";
import { ADDITIVE } from "../../../report/full/group-records.ts";
import { metricTitle } from "../../definition-text.ts";
import type { Words } from "../../words/index.ts";
import { address } from "../file/address.ts";
import { formula, monthInFormula, text } from "../file/cell.ts";
import type { Sheet } from "../file/sheet.ts";
import { EMPTY, type Row, section, textOr, texts } from "../rows.ts";
import { exportedName, wholeMetrics } from "../values.ts";
import { GROUP, isWhole, tidyMetrics, WHOLE } from "./metrics.ts";
import { movementColumn } from "./movements.ts";

/** Two formulas that must come to the same. */
interface Check {
  readonly title: string;
  readonly left: string;
  readonly right: string;
  /** What the sides come to as the workbook is written. */
  readonly values: readonly [left: number, right: number];
  readonly note?: string;
  /** Says nothing once inputs are changed. */
  readonly asExportedOnly?: boolean;
}

const WIDTH = 6;

/** Of the right side, or of 1 where that is more. */
const TOLERANCE = 1e-9;

/** What a controller would recalculate, recalculated. */
export function checksSheet(report: FullReport, words: Words): Sheet {
  const { checks: say } = words.workbook;
  const heads: Row[] = [
    [text(say.title, "title")],
    [text(say.note, "quiet")],
    [text(say.all, "headline"), formula("AND(checks_hold)", true, "truth", "all_checks")],
    [text(say.inputs), formula("AND(levers_unchanged,sums_unchanged)", true, "truth", "inputs_as_exported")],
    texts(say.heads, "head"),
  ];
  const checks = [
    ...recomputed(report, words),
    ...monthly(report, words),
    ...windowSums(report, words),
    ...groupSums(report, words),
  ];
  const [from, to] = [heads.length, heads.length + checks.length - 1];
  const rows: Row[] = [
    ...heads,
    ...checks.map((check, i) => checkRow(check, from + i)),
    EMPTY,
    section(say.files, WIDTH),
    ...report.inputs.map(({ file, sha256 }): Row => [text(file), null, null, null, null, text(sha256, "formula-text")]),
  ];
  return {
    name: "Checks",
    rows,
    widths: [74, 10, 22, 22, 16, 60],
    frozen: { rows: heads.length, columns: 1 },
    columns: [{ name: "checks_hold", column: 1, from, to }],
    shades: [
      { kind: "false", from: [1, 2], to: [1, 2] },
      { kind: "false", from: [1, from], to: [1, to] },
    ],
  };
}

function checkRow({ title, left, right, values, note, asExportedOnly }: Check, row: number): Row {
  const [difference, base] = [address(4, row), address(3, row)];
  const holds = `IFERROR(ABS(${difference})<=${TOLERANCE.toFixed(9)}*MAX(1,ABS(${base})),FALSE)`;
  const [a, b] = values;
  return [
    text(title),
    formula(
      asExportedOnly ? `OR(NOT(inputs_as_exported),${holds})` : holds,
      Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b)),
      "truth",
    ),
    formula(left, a, "number"),
    formula(right, b, "number"),
    formula(`${address(2, row)}-${base}`, a - b, "number"),
    textOr(note ?? left, "formula-text"),
  ];
}

function recomputed({ calculation }: FullReport, words: Words): Check[] {
  const { checks: say } = words.workbook;
  return calculation.formulas.flatMap(({ name, metric, value }) =>
    metric === null || value === null
      ? []
      : [
          {
            title: say.recomputed(metricTitle(metric, words)),
            left: name,
            right: exportedName(metric),
            values: [value, value] as const,
            asExportedOnly: true,
          },
        ],
  );
}

function monthly(report: FullReport, words: Words): Check[] {
  const { checks: say } = words.workbook;
  const { movements, asOf } = report;
  const last = movements.at(-1);
  if (last === undefined) return [];
  const whole = wholeMetrics(report);
  const zero = (title: string, gap: string): Check => ({
    title,
    left: `SUMPRODUCT(ABS(${gap}))`,
    right: "0",
    values: [0, 0],
  });
  const atEnd = (title: string, column: string, metric: string, value: number): Check => ({
    title,
    left: `SUMIFS(${column},movements_month,${monthInFormula(asOf)})`,
    right: wholeSum(metric, asOf),
    values: [value, whole.get(metric)!.value!],
  });
  return [
    zero(say.identity, "movements_identity"),
    zero(say.follows, "movements_opening_gap"),
    zero(say.customers, "movements_customers_gap"),
    atEnd(say.closing, movementColumn("closing"), "mrr", last.closing),
    atEnd(say.closingCustomers, movementColumn("customersClosing"), "customers", last.customersClosing),
  ];
}

const SUMMED = [
  ["new", "new-mrr"],
  ["reactivation", "reactivation-mrr"],
  ["expansion", "expansion-mrr"],
  ["contraction", "contraction-mrr"],
  ["churned", "churned-mrr"],
  ["net", "net-new-mrr"],
  ["newCustomers", "new-customers"],
  ["churnedCustomers", "churned-customers"],
] as const;

/** Where the months that are shown hold the whole window. */
function windowSums(report: FullReport, words: Words): Check[] {
  const { movements, window, asOf } = report;
  const first = movements[0]?.month;
  if (window.from === null || first === undefined || first > window.from) return [];
  const { from, to } = window;
  const whole = wholeMetrics(report);
  const inside = movements.filter(({ month }) => month >= from && month <= to!);
  return SUMMED.flatMap(([field, id]) => {
    const { value } = whole.get(id)!;
    if (value === null) return [];
    return [
      {
        title: words.workbook.checks.windowSum(metricTitle(id, words)),
        left: `SUMIFS(${movementColumn(field)},movements_month,">="&${monthInFormula(from)},movements_month,"<="&${monthInFormula(to!)})`,
        right: wholeSum(id, asOf),
        values: [inside.reduce((sum, each) => sum + each[field], 0), value] as const,
      },
    ];
  });
}

function groupSums(report: FullReport, words: Words): Check[] {
  const { checks: say } = words.workbook;
  const { asOf } = report;
  const records = tidyMetrics(report).filter(({ month }) => month === asOf);
  const whole = wholeMetrics(report);
  const dimensions = Object.keys(say.dimensions) as (keyof typeof say.dimensions)[];
  return dimensions.flatMap((by) =>
    ADDITIVE.flatMap((id): Check[] => {
      const groups = records.filter((each) => each.by === by && each.id === id && !isWhole(each, report));
      const total = whole.get(id)!.value;
      if (report.groups.every((each) => each.by !== by)) return [];
      if (total === null || groups.some(({ value }) => value === null)) return [];
      return [
        {
          title: say.groupSum(metricTitle(id, words), say.dimensions[by]),
          left: `SUMIFS(metrics_value,metrics_part,"${GROUP}",metrics_by,"${by}",metrics_metric,"${id}",metrics_month,${monthInFormula(asOf)})`,
          right: wholeSum(id, asOf),
          values: [groups.reduce((sum, { value }) => sum + value!, 0), total],
        },
      ];
    }),
  );
}

function wholeSum(id: string, asOf: string): string {
  return `SUMIFS(metrics_value,metrics_part,"${WHOLE}",metrics_metric,"${id}",metrics_month,${monthInFormula(asOf)})`;
}
