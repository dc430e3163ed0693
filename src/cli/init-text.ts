import type { Issue, IssueCode } from "../domain/issue.ts";
import { REQUIRED_COLUMNS } from "../read/subscription-columns.ts";
import type { Found, FoundFile } from "./look-at-files.ts";

/** ue.yaml with a comment for whatever is not plain. */
export function configText(found: Found | null): string {
  const subscriptions =
    found === null ? "subscriptions: { files: [subscriptions.csv] }\n" : side("subscriptions", found.subscriptions);
  const costs = found === null ? "costs: { files: [costs.csv] }\n" : side("costs", found.costs);
  return `# yaml-language-server: $schema=./ue.schema.json
# Settings of ue. Only \`version\` is required; file names count from this folder.
version: 1
${currencyLines(found)}
# stage: gtm            # pmf, gtm, scale or ecosystem; without it every stage is judged

${subscriptions}${costs}
# options:
#   window: 12            # trailing months
#   cac_lag_months: 0     # months by which spending precedes the customers that it wins
#   ltv_cap_months: 36    # no customer is taken to stay longer
#   confidence: 0.9       # of every interval
#   min_customers: 20     # below it an interval across a gate leaves the gate undecided
#   usage: exclude        # include: usage lines count in MRR
#   renewal_grace_days: 0 # a gap of at most so many days is a late renewal, not churn

# Customer tiers by annual fee; these are the handbook's, in CNY.
# tiers:
#   - { name: micro, below: 10000 }
#   - { name: small-mid, below: 100000 }
#   - { name: mid, below: 1000000 }
#   - { name: large }

# fx: { USD: 7.12 }       # constant rates into the reporting currency
# plan: { spend_cap: 3000000 }
# target_segments: [clinic, school]

# Gates of your own; \`ue metrics\` lists the metrics, \`ue gates\` the gates there are.
# gates:
#   - { id: budget.cac, metric: cac, max: 15000, action: "Re-plan the acquisition budget" }
#   - { id: budget.ndr-micro, metric: ndr, min: 0.85, tier: micro, stages: [gtm, scale], kind: advisory }

# What no file can show; \`ue gates\` lists the questions.
# attest:
#   gtm.best-practice: { answer: yes, date: 2025-05-20, evidence: "playbook v3" }
`;
}

function side(name: "subscriptions" | "costs", entries: readonly FoundFile[]): string {
  if (entries.length === 0) return `# ${name}: { files: [${name}.csv] }\n`;
  const single = entries.length === 1;
  const lines = entries.flatMap((entry) => {
    const own = entryLines(entry, name);
    return single ? own.map((line) => `  ${line}`) : own.map((line, i) => `  ${i === 0 ? "- " : "  "}${line}`);
  });
  return `${name}:\n${lines.join("\n")}\n`;
}

function entryLines({ file, facts, guess, open }: FoundFile, name: "subscriptions" | "costs"): string[] {
  const { preset, text, decimal, dates, endDate } = facts;
  const { columns } = guess;
  const problem = (code: IssueCode): Issue["args"] | undefined => open.find((issue) => issue.code === code)?.args;
  const isForeign = columns.size > 0;
  const lines = [`files: [${scalar(file)}]`];
  if (!isForeign && preset !== null && !preset.startsWith("canonical")) lines.push(`preset: ${preset}`);
  if (guess.encoding !== null)
    lines.push(`encoding: ${guess.encoding}  # the likeliest: look whether names read right`);
  else if (text !== null && text.encoding !== "utf-8") lines.push(`encoding: ${text.encoding}`);
  if (text !== null && text.delimiter !== ",") lines.push(`delimiter: ${JSON.stringify(text.delimiter)}`);
  const number = problem("decimal-undecided");
  if (number !== undefined) lines.push(`decimal: ???  # point or comma, in ${oneLine(number.text)}`);
  else if (decimal === "comma") lines.push("decimal: comma");
  const date = problem("date-order-undecided");
  if (date !== undefined) lines.push(`date_format: ???  # DD-MM-YYYY or MM-DD-YYYY, for ${oneLine(date.text)}`);
  else if (dates === "day-first") lines.push("date_format: DD-MM-YYYY");
  else if (dates === "month-first") lines.push("date_format: MM-DD-YYYY");
  if (endDate !== null && isForeign && open.length === 0)
    lines.push(`end_date: auto  # found: ${endDate}; state it to settle it`);
  if (isForeign) {
    const required = name === "subscriptions" ? REQUIRED_COLUMNS : (["account"] as const);
    lines.push("columns:  # guessed by names and contents: look over each of them");
    for (const column of required) if (!columns.has(column)) lines.push(`  ${column}: ???`);
    for (const [column, own] of columns) lines.push(`  ${column}: ${scalar(own)}`);
  }
  if (guess.statuses.size > 0) {
    lines.push("status:  # guessed: active, ended, trialing or ignore for each");
    for (const [status, meaning] of guess.statuses) lines.push(`  ${scalar(status)}: ${meaning ?? "???"}`);
  }
  const unknown = problem("status-unknown");
  if (unknown !== undefined && guess.statuses.size === 0 && unknown.example !== "")
    lines.push(
      `status:  # active, ended, trialing or ignore, for each of ${oneLine(unknown.statuses)}`,
      `  ${scalar(String(unknown.example))}: ???`,
    );
  const plans = problem("interval-undecided");
  if (plans !== undefined && plans.example !== "")
    lines.push(
      `plans:  # how long one amount lasts (month, 6m, 12m, year), for each of ${oneLine(plans.plans)}`,
      `  ${scalar(String(plans.example))}: ???`,
    );
  const unmapped = String(problem("account-unmapped")?.block ?? "");
  if (unmapped !== "")
    lines.push("map:  # put a category for each ???, or ignore", ...unmapped.split("\n").map((line) => `  ${line}`));
  return lines;
}

function oneLine(text: string | number | undefined): string {
  return String(text).replace(/\s+/g, " ");
}

/** The reporting currency, and how sure it is. */
function currencyLines(found: Found | null): string {
  const several = found?.open.find(({ code }) => code === "currency-rate-missing")?.args;
  if (several === undefined) {
    const isAssumed = found?.currencyStated === false;
    return `currency: ${found?.currency ?? "CNY"}${isAssumed ? "  # assumed: no file states one" : ""}`;
  }
  const codes = String(several.currencies).split(", ");
  return [
    `currency: ???  # the one to report in; the files have ${codes.join(", ")}`,
    "fx:  # reporting units for one of each other currency",
    ...codes.map((code) => `  ${code}: ???`),
  ].join("\n");
}

/** A text as YAML; words that YAML takes for something else are quoted. */
function scalar(text: string): string {
  if (/^(?:null|true|false|yes|no|on|off)$/i.test(text)) return JSON.stringify(text);
  return /^[\p{L}_][\p{L}\p{N} _./()-]*$/u.test(text) ? text : JSON.stringify(text);
}

export const SAMPLE_SUBSCRIPTIONS = `customer_id,start_date,end_date,amount,interval,plan,segment
acme,2024-01-10,2025-01-10,12000.00,year,team,clinic
acme,2025-01-10,,15000.00,year,team,clinic
bolt,2024-02-01,,900.00,month,solo,school
cask,2024-03-15,2025-03-15,10800.00,year,team,clinic
dome,2024-05-01,,1200.00,month,team,clinic
edge,2024-07-20,2024-12-20,700.00,month,solo,school
fern,2024-09-01,,1100.00,month,team,clinic
gulf,2025-01-15,,800.00,month,solo,school
hazy,2025-04-01,,1000.00,month,team,clinic
`;

export const SAMPLE_COSTS = `category,2024-07,2024-08,2024-09,2024-10,2024-11,2024-12,2025-01,2025-02,2025-03,2025-04,2025-05,2025-06
sales,1500,1500,1500,1600,1600,1600,1700,1700,1700,1800,1800,1800
marketing,400,400,400,400,450,450,450,450,500,500,500,500
delivery,200,150,200,150,150,150,250,150,150,200,150,150
service,500,500,520,520,540,540,560,560,580,580,600,600
rnd,2500,2500,2500,2600,2600,2600,2700,2700,2700,2800,2800,2800
admin,400,400,400,400,400,400,450,450,450,450,450,450
`;
