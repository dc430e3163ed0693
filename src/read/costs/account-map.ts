import { allocate } from "../../domain/allocation.ts";
import { CATEGORIES, type Category } from "../../domain/cost.ts";
import { formatMinorUnits } from "../../domain/money.ts";
import type { Month } from "../../domain/month.ts";
import { excerpt } from "../cells.ts";
import type { FileCurrencies } from "../currency.ts";
import type { AccountRule } from "../entry.ts";
import type { IssueLog } from "../issue-log.ts";
import { suggestedRule } from "./account-guess.ts";
import type { AccountUse, RawCosts } from "./raw-costs.ts";

export interface Account {
  /** In full, such as `Payroll:Wages`. */
  readonly name: string;
  /** Other texts in which a rule may find it, such as `Wages`. */
  readonly aliases: readonly string[];
}

/** What a month cost on an account, in minor units of its currency. */
export interface AccountAmount {
  readonly account: Account;
  readonly month: Month;
  readonly amount: number;
  readonly segment: string;
  /** As stated; empty where nothing states it. */
  readonly currency: string;
  readonly line: number;
}

interface Rule {
  readonly pattern: RegExp;
  readonly categories: readonly Category[];
  readonly weights: readonly number[];
  readonly segment: string;
}

/** Shares as integers; allocation cares for their ratio alone. */
const SHARE_SCALE = 1e12;
const SHOWN_PER_CATEGORY = 6;
const SHOWN_UNMAPPED = 60;

/** Brings the accounts of one file into categories by the first rule that finds each. */
export class AccountMap {
  private readonly rules: Rule[] = [];
  private readonly ruleOf = new Map<string, Rule | null>();
  private readonly uses = new Map<string, AccountUse>();
  private readonly unmapped = new Map<string, { account: string; currency: string; amount: number; line: number }>();

  constructor(
    private readonly file: string,
    rules: readonly AccountRule[],
    private readonly raw: RawCosts,
    private readonly currencies: FileCurrencies,
    private readonly log: IssueLog,
  ) {
    this.addRules(rules);
  }

  /** Further rules, for accounts that none so far has found. */
  addRules(rules: readonly AccountRule[]): void {
    for (const { account, shares, segment } of rules) {
      const [categories, weights] = [[...(shares?.keys() ?? [])], [...(shares?.values() ?? [])]];
      this.rules.push({
        pattern: new RegExp(account, "iu"),
        categories: categories as Category[],
        weights: weights.map((share) => Math.round(Number(share) * SHARE_SCALE)),
        segment,
      });
    }
  }

  /** Whether the account enters a number. */
  add({ account, month, amount, segment, currency: stated, line }: AccountAmount): boolean {
    const currency = this.currencies.codeOf(stated);
    const rule = this.find(account);
    if (rule === null) {
      const key = `${account.name}\0${currency}`;
      const entry = this.unmapped.get(key) ?? { account: account.name, currency, amount: 0, line };
      entry.amount += amount;
      this.unmapped.set(key, entry);
      return false;
    }
    if (rule.categories.length === 0) {
      this.use(account.name, "ignore", currency, amount);
      return false;
    }
    const parts = allocate(amount, rule.weights, rule.categories);
    const index = this.currencies.indexOf(currency, line);
    rule.categories.forEach((category, part) => {
      const row = { month, category, amount: parts[part]!, segment: rule.segment || segment, currency: index };
      this.raw.rows.push(row);
      this.use(account.name, category, currency, row.amount);
    });
    return true;
  }

  /** Whether the account is one of costs, or has no rule that says so. */
  isCost(account: Account): boolean {
    const rule = this.find(account);
    return rule === null || rule.categories.length > 0;
  }

  /** Tells what went where, and what has no place. */
  finish(): void {
    for (const use of this.uses.values()) this.raw.accounts.push(use);
    if (this.unmapped.size > 0) this.logUnmapped();
    else if (this.uses.size > 0) this.logUses();
  }

  private find(account: Account): Rule | null {
    const known = this.ruleOf.get(account.name);
    if (known !== undefined) return known;
    const names = [account.name, ...account.aliases];
    const rule = this.rules.find(({ pattern }) => names.some((name) => pattern.test(name))) ?? null;
    this.ruleOf.set(account.name, rule);
    return rule;
  }

  private use(account: string, category: AccountUse["category"], currency: string, amount: number): void {
    const key = `${account}\0${category}\0${currency}`;
    const before = this.uses.get(key)?.amount ?? 0;
    this.uses.set(key, { file: this.file, account, category, currency, amount: before + amount });
  }

  private money(amount: number, currency: string): string {
    const text = formatMinorUnits(amount, this.currencies.digitsOf(currency));
    return currency === "" ? text : `${text} ${currency}`;
  }

  private logUnmapped(): void {
    const all = [...this.unmapped.values()].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
    const shown = all.slice(0, SHOWN_UNMAPPED);
    const line = all.reduce((first, { line }) => Math.min(first, line), Number.POSITIVE_INFINITY);
    this.log.error(
      "account-unmapped",
      { file: this.file, line },
      {
        count: all.length,
        block: shown
          .map(({ account, currency, amount }) => suggestedRule(account, this.money(amount, currency)))
          .join("\n"),
        more: all.length - shown.length,
      },
    );
  }

  private logUses(): void {
    const all = [...this.uses.values()].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
    const texts = [...CATEGORIES, "ignore"].flatMap((wanted) => {
      const uses = all.filter(({ category }) => category === wanted);
      if (uses.length === 0) return [];
      const names = uses
        .slice(0, SHOWN_PER_CATEGORY)
        .map(({ account, amount, currency }) => `${excerpt(account)} ${this.money(amount, currency)}`);
      const rest = uses.length - names.length;
      return `${wanted}: ${[...names, ...(rest > 0 ? [`${rest} more`] : [])].join(", ")}`;
    });
    this.log.note("accounts-mapped", { file: this.file }, { accounts: texts.join("; ") });
  }
}
