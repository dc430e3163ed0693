import type { LeftOutReason } from "../../domain/left-out-reason.ts";
import type { FileCurrencies } from "../currency.ts";
import type { Entry } from "../entry.ts";
import type { FileFacts } from "../file-facts.ts";
import type { IssueLog } from "../issue-log.ts";
import { AccountMap } from "./account-map.ts";
import type { RawCosts } from "./raw-costs.ts";

/** One file of costs on its way in: how it is read, and where what it holds goes. */
export class CostTarget {
  readonly map: AccountMap;
  private readonly index: number;

  constructor(
    readonly file: string,
    readonly entry: Entry,
    readonly raw: RawCosts,
    readonly currencies: FileCurrencies,
    readonly log: IssueLog,
    readonly facts: FileFacts,
  ) {
    this.index = raw.begin(file);
    this.map = new AccountMap(file, entry.map, raw, currencies, log);
  }

  /** Minor digits of a currency; `""` is that of rows that state none. */
  readonly digitsOf = (currency: string): number => this.currencies.digitsOf(currency);

  get rows(): number {
    return this.raw.rowsOf[this.index]!;
  }

  /** Rows that the file has. */
  count(rows: number): void {
    this.raw.rowsOf[this.index]! += rows;
  }

  /** Some of these rows, which enter no number. */
  leaveOut(reason: LeftOutReason, rows = 1): void {
    this.raw.leftOutOf[this.index]!.add(reason, rows);
  }
}
