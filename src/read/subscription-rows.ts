import { INTERVAL_NAMES, TERM } from "../domain/billing-interval.ts";
import { OPEN_END } from "../domain/day.ts";
import { nearest } from "../domain/nearest.ts";
import { KINDS, ONE_OFF, REFUND } from "../domain/subscription.ts";
import { hashOfFields } from "./cell-bytes.ts";
import { type CellPlace, excerpt, readCurrency, readDay, readMoney } from "./cells.ts";
import type { FileCurrencies } from "./currency.ts";
import type { Header } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import { PlainRows } from "./plain-rows.ts";
import { NO_TRIAL, type RawSubscriptions } from "./raw-subscriptions.ts";
import type { Lines, ReadLines } from "./record-scanner.ts";
import { intervalOf, kindOf, RowValues, UNKNOWN } from "./row-values.ts";
import { type SubscriptionColumn as Column, REQUIRED_COLUMNS } from "./subscription-columns.ts";

/**
 * Reads the rows of one file. A row of nothing but well-formed cells is read by its bytes; any other is read cell by
 * cell, which names every problem in it. Both ways end in the same columns.
 */
export class SubscriptionRows {
  private readonly file: string;
  private readonly values: RowValues;
  private readonly plain: PlainRows;

  constructor(
    private readonly header: Header<Column>,
    private readonly raw: RawSubscriptions,
    private readonly fileIndex: number,
    currencies: FileCurrencies,
    private readonly log: IssueLog,
    /** What the file itself calls the columns, where that differs. */
    private readonly labels: Readonly<Partial<Record<Column, string>>> = {},
  ) {
    this.file = raw.files[fileIndex]!;
    this.values = new RowValues(header, raw, currencies);
    this.plain = new PlainRows(header, raw, fileIndex, this.values);
    if (header.at.trial_end !== undefined) raw.hasTrials = true;
  }

  /** Reads lines by their bytes, up to one that is not plainly well-formed. */
  readLines(lines: Lines): ReadLines {
    return this.plain.read(lines);
  }

  /** Reads a row cell by cell, with every problem of it in the log. A row known to be flawed is only looked through. */
  readFields(fields: readonly string[], line: number, flawed = false): void {
    const { header, raw, file, log, labels, values } = this;
    const { at, width } = header;
    if (fields.length !== width) {
      log.error("column-count", { file, line }, { found: fields.length, expected: width });
      return;
    }
    const cell = (column: Column): string => {
      const index = at[column];
      return index === undefined ? "" : fields[index]!.trim();
    };
    const place = (column: Column) => (): CellPlace => ({ file, line, column: labels[column] ?? column });
    const errorsBefore = log.errorCount;

    for (const column of REQUIRED_COLUMNS) if (cell(column) === "") log.error("cell-empty", place(column)());

    const kind = kindOf(cell("kind"));
    if (kind === UNKNOWN)
      log.error("kind-unknown", place("kind")(), {
        text: excerpt(cell("kind")),
        allowed: KINDS.join(", "),
        nearest: nearest(cell("kind"), KINDS) ?? "",
      });
    const dated = kind !== ONE_OFF && kind !== REFUND;

    const code = readCurrency(cell("currency"), place("currency"), log);
    const currency = values.currencyOf(code ?? "", line);
    const amountText = cell("amount");
    const amount =
      amountText === "" ? 0 : readMoney(amountText, values.digits[currency]!, code ?? "", place("amount"), log);
    if (amount !== null && amount < 0) log.error("amount-negative", place("amount")(), { text: excerpt(amountText) });

    const startText = cell("start_date");
    const start = startText === "" ? null : readDay(startText, place("start_date"), log);
    const endText = dated ? cell("end_date") : "";
    const end = endText === "" ? OPEN_END : readDay(endText, place("end_date"), log);
    const trialText = dated ? cell("trial_end") : "";
    const trialEnd = trialText === "" ? NO_TRIAL : readDay(trialText, place("trial_end"), log);

    const intervalText = dated ? cell("interval") : "";
    const interval = intervalOf(intervalText);
    if (interval === null)
      log.error("interval-unknown", place("interval")(), {
        text: excerpt(intervalText),
        allowed: INTERVAL_NAMES.join(", "),
        nearest: nearest(intervalText, INTERVAL_NAMES) ?? "",
      });
    if (interval === TERM && endText === "") log.error("term-without-end", place("end_date")());

    const quantity = values.quantityOf(cell("quantity"));
    if (quantity === null) log.error("quantity-form", place("quantity")(), { text: excerpt(cell("quantity")) });

    if (flawed || log.errorCount > errorsBefore) return;
    const subscriptionId = cell("subscription_id");
    const plan = dated ? values.plan : values.planAndUnread;
    raw.add({
      customer: raw.customers.indexOf(cell("customer_id")),
      start: start!,
      end: end!,
      trialEnd: trialEnd!,
      amount: amount!,
      quantity: quantity!,
      currency,
      interval: interval!,
      kind,
      subscriptionId: subscriptionId === "" ? -1 : raw.subscriptionIds.indexOf(subscriptionId),
      segment: cell("segment") === "" ? 0 : raw.segments.indexOf(cell("segment")),
      channel: cell("channel") === "" ? 0 : raw.channels.indexOf(cell("channel")),
      plan: plan.length === 0 ? 0 : hashOfFields(fields, plan),
      rest: header.others.length === 0 ? 0 : hashOfFields(fields, header.others),
      file: this.fileIndex,
      line,
    });
  }
}
