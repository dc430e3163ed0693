import { formatMinorUnits } from "../../domain/money.ts";
import { excerpt } from "../cells.ts";
import type { LedgerRules } from "../presets/cost-preset.ts";
import type { TableRow } from "../table.ts";
import type { Account } from "./account-map.ts";
import type { CostTarget } from "./cost-target.ts";
import type { FlatReader, FlatRow } from "./flat-costs.ts";

interface Entry extends FlatRow {
  readonly account: Account;
  readonly code: string;
  readonly debit: number;
  readonly credit: number;
  readonly closing: boolean;
}

const SHOWN = 6;

/**
 * Adds the cost entries of a ledger. Closing entries and balances are left out; a debit costs, a credit gives back,
 * except one that clears all that its account was debited in the month, which closes it whatever its text says.
 */
export function addLedger(reader: FlatReader, rules: LedgerRules, target: CostTarget): void {
  const { log, file, map } = target;
  const entries: Entry[] = [];
  let sums = 0;
  let sheet = 0;
  const isSum = ({ fields }: TableRow) => {
    const found = fields.some((cell) => rules.totals.test(cell.replace(/\s/g, "")));
    if (found) sums++;
    return found;
  };
  for (const { row, month } of reader.rows(isSum)) {
    const text = reader.cell(row, "text");
    const code = reader.cell(row, "code");
    const name = reader.cell(row, "account");
    if (rules.balanceSheet.test(code)) sheet++;
    else if (name === "") log.error("cell-empty", reader.file.place(row, reader.at.account!));
    else {
      const [debit, credit] = [reader.amount(row, "amount", "") ?? 0, reader.amount(row, "credit", "") ?? 0];
      const account = { name, aliases: code === "" ? [] : [`${code} ${name}`] };
      const closing = rules.closing.test(text);
      // In a table of balances one row has both sides, equal once the account is closed.
      const open = debit === credit ? 0 : credit;
      if (!row.flawed) entries.push({ row, month, account, code, debit, credit: open, closing });
    }
  }
  const parents = repeatedParents(entries);
  const repeating = entries.filter(({ code }) => parents.has(code)).length;
  const debited = new Map<string, number>();
  const keyOf = ({ account, month }: Entry) => `${account.name}\0${month}`;
  for (const entry of entries)
    if (!entry.closing) debited.set(keyOf(entry), (debited.get(keyOf(entry)) ?? 0) + entry.debit);
  const closes = (entry: Entry) =>
    entry.closing || (entry.credit > 0 && entry.debit === 0 && entry.credit === debited.get(keyOf(entry)));
  const closing = entries.filter((entry) => closes(entry) && !parents.has(entry.code));
  let credits = 0;
  let credited = 0;
  for (const entry of entries) {
    const { account, month, row, code, debit, credit } = entry;
    if (parents.has(code) || closes(entry)) continue;
    const used = map.add({ account, month, amount: debit - credit, segment: "", currency: "", line: row.line });
    if (!used) target.leaveOut("no-cost");
    else if (debit - credit < 0) {
      credits++;
      credited += credit - debit;
    }
  }
  target.leaveOut("balance-sheet", sheet);
  target.leaveOut("total", repeating);
  target.leaveOut("closing-entry", closing.length);
  const money = (amount: number) => formatMinorUnits(amount, target.digitsOf(""));
  log.note(
    "ledger-rows-left-out",
    { file },
    { closing: closing.length, sheet, sums: sums + repeating, credits, credited: money(credited) },
  );
  const carried = closing.filter(({ account, debit }) => debit > 0 && map.isCost(account));
  if (carried.length > 0)
    log.warning(
      "ledger-costs-carried",
      { file, line: carried[0]!.row.line },
      {
        count: carried.length,
        amount: money(carried.reduce((sum, { debit }) => sum + debit, 0)),
        accounts: [...new Set(carried.map(({ account }) => excerpt(account.name)))].slice(0, SHOWN).join(", "),
      },
    );
}

/** Codes of accounts whose debits are, month by month, the sums of the accounts below them, such as 6602 of 660201 and on. */
function repeatedParents(entries: readonly Entry[]): ReadonlySet<string> {
  const debits = new Map<string, Map<number, number>>();
  for (const { code, month, debit, closing } of entries) {
    if (closing) continue;
    const months = debits.get(code) ?? new Map<number, number>();
    debits.set(code, months.set(month, (months.get(month) ?? 0) + debit));
  }
  const below = (code: string) => [...debits.keys()].filter((other) => other !== code && other.startsWith(code));
  const parents = [...debits.keys()].filter((code) => code !== "" && below(code).length > 0);
  const leaves = (code: string) => below(code).filter((other) => !parents.includes(other));
  const repeats = (code: string) =>
    [...debits.get(code)!].every(
      ([month, debit]) => debit === leaves(code).reduce((sum, leaf) => sum + (debits.get(leaf)!.get(month) ?? 0), 0),
    );
  return new Set(parents.filter(repeats));
}
