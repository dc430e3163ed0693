import { monthOfDay } from "../../domain/month.ts";
import { ANNUAL, hasPaidSpan, MULTI_YEAR, RECURRING, UNDER_YEAR } from "../../domain/subscription.ts";
import type { ContractColumn } from "../contracts.ts";
import { contributes, type DrillDown, type EvidenceRow, NOTHING_ELSE, type What } from "./evidence.ts";
import type { Read } from "./reads.ts";

type ContractRead = Extract<Read, { family: "contracts" }>;

const LENGTHS: ReadonlyMap<number, readonly [What, ContractColumn]> = new Map([
  [MULTI_YEAR, ["multi-year", "multiYear"]],
  [ANNUAL, ["annual", "annual"]],
  [UNDER_YEAR, ["under-year", "underYear"]],
]);

/** The recurring lines that start in a window, each with its contract value. */
export const contracts: DrillDown<ContractRead> = ({ ledger: { lines }, customers }, reads) => {
  const rows: EvidenceRow[] = [];
  for (const customer of customers)
    for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++) {
      if (lines.kind[line] !== RECURRING || !hasPaidSpan(lines, line)) continue;
      const month = monthOfDay(lines.start[line]!);
      const [what, own] = LENGTHS.get(lines.contract[line]!) ?? ["shorter" as const, null];
      const values = reads.map(({ column, span }) =>
        month >= span.from && month <= span.to && (column === "contractValue" || column === own)
          ? lines.value[line]!
          : 0,
      );
      const row = { ...NOTHING_ELSE, customer, month, what, values };
      if (contributes(row)) rows.push(row);
    }
  return rows;
};
