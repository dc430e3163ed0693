import { type Command, InvalidArgumentError, Option } from "commander";
import { currencyCode, nearestCurrency } from "../domain/currency-codes.ts";
import { LANGUAGES, type Language } from "../domain/language.ts";
import { type Month, parseMonth } from "../domain/month.ts";
import { MINIMUM_WINDOW } from "../domain/options.ts";
import { STAGES, type Stage } from "../gates/stages.ts";
import type { EndDate } from "../read/end-date-rule.ts";
import { type Format, formatsOf } from "../render/index.ts";
import type { Inconclusive } from "./exit-code.ts";
import { targetsOf } from "./targets.ts";

/** Flags that every command has. */
export interface SharedFlags {
  readonly config?: string;
  readonly format?: Format;
  /** Each a file, FORMAT=FILE or - for standard output. */
  readonly output?: string[];
  readonly lang?: Language;
  readonly quiet?: boolean;
  readonly color: boolean;
  readonly debug?: boolean;
}

/** Flags of the commands that read subscriptions and costs. */
export interface DataFlags extends SharedFlags, VerdictFlags {
  readonly subscriptions?: string[];
  readonly costs?: string[];
  readonly asOf?: Month;
  readonly window?: number;
  readonly endDate?: EndDate;
  readonly encoding?: string;
  readonly currency?: string;
  readonly dedupe?: boolean;
  readonly allowCostGaps?: boolean;
}

/** How verdicts are reached and told: the commands without any take these too, so that all can share one set of flags. */
export interface VerdictFlags {
  readonly strict?: boolean;
  readonly inconclusive?: Inconclusive;
  /** A JSON report of an earlier check. */
  readonly baseline?: string;
}

export interface CheckFlags extends DataFlags {
  readonly stage?: Stage;
}

export function withSharedFlags(command: Command): Command {
  return command
    .option("--config <file>", "settings (default: ue.yaml in this folder, if there is one)")
    .addOption(
      new Option("-f, --format <format>", "output format (default: table; with -o, by the ending of the name)").choices(
        formatsOf(command.name()),
      ),
    )
    .option(
      "-o, --output <file>",
      "write to a file instead of standard output (-); repeatable; FORMAT=FILE for another format than the name says",
      (file: string, before: string[] = []) => [...before, file],
    )
    .hook("preAction", (_, action) => void targetsOf(action.name(), action.opts()))
    .addOption(languageOption())
    .option("-q, --quiet", "print the headline alone (table format)")
    .option("--no-color", "no colour (NO_COLOR and FORCE_COLOR are respected too)")
    .option("--debug", "show stack traces of internal errors");
}

/** What it says is kept for the whole run before the command starts: see buildProgram. */
export function languageOption(): Option {
  return new Option(
    "--lang <language>",
    "language of tables, Markdown and messages (default: `lang` of ue.yaml, else en); formats for machines do not change",
  ).choices(LANGUAGES);
}

export function withDataFlags(command: Command): Command {
  return withSharedFlags(
    withVerdictFlags(command)
      .option("-s, --subscriptions <file...>", "subscriptions CSV, several allowed, - for standard input")
      .option("-c, --costs <file...>", "costs CSV, several allowed, - for standard input")
      .option("--as-of <month>", "month to look back from, YYYY-MM (default: the last month with costs)", monthArgument)
      .option("--window <months>", "length of the trailing window (default: 12)", windowArgument)
      .addOption(
        new Option("--end-date <rule>", "whether an end day is still served").choices([
          "exclusive",
          "inclusive",
          "auto",
        ]),
      )
      .option("--encoding <name>", "encoding of the files, such as gb18030 or windows-1252 (default: found out)")
      .option("--currency <code>", "reporting currency, such as CNY", currencyArgument)
      .option("--dedupe", "count rows that repeat another exactly once")
      .option("--allow-cost-gaps", "count months without any cost row as 0"),
  );
}

const WITH_VERDICTS: ReadonlySet<string> = new Set(["check", "diff", "explain", "what-if", "solve"]);

function withVerdictFlags(command: Command): Command {
  const hidden = !WITH_VERDICTS.has(command.name());
  return command
    .addOption(new Option("--strict", "decide by the whole interval, not by the value").hideHelp(hidden))
    .addOption(
      new Option("--inconclusive <verdict>", "exit code of an undecided check: pass is 0, fail is 1")
        .choices(["pass", "fail"])
        .hideHelp(command.name() !== "check"),
    );
}

export function withStageFlag(command: Command): Command {
  return command.addOption(new Option("--stage <stage>", "stage to judge (default: all of them)").choices(STAGES));
}

export function monthArgument(text: string): Month {
  const month = parseMonth(text);
  if (month === null) throw new InvalidArgumentError("Expected a month such as 2025-06.");
  return month;
}

export function rowsArgument(text: string): number {
  const rows = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (rows === 0) throw new InvalidArgumentError("Expected a whole number of rows from 1; --all shows all of them.");
  return rows;
}

/** A share a year, `10%` or `0.1`; a bare 10 could be either. */
export function yearlyRateArgument(text: string): number {
  const match = /^(\d{1,3}(?:\.\d{1,6})?) ?(%?)$/.exec(text);
  const rate = match === null ? Number.NaN : Number(match[1]) / (match[2] === "%" ? 100 : 1);
  if (!(rate < 1)) throw new InvalidArgumentError("Expected a yearly rate below 100 %, such as 10% or 0.1.");
  return rate;
}

/** Months to look ahead. */
export function horizonArgument(text: string): number {
  const months = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (months < 1 || months > LONGEST_HORIZON)
    throw new InvalidArgumentError(`Expected a whole number of months from 1 to ${LONGEST_HORIZON}.`);
  return months;
}

const LONGEST_HORIZON = 240;

function windowArgument(text: string): number {
  const months = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (months < MINIMUM_WINDOW || months > 120)
    throw new InvalidArgumentError(`Expected a whole number of months from ${MINIMUM_WINDOW} to 120.`);
  return months;
}

function currencyArgument(text: string): string {
  const code = currencyCode(text);
  if (code !== null) return code;
  const meant = nearestCurrency(text);
  throw new InvalidArgumentError(
    `Expected a currency code such as CNY.${meant === null ? "" : ` Did you mean ${meant}?`}`,
  );
}

/** Of an option that may be given several times, all that was given. */
export function repeated(value: string, before: string[] = []): string[] {
  return [...before, value];
}
