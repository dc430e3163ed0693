import type { Category, Cost } from "../../domain/cost.ts";
import { type Decimal, divideRounded, ONE } from "../../domain/money.ts";
import type { Month } from "../../domain/month.ts";
import { LeftOut } from "../left-out.ts";

/** A cost as read: in minor units of its own currency. */
export interface RawCost {
  readonly month: Month;
  readonly category: Category;
  readonly amount: number;
  readonly segment: string;
  /** Index into the currencies that the files state. */
  readonly currency: number;
}

/** Where an account of a file went, in minor units of its own currency; a split account stands here once a category. */
export interface AccountUse {
  readonly file: string;
  readonly account: string;
  readonly category: Category | "ignore";
  readonly amount: number;
  /** Empty: the reporting currency. */
  readonly currency: string;
}

/** What all cost files hold. */
export class RawCosts {
  readonly rows: RawCost[] = [];
  readonly accounts: AccountUse[] = [];
  readonly files: string[] = [];
  readonly rowsOf: number[] = [];
  /** Rows of each file that enter no number. */
  readonly leftOutOf: LeftOut[] = [];

  /** Begins another file; its index. */
  begin(file: string): number {
    this.rowsOf.push(0);
    this.leftOutOf.push(new LeftOut());
    return this.files.push(file) - 1;
  }
}

/** Costs in the reporting currency; a converted row is rounded to a minor unit once. */
export function convertCosts(raw: RawCosts, rates: readonly Decimal[]): Cost[] {
  return raw.rows.map(({ month, category, amount, segment, currency }) => {
    const rate = rates[currency] ?? ONE;
    const converted =
      rate === ONE ? amount : Number(divideRounded(BigInt(amount) * rate.units, 10n ** BigInt(rate.scale)));
    return { month, category, amount: converted, segment };
  });
}
