import { hasErrors, type Issue } from "../../domain/issue.ts";
import { minorDigits } from "../../domain/money.ts";
import { DEFAULT_OPTIONS } from "../../domain/options.ts";
import type { Records } from "../../read/read.ts";
import type { Config } from "../../read/settings.ts";
import { Analysis } from "../../report/analysis.ts";
import { buildValidate } from "../../report/build-validate.ts";
import { lintsOf } from "../../report/lints.ts";
import { loadConfig } from "../config.ts";
import { EXIT } from "../exit-code.ts";
import { hashingFor } from "../hashing.ts";
import { type Io, tell } from "../io.ts";
import { issuesText } from "../issues-text.ts";
import { guarded, readAll } from "../load.ts";
import type { DataFlags } from "../options.ts";
import { output } from "../output.ts";

/** Reads the files and tells what was understood and what is wrong. Problems go to stderr too, except in JSON. */
export async function validate(io: Io, flags: DataFlags): Promise<number> {
  const config = await loadConfig(io, flags.config);
  const { records, log, hashes } = await readAll(io, flags, config, await hashingFor(flags));
  const read = log.all();
  const issues = hasErrors(read) ? read : [...read, ...dataLints(records, config, flags)];
  const files = records.files.map(({ facts, role, file, rows, used, excluded, leftOut }, index) => ({
    role,
    file,
    sha256: hashes[index]!,
    rows,
    used,
    excluded,
    preset: facts.preset,
    encoding: facts.text?.encoding ?? null,
    delimiter: facts.text?.delimiter ?? null,
    gzip: facts.text?.gzip ?? false,
    decimal: facts.decimal,
    dates: facts.dates,
    endDate: facts.endDate,
    leftOut,
    currencies: facts.currencies,
    intervals: facts.intervals,
    from: facts.from,
    to: facts.to,
  }));
  const accounts = records.accounts.map(({ file, account, category, amount, currency }) => ({
    file,
    account,
    category,
    amount: amount / 10 ** minorDigits(currency || records.currency),
    currency: currency || records.currency,
  }));
  const report = buildValidate(records.currency, files, accounts, issues);
  await output(io, flags, report);
  if (report.valid) return EXIT.ok;
  if (flags.format === undefined || flags.format === "table") {
    const errors = issues.filter(({ severity }) => severity === "error");
    await tell(io, await issuesText(io, errors, log.errorCount));
  }
  return EXIT.couldNotRun;
}

function dataLints({ lines, costs, currency }: Records, config: Config, flags: DataFlags): Issue[] {
  const asOf = flags.asOf ?? costs.coverage?.last ?? lines.lastStart;
  if (asOf === null || asOf === undefined) return [];
  return guarded(() => lintsOf(new Analysis(lines, costs, currency, { ...DEFAULT_OPTIONS, ...config.options }), asOf));
}
