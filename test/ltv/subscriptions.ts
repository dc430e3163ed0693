import { formatMonth, parseMonth } from "../../src/domain/month.ts";
import type { LtvReport } from "../../src/report/ltv/ltv-report.ts";
import { ue } from "../support/io.ts";

/** A customer by its first month and the one at which it left; null: it still pays. */
export interface Life {
  readonly start: string;
  readonly end: string | null;
}

export const plus = (month: string, months: number) => formatMonth(parseMonth(month)! + months);

export function subscriptionsOf(lives: readonly Life[], interval = "month"): string {
  const rows = lives.map(
    ({ start, end }, i) => `c${i},${start}-01,${end === null ? "" : `${end}-01`},1200,${interval}`,
  );
  return `customer_id,start_date,end_date,amount,interval\n${rows.join("\n")}\n`;
}

/** `ue ltv` over a file of its own. */
export async function ltvOf(csv: string, ...args: string[]): Promise<LtvReport> {
  const { code, stdout, stderr } = await ue(
    ["ltv", "-s", "-", "--end-date", "exclusive", "--format", "json", ...args],
    { stdin: [csv] },
  );
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as LtvReport;
}

export function method(report: LtvReport, name: string) {
  return report.methods.find((each) => each.method === name)!;
}
