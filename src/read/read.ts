import { type Category, type Costs, costsOf, LAYERS, missingCostMonths, NO_COSTS } from "../domain/cost.ts";
import type { LeftOutReason } from "../domain/left-out-reason.ts";
import { formatMonth } from "../domain/month.ts";
import type { SubscriptionLines } from "../domain/subscription.ts";
import { readCostFile } from "./cost-reader.ts";
import { type AccountUse, convertCosts, RawCosts } from "./costs/raw-costs.ts";
import type { Source } from "./csv.ts";
import { CurrencyLedger, type CurrencySettings } from "./currency.ts";
import type { Entry } from "./entry.ts";
import { type FileFacts, noFacts } from "./file-facts.ts";
import type { IssueLog } from "./issue-log.ts";
import type { LeftOut } from "./left-out.ts";
import { RawSubscriptions } from "./raw-subscriptions.ts";
import { type LineSettings, subscriptionLines } from "./subscription-lines.ts";
import { readSubscriptionFile } from "./subscription-reader.ts";

/** A file and how its entry says to read it. */
export interface InputFile {
  readonly source: Source;
  readonly entry: Entry;
}

/** A file on its way in, and what is found out about it. */
export interface ReadFile extends InputFile {
  readonly facts: FileFacts;
}

export interface ReadSettings extends LineSettings {
  readonly currency: CurrencySettings;
  /** A month without any cost row inside the covered span counts 0 instead of being an error. */
  readonly allowCostGaps: boolean;
}

/** How many rows of a file were understood, and how many of them enter no number. */
export interface FileSummary {
  readonly role: "subscriptions" | "costs";
  readonly file: string;
  readonly rows: number;
  readonly used: number;
  readonly excluded: number;
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly rows: number }[];
  readonly facts: FileFacts;
}

export interface Records {
  readonly lines: SubscriptionLines;
  readonly costs: Costs;
  readonly currency: string;
  readonly files: readonly FileSummary[];
  /** Which accounts of the costs went where. */
  readonly accounts: readonly AccountUse[];
}

/** Reads every file of both sides. The result is only meaningful when the log holds no error. */
export async function readRecords(
  subscriptions: readonly InputFile[],
  costs: readonly InputFile[],
  settings: ReadSettings,
  log: IssueLog,
): Promise<Records> {
  const currencies = new CurrencyLedger(settings.currency);
  const rawSubscriptions = new RawSubscriptions();
  const files = [...subscriptions, ...costs].map((input): ReadFile => ({ ...input, facts: noFacts() }));
  const [subscriptionFiles, costFiles] = [files.slice(0, subscriptions.length), files.slice(subscriptions.length)];
  for (const file of subscriptionFiles) await readSubscriptionFile(file, rawSubscriptions, currencies, log);
  const rawCosts = new RawCosts();
  const errorsBefore = log.errorCount;
  for (const file of costFiles) await readCostFile(file, rawCosts, currencies, log);
  const costsComplete = log.errorCount === errorsBefore;

  const { reporting, rates } = currencies.resolve(log);
  const { lines, rules } = subscriptionLines(rawSubscriptions, rates, settings, log);
  for (const { source, facts } of files) facts.currencies = currencies.statedIn(source.file);
  subscriptionFiles.forEach(({ facts }, index) => {
    facts.endDate = rawSubscriptions.hasEndIn(index) ? rules[index]! : null;
  });
  const read = costs.length === 0 ? NO_COSTS : costsOf(convertCosts(rawCosts, rates));
  warnAboutCosts(read, lines, costs[0]?.source.file ?? null, log);
  // The month of a row that was not understood may be there after all.
  if (costsComplete) checkCostMonths(read, settings.allowCostGaps, costs[0]?.source.file ?? null, log);
  return {
    lines,
    costs: read,
    currency: reporting,
    accounts: rawCosts.accounts,
    files: [
      ...summarise("subscriptions", subscriptionFiles, rawSubscriptions.rowsOf, rawSubscriptions.leftOut),
      ...summarise("costs", costFiles, rawCosts.rowsOf, rawCosts.leftOutOf),
    ],
  };
}

function checkCostMonths(costs: Costs, allowGaps: boolean, file: string | null, log: IssueLog): void {
  const missing = missingCostMonths(costs);
  if (missing.length === 0) return;
  const args = { months: missing.map(formatMonth).slice(0, 12).join(", "), count: missing.length };
  if (allowGaps) log.warning("cost-months-filled", { file }, args);
  else log.error("cost-month-missing", { file, column: "month" }, args);
}

/** Costs that no customer's segment matches, and margins that would read 100 % for want of any cost of service. */
function warnAboutCosts(costs: Costs, lines: SubscriptionLines, file: string | null, log: IssueLog): void {
  const { texts, indexOf } = lines.segments;
  for (const segment of new Set(costs.rows.map((row) => row.segment)))
    if (segment !== "" && !indexOf.includes(texts.indexOf(segment)))
      log.warning("cost-segment-unknown", { file, column: "segment" }, {}, segment);
  const served = [...LAYERS.delivery, ...LAYERS.service] as readonly Category[];
  if (costs.rows.length > 0 && !costs.rows.some(({ category }) => served.includes(category)))
    log.warning("no-cost-of-service", { file });
}

function summarise(
  role: FileSummary["role"],
  files: readonly ReadFile[],
  rows: readonly number[],
  leftOut: readonly LeftOut[],
): FileSummary[] {
  return files.map(({ source, facts }, index) => ({
    role,
    file: source.file,
    facts,
    rows: rows[index]!,
    used: rows[index]! - leftOut[index]!.rows,
    excluded: leftOut[index]!.rows,
    leftOut: leftOut[index]!.byReason(),
  }));
}
