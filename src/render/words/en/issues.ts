import { CATEGORIES } from "../../../domain/cost.ts";
import type { Issue, IssueCode } from "../../../domain/issue.ts";
import { formatNumber } from "../../format-value.ts";

type Args = Issue["args"];
type Message = (args: Args) => string;

const meant = ({ nearest }: Args) => (nearest === undefined || nearest === "" ? "" : ` Did you mean "${nearest}"?`);
const quoted = ({ text }: Args) => `"${text}"`;
/** For a column whose nearest match is one that the file has. */
const renamed = ({ nearest }: Args) =>
  nearest === undefined || nearest === "" ? "" : ` Rename "${nearest}", if that is the one.`;
const examples = ({ examples }: Args) => (examples === undefined ? "" : ` For example ${examples}.`);
const lines = (count: Args[string] | undefined, one: string, many: string) =>
  Number(count) === 1 ? `1 ${one}` : `${count} ${many}`;

const percent = (ratio: Args[string] | undefined, decimals: number) =>
  `${formatNumber(Number(ratio) * 100, decimals)} %`;

/** One sentence of what was found, one of what was expected, one of what to do. */
const messages: Readonly<Record<IssueCode, Message>> = {
  "file-not-found": ({ text }) => `There is no file "${text}". Check the name, and the folder you are in.`,
  "file-unreadable": ({ text, message }) => `"${text}" cannot be read: ${message}.`,
  "file-empty": () => "The file has no text. Expected a header row and data rows.",
  "file-not-text": ({ kind }) => `This is ${kind}, not CSV text. Open it and save the sheet as CSV (UTF-8).`,
  "gzip-broken": ({ message }) =>
    `The gzip archive cannot be unpacked to its end: ${message}. Copy or download the file again.`,
  "not-utf8": ({ candidates }) =>
    candidates === undefined || candidates === ""
      ? 'The text is not UTF-8. Save the file again in that encoding; Excel calls it "CSV UTF-8".'
      : `The text is not UTF-8. It may be ${candidates}: name the one that reads right with --encoding, or save the file as "CSV UTF-8".`,
  "encoding-unknown": (args) =>
    `${quoted(args)} is not a known encoding.${meant(args)} Leave it out to have it found, or give one such as gb18030 or windows-1252.`,
  "encoding-wrong": ({ encoding }) =>
    `The text is not ${encoding} here. Give another --encoding, or save the file as "CSV UTF-8".`,
  "encoding-guessed": ({ rival, reading, ...args }) =>
    rival !== undefined
      ? `The text is not UTF-8 and was read as Chinese in GB18030, such as ${quoted(args)}; in ${rival} the same word is "${reading}". Name the right one with --encoding.`
      : `The text is not UTF-8 and was read as Chinese in GB18030, such as ${quoted(args)}. If that reads wrong, name the encoding with --encoding.`,
  "record-too-large": () =>
    "A field of this record is larger than 1 MiB, or the record than 4 MiB. Look for a quote in it that opens and never closes.",
  "quote-unclosed": () =>
    "A quote opens in this record and never closes. Close it, or double it if it is part of the text.",
  "quote-misplaced": () =>
    "A quote stands inside a field. Put the whole field in quotes and double the quotes that are part of its text.",
  "nul-byte": () => "The record holds a NUL byte. The file is damaged, or is not UTF-8: save it as CSV (UTF-8).",
  "column-count": ({ found, expected }) =>
    `The row has ${found} fields, the header has ${expected}. Quote fields that hold a comma, or fill the missing ones.`,
  "column-missing": ({ found, tenure, ...args }) =>
    `The required column is missing.${tenure === undefined ? "" : ` "${tenure}" tells how long a customer has stayed, not since when: count it back from the day of the export, into a column of dates, and for those who left give that day as the end.`} Found: ${found}.${renamed(args)} Or say what the file calls it under \`columns:\` in ue.yaml; \`ue presets\` lists the exports that are read as they are.`,
  "column-duplicate": () => "The column stands in the header twice. Rename or remove one of them.",
  "column-misspelt": (args) => `No such column is known.${meant(args)} Rename it, so that it is not left out silently.`,
  "columns-ignored": ({ columns }) => `Columns without a meaning here were left out: ${columns}.`,
  "no-rows": () => "The file has a header and no data row. Is it the right file?",
  "preset-detected": ({ preset, title }) =>
    `The file is read as ${preset} (${title}). Set \`preset:\` to say otherwise.`,
  "preset-ambiguous": ({ presets }) =>
    `The header fits several presets: ${presets}. Set \`preset:\` in ue.yaml to the one that wrote the file.`,
  "preset-unknown": ({ allowed, role, ...args }) =>
    `There is no preset ${quoted(args)} for ${role ?? "subscriptions"}.${meant(args)} Expected one of ${allowed}.`,
  "payments-export": ({ columns }) =>
    `This is a list of payments (${columns}): it says what was paid, not for how long. Export Subscriptions or Invoices instead, with all columns and all statuses; \`ue presets\` lists what is read.`,
  "mapping-key-unknown": ({ key, allowed, ...args }) =>
    `Neither side of "${key}" is a canonical column.${meant(args)} Expected one of ${allowed}.`,
  "mapping-column-missing": ({ name, column, file, found, ...args }) =>
    `${file} has no column "${name}" to read ${column} from.${meant(args)} Found: ${found}.`,
  "date-order-undecided": ({ other, ...args }) =>
    other === undefined
      ? `${quoted(args)} can be read with the day or the month first, and no date of the file tells. Set \`date_format:\` in ue.yaml, such as DD-MM-YYYY.`
      : `${quoted(args)} and "${other}" contradict each other on whether the day or the month comes first. Correct one, or set \`date_format:\` in ue.yaml.`,
  "decimal-undecided": (args) =>
    `It is not clear which mark in ${quoted(args)} is the decimal one. Set \`decimal: point\` or \`decimal: comma\` in ue.yaml.`,
  "status-unknown": ({ statuses, example }) =>
    `It is not known what these statuses mean: ${statuses}. Say for each whether it is active, ended, trialing or to be ignored, such as \`status: { "${example}": active }\` in ue.yaml.`,
  "status-unmapped": ({ rows, statuses, name, meanings }) =>
    `${lines(rows, "row counts", "rows count")} as paying although this column says otherwise: ${statuses}. Say in ue.yaml what it means, such as \`columns: { status: "${name}" }\` and \`status: { ${meanings} }\`.`,
  "ended-without-end": ({ count, status, found }) =>
    `${lines(count, "row has", "rows have")} ended (status "${status}") without an end date: ${Number(found) === 1 ? "fill it in" : "export the column, or map it to end_date under `columns:`"}. The day of a cancellation is not it: the service goes on until the end.`,
  "trialing-left-out": ({ count, ...args }) =>
    `${lines(count, "row is on trial and brings", "rows are on trial and bring")} no MRR, so far.${examples(args)}`,
  "rows-left-out": ({ count, statuses }) => `${lines(count, "row was", "rows were")} left out by status: ${statuses}.`,
  "interval-undecided": ({ plans, example }) =>
    `It is not known how long one amount lasts for these plans: ${plans}. ${example === "" ? "Map a column to `interval` or `plan`" : `Say it under \`plans:\` in ue.yaml, such as \`plans: { "${example}": 12m }\``}.`,
  "interval-inferred": ({ intervals }) => `What one amount lasts for, by the current period: ${intervals}.`,
  "invoices-as-lines": ({ count, oneOff, refunds, amount, tax }) =>
    `${lines(count, "invoice is", "invoices are")} read as ${Number(count) === 1 ? "a line" : "lines"} for the period billed, with ${amount}${tax === "" ? "" : ` less ${tax}`}${Number(oneOff) > 0 ? `; ${oneOff} without a subscription or period as one_off` : ""}${Number(refunds) > 0 ? `; ${refunds} below 0 as refund` : ""}.`,
  "no-ended-subscriptions": ({ count, column: _, ...args }) =>
    `None of ${lines(count, "subscription", "subscriptions")} has ended: this looks like an export of live ones, and churn, retention and LTV are withheld. Export all statuses with their end date; if really nobody ever left, set \`history: complete\` in ue.yaml.${examples(args)}`,
  "repeated-across-files": ({ count, files }) =>
    `${lines(count, "row repeats a subscription of an earlier file and counts", "rows repeat subscriptions of earlier files and count")} once: ${files}.`,
  "subscription-conflict": ({ id, otherFile, otherLine }) =>
    `Subscription "${id}" starts on the same day in ${otherFile}:${otherLine}, and says something else there. Keep the newer export of the two, or correct one.`,
  "cell-empty": ({ text }) =>
    text === undefined
      ? "The cell is empty, and a value is required. Fill it, or remove the row."
      : `"${text}" stands for no value, and one is required. Fill it in, or remove the row.`,
  "date-form": ({ form, ...args }) =>
    form === undefined
      ? `${quoted(args)} is not a date. Expected YYYY-MM-DD, such as 2025-06-30. For dates in another order set \`date_format:\` in ue.yaml, such as DD-MM-YYYY.`
      : `${quoted(args)} is not a date. Expected ${form}.`,
  "date-impossible": (args) => `${quoted(args)} is a day that does not exist. Correct the date.`,
  "date-out-of-range": (args) => `${quoted(args)} lies outside 1970 to 2199. Leave an open end empty.`,
  "month-form": ({ yearless, ...args }) =>
    yearless === undefined
      ? `${quoted(args)} is not a month. Expected YYYY-MM or a date in the month.`
      : `${quoted(args)} names a month without its year. Write the year too, such as 2025-01, in every row.`,
  "amount-form": ({ mark, ...args }) =>
    mark === undefined
      ? `${quoted(args)} is not an amount. Expected digits with a decimal point and no grouping, such as 1234.50. For numbers written otherwise set \`decimal:\` in ue.yaml.`
      : `${quoted(args)} is not an amount. Expected a number with a decimal ${mark}, such as ${mark === "comma" ? "1.234,50" : "1,234.50"}.`,
  "amount-negative": (args) =>
    `${quoted(args)} is negative. Expected 0 or more; write money given back as a line of kind refund.`,
  "amount-decimals": ({ digits, currency, ...args }) =>
    `${quoted(args)} has more decimals than ${currency === "" ? "the currency" : currency} has (${digits}). Round it to a minor unit.`,
  "amount-too-large": (args) =>
    `${quoted(args)} is too large to be counted exactly. Check its digits: is it in minor units?`,
  "quantity-form": (args) => `${quoted(args)} is not a quantity. Expected a number of 0 or more, such as 3 or 2.5.`,
  "interval-unknown": ({ allowed, ...args }) =>
    `${quoted(args)} is not an interval. Expected ${allowed}, or Nm for N months (1m to 120m).${meant(args)}`,
  "kind-unknown": ({ allowed, ...args }) => `${quoted(args)} is not a kind. Expected one of ${allowed}.${meant(args)}`,
  "category-unknown": ({ allowed, ...args }) =>
    `${quoted(args)} is not a cost category. Expected one of ${allowed}.${meant(args)}`,
  "currency-form": (args) =>
    `${quoted(args)} is not a currency code. Expected three letters, such as CNY.${meant(args)}`,
  "currency-rate-missing": ({ currencies, reporting, count }) =>
    reporting === ""
      ? `The lines are in ${Number(count) === 1 ? `${currencies} and in no stated currency` : `several currencies (${currencies})`}. Set \`currency:\` (or --currency) to the one to report in${Number(count) === 1 ? "." : ", and `fx:` with a rate for each other one."}`
      : `There is no rate from ${currencies} into ${reporting}. Add it under \`fx:\` in ue.yaml, for example \`fx: { ${String(currencies).split(", ")[0]}: 7.12 }\`.`,
  "currency-signs-mixed": ({ signs }) =>
    `The amounts bear several currency signs (${signs}), and no column tells the currency of each. Map one to \`currency\` under \`columns:\`, or make a file for each currency.`,
  "end-before-start": ({ start, end }) =>
    `The line ends on ${end}, before it starts on ${start}. Correct one of the two.`,
  "zero-length": ({ count, ...args }) =>
    `${lines(count, "line ends on the day of its start and counts", "lines end on the day of their start and count")} no revenue.${examples(args)}`,
  "term-without-end": () => "The interval is `term`, and there is no end date. Give the end, or another interval.",
  "duplicate-row": ({ otherFile, otherLine }) =>
    `The row repeats ${otherFile}:${otherLine} exactly. Remove it, or use --dedupe to count such rows once.`,
  "duplicates-dropped": ({ count, ...args }) =>
    `${lines(count, "repeated row was", "repeated rows were")} counted once.${examples(args)}`,
  "subscription-overlap": ({ id, customer, start, otherFile, otherLine, otherEnd }) =>
    `Subscription "${id}" of "${customer}" starts on ${start} while ${otherFile}:${otherLine} ${otherEnd === "" ? "has no end" : `runs until ${otherEnd}`}. End the earlier line first, or give the new one an id of its own.`,
  "subscription-id-shared": ({ count, ...args }) =>
    `${lines(count, "line uses", "lines use")} a subscription id of another customer. Check the ids: each line counts for its own customer.${examples(args)}`,
  "customer-ids-similar": ({ count, ...args }) =>
    `${lines(count, "customer id differs from another only in case or spaces and counts as a customer of its own", "customer ids differ from others only in case or spaces and count as customers of their own")}. Write them alike where they mean one.${examples(args)}`,
  "end-date-undecided": ({ exclusive, inclusive, otherFile, otherLine }) =>
    `Lines contradict each other on whether the end day is still served: ${exclusive} speak for no (such as this one), ${inclusive} for yes (such as ${otherFile}:${otherLine}). Say which with --end-date exclusive or --end-date inclusive.`,
  "end-date-rule": ({ rule, because, count, of }) => {
    const meaning =
      rule === "inclusive"
        ? "End days are read as still served (inclusive)"
        : "End days are read as no longer served (exclusive)";
    if (because === "pairs")
      return `${meaning}: of ${lines(of, "renewal", "renewals")}, ${count} ${Number(count) === 1 ? "starts" : "start"} ${rule === "inclusive" ? "the day after an end" : "on an end day"}. Change it with --end-date.`;
    return `${meaning}: of ${lines(of, "end day", "end days")}, ${count} ${Number(count) === 1 ? "is" : "are"} the last of a month, and no renewal tells. Change it with --end-date.`;
  },
  "no-ended-line": ({ count: _, ...args }) =>
    `No line has ever ended: churn reads 0 and LTV stands at its ceiling. If this is an export of live subscriptions only, add the ended ones.${examples(args)}`,
  "cost-month-missing": ({ months, count }) =>
    `${lines(count, "month has", "months have")} no cost row between the first and the last: ${months}${Number(count) > 12 ? ", ..." : ""}. Add them, or use --allow-cost-gaps to count them as 0.`,
  "cost-months-filled": ({ months, count }) =>
    `${lines(count, "month without any cost row counts", "months without any cost row count")} as 0: ${months}${Number(count) > 12 ? ", ..." : ""}.`,
  "cost-segment-unknown": ({ count, ...args }) =>
    `${lines(count, "segment of the costs is", "segments of the costs are")} none that a customer has. Check the spelling; each forms a group of its own.${examples(args)}`,
  "no-cost-of-service": () =>
    "There is no delivery, service or success cost at all, so service margins read 100 %. Add hosting and support cost.",
  "account-unmapped": ({ count, block, more }) =>
    `${lines(count, "account has", "accounts have")} no category. Put these lines under \`costs:\` in ue.yaml, with a category or \`ignore\` for each ???, and look over the guesses:\n\n  map:\n${String(block).replace(/^/gm, "    ")}\n\n${Number(more) > 0 ? `${more} more accounts follow once these have a place. ` : ""}Categories are ${CATEGORIES.join(", ")}.`,
  "accounts-mapped": ({ accounts }) => `Accounts by category: ${accounts}.`,
  "subtotal-mismatch": ({ label, found, expected }) =>
    expected === ""
      ? `"${label}" (${found}) sums up no section above it. Export the report again, as it is.`
      : `"${label}" is ${found}, and its accounts add up to ${expected}. Export the report again, with all its rows and with cents.`,
  "report-not-by-month": ({ remedy, ...args }) =>
    args.text === ""
      ? `The report does not say what was spent in which month. ${remedy}.`
      : `A row spans ${quoted(args)}, more than one month. ${remedy}.`,
  "month-partial": (args) =>
    `${quoted(args)} is a part of a month, which would look like a cheap one. Let the report end with a whole month, or remove the column.`,
  "months-left-out": ({ months }) =>
    `Months without any cost at the beginning or the end of the report were left out: ${months}.`,
  "sections-left-out": ({ sections }) =>
    `Sections below the operating result, such as interest and taxes, are no cost here: ${sections}.`,
  "ledger-rows-left-out": ({ closing, sheet, sums, credits, credited }) =>
    `Left out of the ledger: ${lines(closing, "closing entry", "closing entries")}, ${lines(sheet, "row", "rows")} of balance-sheet accounts, ${lines(sums, "sum or balance", "sums and balances")}.${Number(credits) > 0 ? ` ${lines(credits, "credit lowers", "credits lower")} the cost by ${credited}.` : ""}`,
  "ledger-costs-carried": ({ count, amount, accounts }) =>
    `${lines(count, "closing entry debits a cost account", "closing entries debit cost accounts")} with ${amount} (${accounts}) and ${Number(count) === 1 ? "was" : "were"} left out: a cost counts where it was booked first. If that was on the balance sheet, add it in a file of its own.`,
  "no-subscriptions": () =>
    "There are no subscriptions to read. Give a file with --subscriptions FILE, or name it under `subscriptions: files:` in ue.yaml.",
  "total-too-large": ({ total }) =>
    `The total "${total}" is too large to be counted exactly. Check the amounts: are they in minor units?`,
  "window-shortened": ({ months, asked }) =>
    `The window has ${lines(months, "month", "months")} instead of ${asked}: there is no MRR before it.`,
  "cost-window-shortened": ({ months, of }) =>
    `Costs cover ${Number(months) === 0 ? "no month" : lines(months, "month", "months")} of the ${of} in the window: margins, profits and shares of cost count only months that are covered.`,
  "currency-assumed": ({ currency, stated }) =>
    Number(stated) === 0
      ? `No currency is stated; ${currency} is assumed. Set \`currency:\` in ue.yaml or --currency.`
      : `The report is in ${currency}, the only currency that the lines state.`,
  "tiers-in-cny": ({ currency }) =>
    `Tiers and the price limit of the PMF gate are the handbook's amounts in CNY, here read as ${currency}. Set \`tiers:\` in ue.yaml.`,
  "gaps-bridged": ({ count, days, ...args }) =>
    `${lines(count, "line was", "lines were")} carried through a gap of at most ${days} days (renewal_grace_days).${examples(args)}`,
  "late-renewals": ({ count, days, ndr, ndrThen, churn, churnThen, ...args }) => {
    const changes = [
      ndr === "" ? "" : `NDR ${percent(ndr, 1)} -> ${percent(ndrThen, 1)}`,
      churn === "" ? "" : `churn a month ${percent(churn, 2)} -> ${percent(churnThen, 2)}`,
    ].filter((change) => change !== "");
    return `${lines(count, "churn event comes", "churn events come")} from customers who were back within ${days} days, perhaps late renewals. \`renewal_grace_days: ${days}\` under \`options:\` would read them as renewed: ${changes.join(", ") || "fewer churn events"}.${examples(args)}`;
  },
  "losses-missing-before": ({ month, expected }) =>
    `Nobody is lost before ${month}, where about ${expected} losses would be expected: those customers are probably missing from the files. Tenures count from that month on; say from when losses are known with --observed-from.`,
  "customer-concentration": ({ customer, share }) =>
    `"${customer}" alone pays ${percent(share, 0)} of MRR: retention and averages hang on one customer.`,
  "mass-start": ({ count, customers, day }) =>
    `${count} of ${customers} customers start on ${day}: this looks like a migration of older customers, not like new business. Give their true start dates.`,
  "amounts-in-minor-units": ({ median, scale }) =>
    `Half of the lines are worth more than ${formatNumber(Number(median), 0)} a year, without any cents, while the lowest tier ends at ${formatNumber(Number(scale), 0)}: are the amounts in cents?`,
  "partial-last-month": ({ month, sign }) =>
    sign === "costs"
      ? `The costs of ${month} are less than half of those of the months before: if the month is not complete, use --as-of with the month before.`
      : `No line starts in the last days of ${month}, as lines did in the months before: if the month is not complete, use --as-of with the month before.`,
  "config-syntax": ({ message }) => `The YAML cannot be read: ${String(message).replace(/\.$/, "")}.`,
  "config-invalid": ({ key, found, expected, gate, ...args }) =>
    gate === undefined
      ? `${key} is ${found}. Expected ${expected}.`
      : `Gate ${gate}: "${found}" is not a reason code. Expected one of ${expected}.${meant(args)}`,
  "unknown-key": ({ key, allowed, ...args }) => `There is no key ${key}.${meant(args)} Allowed: ${allowed}.`,
  "metric-unknown": ({ gate, metric, ...args }) =>
    `${gate === undefined ? "There" : `Gate ${gate}: there`} is no metric "${metric}".${meant(args)} \`ue metrics\` lists them.`,
  "gate-duplicate": ({ gate }) => `The id ${gate} is used twice. Give each gate and question an id of its own.`,
  "gate-bounds": ({ gate, found }) =>
    `Gate ${gate} has ${found === "" ? "no threshold" : `several thresholds (${found})`}. Give exactly one of min, max, above, below, no_worse_than_baseline, max_drop.`,
  "fallback-unknown": ({ gate, fallback, ...args }) =>
    `Gate ${gate}: there is no gate or question "${fallback}" to fall back to.${meant(args)}`,
  "fallback-cycle": ({ cycle }) => `Fallbacks lead in a circle: ${cycle}. Break it.`,
  "group-unknown": ({ gate, by, group, ...args }) =>
    `Gate ${gate}: up to as-of no customer or cost has the ${by} "${group}".${meant(args)}`,
  "attest-unknown": ({ id, ...args }) => `There is no question ${id} to answer.${meant(args)} \`ue gates\` lists them.`,
  "report-unreadable": ({ why, found }) =>
    ({
      "not-json": `This is no JSON: ${found}. Expected a report that was written with \`--format json\`.`,
      "no-report": "This is no report of ue. Expected one that was written with `--format json`.",
      kind: `This is a report of ue ${found}. Expected one of ue check, metrics or mrr.`,
      newer: `The report has schemaVersion ${found}, and this version of ue knows 1. Read it with the version that wrote it, or a later one.`,
      shape: `The report is not as ue writes it: ${found}. Write it again with \`--format json\`.`,
    })[String(why)]!,
  "reports-incomparable": ({ what, before, after, beforeFile, afterFile }) => {
    const names = {
      report: "are reports of different commands",
      currency: "are in different currencies",
      scope: "are about different customers",
    };
    return `The reports ${names[what as keyof typeof names]}: ${beforeFile} has ${before}, ${afterFile} has ${after}. Compare two of a kind.`;
  },
  "baseline-later": ({ asOf, now }) =>
    `The baseline is of ${asOf}, after this as-of month ${now}. Give an earlier report, if that is not meant.`,
  "baseline-definitions": ({ asOf }) =>
    `The baseline (of ${asOf}) was made with other definitions, policy or options: \`ue diff\` names those that it can.`,
  "gate-direction": ({ gate, metric, found }) =>
    `Gate ${gate}: ${metric} is neither better when higher nor when lower, so ${found} has no meaning for it. Give min, max, above or below.`,
  "waiver-unknown": ({ gate, ...args }) => `There is no gate ${gate} to waive.${meant(args)} \`ue gates\` lists them.`,
  "waiver-duplicate": ({ gate }) => `Gate ${gate} is waived twice. Keep the waiver that is meant.`,
  "waiver-expiring": ({ gate, expires, days, owner }) =>
    `The waiver of ${gate} ends on ${expires}, ${lines(days, "day", "days")} after this as-of month${Number(days) === 0 ? ": it is the last month that it holds" : ""}. Mend the gate, or have the waiver renewed${owner === "" ? "" : ` (owner: ${owner})`}.`,
  "waiver-expired": ({ gate, expires, asOf, owner }) =>
    `THE WAIVER OF ${gate} HAS EXPIRED: it ended on ${expires}, before the end of ${asOf}, and the gate fails again. Mend the gate, or have the waiver renewed${owner === "" ? "" : ` (owner: ${owner})`}.`,
  "waiver-not-needed": ({ gate }) => `The waiver of ${gate} is not needed: the gate passes. Remove it.`,
  "waiver-undecided": ({ gate }) =>
    `The waiver of ${gate} holds nothing: the gate is undecided, and a waiver accepts a failure that is known. See the gate's reason.`,
  "waiver-not-evaluated": ({ gate }) => `The waiver of ${gate} is not used: the gate was not evaluated in this run.`,
};

export const issues = {
  messages,
  severities: { error: "error", warning: "warning", note: "note" },
  column: (name: string) => `column ${name}`,
  more: (count: number) => `... and ${count} more`,
};
