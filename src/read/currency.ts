import { compareCodePoints } from "../domain/code-point-order.ts";
import { type Decimal, minorDigits, ONE, parseDecimal } from "../domain/money.ts";
import type { IssueLog } from "./issue-log.ts";

/** What the user said about currencies: the one to report in, and constant rates into it. */
export interface CurrencySettings {
  /** Null: taken from the files. */
  readonly reporting: string | null;
  /** Reporting units per foreign unit, as written. */
  readonly rates: ReadonlyMap<string, string>;
}

const ASSUMED = "CNY";

/** The currencies of one file: rows that state none are in that of its entry. */
export class FileCurrencies {
  constructor(
    private readonly ledger: CurrencyLedger,
    private readonly file: string,
    private readonly unstated: string,
  ) {}

  /** The currency of a row that states `code`; `""` is "the reporting currency". */
  codeOf(code: string): string {
    return code === "" ? this.unstated : code;
  }

  /** Its index among those of all files. */
  indexOf(code: string, line: number): number {
    return this.ledger.indexOf(this.codeOf(code), this.file, line);
  }

  /** Minor digits with which its amounts are read. */
  digitsOf(code: string): number {
    return this.ledger.digitsOf(this.codeOf(code));
  }
}

interface Sighting {
  readonly file: string;
  readonly line: number;
}

/**
 * The currencies that the lines state. Amounts are read with the digits of their own currency; which currency the
 * report is in, and so which rates are needed, is known once every file is read.
 */
export class CurrencyLedger {
  private readonly codes: string[] = [];
  private readonly sightings = new Map<string, Sighting>();
  private readonly stated = new Map<string, Set<string>>();

  constructor(private readonly settings: CurrencySettings) {}

  /** As the rows of one file are to be read, whose entry says what they are in where they do not. */
  in(file: string, unstated: string | null): FileCurrencies {
    return new FileCurrencies(this, file, unstated ?? "");
  }

  /** Index of a stated currency; `""` is "the reporting currency". */
  indexOf(code: string, file: string, line: number): number {
    if (!this.sightings.has(code)) {
      this.sightings.set(code, { file, line });
      this.codes.push(code);
    }
    const stated = this.stated.get(file);
    if (stated === undefined) this.stated.set(file, new Set([code]));
    else stated.add(code);
    return this.codes.indexOf(code);
  }

  /** The currencies that a file states, in order of the alphabet. */
  statedIn(file: string): string[] {
    return [...(this.stated.get(file) ?? [])].filter((code) => code !== "").sort(compareCodePoints);
  }

  /** Minor digits with which an amount of this currency is read. */
  digitsOf(code: string): number {
    return minorDigits(code === "" ? (this.settings.reporting ?? ASSUMED) : code);
  }

  /** The reporting currency and one rate per stated currency; missing rates and unclear cases are errors in the log. */
  resolve(log: IssueLog): { reporting: string; rates: Decimal[] } {
    const stated = this.codes.filter((code) => code !== "");
    const reporting = this.settings.reporting ?? (stated.length === 1 ? stated[0]! : ASSUMED);
    const blank = this.sightings.get("");
    if (this.settings.reporting === null) {
      if (stated.length > 1) {
        const { file, line } = this.sightings.get(stated[1]!)!;
        log.error(
          "currency-rate-missing",
          { file, line, column: "currency" },
          { currencies: stated.join(", "), count: stated.length, reporting: "" },
        );
        return { reporting, rates: this.codes.map(() => ONE) };
      }
      if (blank !== undefined && minorDigits(reporting) !== minorDigits(ASSUMED))
        log.error(
          "currency-rate-missing",
          { ...blank, column: "currency" },
          { currencies: reporting, count: 1, reporting: "" },
        );
      log.note("currency-assumed", {}, { currency: reporting, stated: stated.length });
    }
    const missing = stated.filter((code) => code !== reporting && !this.settings.rates.has(code));
    if (missing.length > 0) {
      const { file, line } = this.sightings.get(missing[0]!)!;
      log.error(
        "currency-rate-missing",
        { file, line, column: "currency" },
        { currencies: missing.join(", "), count: missing.length, reporting },
      );
    }
    return { reporting, rates: this.codes.map((code) => this.rateOf(code, reporting)) };
  }

  /** Reporting minor units per foreign minor unit, exactly. */
  private rateOf(code: string, reporting: string): Decimal {
    const text = this.settings.rates.get(code);
    if (code === "" || code === reporting || text === undefined) return ONE;
    const rate = parseDecimal(text);
    if (rate === null) throw new Error(`rate ${text} was not validated`);
    const scale = rate.scale + minorDigits(code) - minorDigits(reporting);
    return scale >= 0 ? { units: rate.units, scale } : { units: rate.units * 10n ** BigInt(-scale), scale: 0 };
  }
}
