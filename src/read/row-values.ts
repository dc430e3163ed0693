import { parseInterval } from "../domain/billing-interval.ts";
import { parseDecimal } from "../domain/money.ts";
import { KINDS } from "../domain/subscription.ts";
import type { FileCurrencies } from "./currency.ts";
import type { Header } from "./header.ts";
import type { Field, RawSubscriptions } from "./raw-subscriptions.ts";
import type { SubscriptionColumn } from "./subscription-columns.ts";

/** What cells of a file's rows mean, whichever way they are read. */
export class RowValues {
  /** Columns of a plan, whose texts only have to be told apart. */
  readonly plan: readonly number[];
  /** With the cells that a one-off line or a refund is not read for: rows that differ in one repeat nothing. */
  readonly planAndUnread: readonly number[];
  /** Minor digits by index of currency. */
  readonly digits: number[] = [];
  private readonly quantities = new Map<string, number>([["", 0]]);

  constructor(
    header: Header<SubscriptionColumn>,
    private readonly raw: RawSubscriptions,
    readonly currencies: FileCurrencies,
  ) {
    const columnsAt = (...columns: SubscriptionColumn[]) => columns.flatMap((column) => header.at[column] ?? []);
    this.plan = columnsAt("plan");
    this.planAndUnread = columnsAt("plan", "end_date", "interval", "trial_end");
  }

  /** Index of the currency that a row on this line states. */
  currencyOf(code: string, line: number): number {
    const index = this.currencies.indexOf(code, line);
    this.digits[index] ??= this.currencies.digitsOf(code);
    return index;
  }

  /** Index of a quantity, 0 for one; null when it is none. */
  quantityOf(text: string): number | null {
    let index = this.quantities.get(text);
    if (index === undefined) {
      const quantity = parseDecimal(text);
      if (quantity === null) return null;
      index = this.raw.indexOfQuantity(quantity);
      this.quantities.set(text, index);
    }
    return index;
  }
}

/** In which fields of rows there is mostly something other than 0. */
export function filledFields({ at, others }: Header<SubscriptionColumn>): ReadonlySet<Field> {
  const fields: Field[] = ["customer", "start", "end", "amount", "interval", "subscriptionId"];
  for (const column of ["quantity", "segment", "channel", "plan"] as const)
    if (at[column] !== undefined) fields.push(column);
  if (others.length > 0) fields.push("rest");
  return new Set(fields);
}

export const UNKNOWN = -1;

/** Null for what is no interval. */
export function intervalOf(text: string): number | null {
  return text === "" ? 1 : parseInterval(text.toLowerCase());
}

/** UNKNOWN for what is no kind of line. */
export function kindOf(text: string): number {
  return text === "" ? 0 : (KINDS as readonly string[]).indexOf(text.toLowerCase());
}
