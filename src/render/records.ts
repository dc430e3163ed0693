import type { BaselineRecord } from "../gates/baseline.ts";
import type { GateWaiver } from "../gates/waivers.ts";
import type { Report } from "../report/report.ts";
import { withSentences } from "./with-sentences.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** The columns of a list without any record; otherwise the records say. */
const COLUMNS: Readonly<Partial<Record<string, string>>> = {
  check:
    "id stage kind metric by group operator threshold value margin low high confidence n outcome close reason decidedBy action source title because verdict owner note waiverReason waiverOwner waiverExpires baseline maxDrop",
  metrics: "id month by group unit value reason low high confidence n",
  forecast:
    "month mrr low high fromBase fromNew beyondObserved revenue grossProfit1 grossProfit2 grossProfit3 grossProfit4 budgetMrr baseMrr",
  mrr: "month by group opening new reactivation expansion contraction churned closing customersOpening newCustomers reactivatedCustomers churnedCustomers customersClosing flashCustomers net",
  cohorts: "cohort age by group customers mrr grossMrr logoRetention netRetention grossRetention members newMrr",
  "what-if":
    "scenario id by group unit before after change changeShare reasonBefore reason lowBefore highBefore low high confidence n",
  solve:
    "metric gate by group operator threshold value lever unit status why method now needed change changeShare reaches shown shownShare shownStatus",
  diff: "id month by group unit before after change share beforeReason afterReason direction importance",
  validate: "code severity file line column message args",
  gates:
    "id stage kind metric by group operator threshold maxDrop fallback title because action source owner note waiverReason waiverOwner waiverExpires",
};

export interface RecordTable {
  readonly columns: readonly string[];
  readonly rows: readonly Fields[];
}

/** The list that a report is about, where it is not the first one. */
const MAIN: Readonly<Partial<Record<string, string>>> = { explain: "evidence", validate: "issues" };

/** What a report is about, as flat rows: such as one metric x month x segment each. */
export function mainTable(report: Report): RecordTable {
  const lists = listsOf(withSentences(report));
  const name = MAIN[report.report];
  const records = name === undefined ? lists[0]?.records : lists.find((list) => list.name === name)?.records;
  const { columns, rows } = recordTable(records ?? []);
  return { columns: rows.length === 0 ? (COLUMNS[report.report] ?? "").split(" ") : columns, rows };
}

export function recordTable(records: readonly object[]): RecordTable {
  const rows = records.map(flat);
  const columns = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) columns.add(name);
  return { columns: [...columns], rows };
}

/** The lists of records in a report, in their order. */
export function listsOf(report: object): { readonly name: string; readonly records: readonly object[] }[] {
  return Object.entries(report)
    .filter(([, value]) => isRecordList(value))
    .map(([name, records]) => ({ name, records }));
}

/** Not a list of bare texts, which is a field like any other. */
function isRecordList(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every((each) => typeof each === "object" && each !== null);
}

const NO_INTERVAL = { low: null, high: null, confidence: null };

function waiverColumns(waiver: GateWaiver | null): Fields {
  return {
    waiverReason: waiver?.reason ?? null,
    waiverOwner: waiver?.owner ?? null,
    waiverExpires: waiver?.expires ?? null,
  };
}

function baselineColumns(baseline: BaselineRecord | null): Fields {
  return { baseline: baseline?.value ?? null, maxDrop: baseline?.maxDrop ?? null };
}

/** An interval or a waiver takes three columns; any other list or object stays one. */
function flat(record: object): Fields {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (name === "interval") Object.assign(fields, NO_INTERVAL, value);
    else if (name === "baseline") Object.assign(fields, baselineColumns(value as BaselineRecord | null));
    else if (name === "waiver") Object.assign(fields, waiverColumns(value as GateWaiver | null));
    else fields[name] = typeof value === "object" && value !== null ? JSON.stringify(value) : value;
  }
  return fields;
}
