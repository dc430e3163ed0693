import { currencyCode } from "../domain/currency-codes.ts";
import { OPEN_END } from "../domain/day.ts";
import type { Header } from "./header.ts";
import type { Interned } from "./interned.ts";
import { Meanings } from "./meanings.ts";
import { NO_TRIAL, type RawSubscriptions } from "./raw-subscriptions.ts";
import { intervalOf, kindOf, type RowValues, UNKNOWN } from "./row-values.ts";
import type { SubscriptionColumn } from "./subscription-columns.ts";
import { selfEvidentDay } from "./text/date-form.ts";

/** What the cells of a column are read as, if not as texts. */
export const WORD = 1;
export const DAY = 2;
export const AMOUNT = 3;
/** A text that the row before often has too. */
export const SHARED_TEXT = 4;

/** What the careful way must look at. */
const UNCLEAR = Number.NaN;

const ROLES: Readonly<Partial<Record<SubscriptionColumn, number>>> = {
  customer_id: SHARED_TEXT,
  segment: SHARED_TEXT,
  channel: SHARED_TEXT,
  amount: AMOUNT,
  start_date: DAY,
  end_date: DAY,
  trial_end: DAY,
  interval: WORD,
  kind: WORD,
  quantity: WORD,
  currency: WORD,
};

/** What columns of days and words say where a file has none. */
const ABSENT = {
  start_date: UNCLEAR,
  end_date: OPEN_END,
  trial_end: NO_TRIAL,
  interval: 1,
  kind: 0,
  quantity: 0,
  currency: 0,
};
type MeaningColumn = keyof typeof ABSENT;
const MEANING_COLUMNS = Object.keys(ABSENT) as MeaningColumn[];

/** What each column of a file of plain rows is read as, and what the cells of the row that is being read say. */
export class PlainColumns {
  /** By column of the file; 0: a text, of which only the place is noted until the whole row is known to be plain. */
  readonly roles: Uint8Array;
  readonly meanings: (Meanings | null)[];
  readonly shared: (Interned | null)[];
  /** Of the row that is being read: the cell of column c goes from bounds[2 c] up to bounds[2 c + 1], and says values[c]. */
  readonly bounds: Int32Array;
  readonly values: Int32Array;
  /** Where in `values` each column is, also where the file has none. */
  readonly at: Readonly<Record<MeaningColumn, number>>;
  /** The currencies of cells by number, with their digits and, once a row has counted, their index. */
  readonly currencies = { codes: [] as string[], digits: [] as number[], indexes: [] as number[] };

  constructor(
    header: Header<SubscriptionColumn>,
    raw: RawSubscriptions,
    private readonly rowValues: RowValues,
  ) {
    const { width } = header;
    this.bounds = new Int32Array(2 * width);
    this.values = new Int32Array(width + MEANING_COLUMNS.length);
    this.roles = new Uint8Array(width);
    this.meanings = new Array<Meanings | null>(width).fill(null);
    this.shared = new Array<Interned | null>(width).fill(null);
    for (const [column, role] of Object.entries(ROLES)) {
      const index = header.at[column as SubscriptionColumn];
      if (index !== undefined) this.roles[index] = role;
    }
    const { customer_id: customer, segment, channel } = header.at;
    this.shared[customer!] = raw.customers;
    if (segment !== undefined) this.shared[segment] = raw.segments;
    if (channel !== undefined) this.shared[channel] = raw.channels;
    const meaningOf = this.meaningOf();
    const places = MEANING_COLUMNS.map((column, number) => {
      const index = header.at[column];
      if (index !== undefined) this.meanings[index] = new Meanings(meaningOf[column]);
      else this.values[width + number] = ABSENT[column];
      return [column, index ?? width + number];
    });
    this.at = Object.fromEntries(places);
    // Rows without a column of currencies are in the reporting one, number 0.
    if (header.at.currency === undefined) this.numberOf("");
  }

  private meaningOf(): Record<MeaningColumn, (text: string) => number> {
    return {
      start_date: clearDay,
      end_date: (text) => (text === "" ? OPEN_END : clearDay(text)),
      trial_end: (text) => (text === "" ? NO_TRIAL : clearDay(text)),
      interval: (text) => intervalOf(text) ?? UNCLEAR,
      kind: (text) => (kindOf(text) === UNKNOWN ? UNCLEAR : kindOf(text)),
      quantity: (text) => this.rowValues.quantityOf(text) ?? UNCLEAR,
      currency: (text) => {
        const code = text === "" ? "" : currencyCode(text);
        return code === null ? UNCLEAR : this.numberOf(code);
      },
    };
  }

  /** The number of a currency among those of plain cells. */
  private numberOf(code: string): number {
    const { codes, digits } = this.currencies;
    const known = codes.indexOf(code);
    if (known >= 0) return known;
    digits.push(this.rowValues.currencies.digitsOf(code));
    return codes.push(code) - 1;
  }
}

function clearDay(text: string): number {
  const day = selfEvidentDay(text);
  return typeof day === "number" ? day : UNCLEAR;
}
