import { LAYERS } from "../../domain/cost.ts";
import { DEFAULT_OPTIONS } from "../../domain/options.ts";
import { MINIMUM_EFFECTIVE_SAMPLE, MINIMUM_SAMPLE } from "../../gates/outcome.ts";
import { formatNumber } from "../format-value.ts";

const { window, confidence, minCustomers, ltvCapMonths, tiers } = DEFAULT_OPTIONS;

const layers = Object.entries(LAYERS)
  .map(([layer, categories]) => `${layer} = ${categories.join(" + ")}`)
  .join("; ");

const tierNames = tiers
  .map(({ name, below }) => (below === null ? `\`${name}\`` : `\`${name}\` below ${formatNumber(below, 0)}`))
  .join(", ");

/** What the metrics have in common and their own entries do not say. Written by hand, numbers apart. */
export const CONVENTIONS = `## Conventions

### Time

- Time is the calendar month. Nothing reads the clock: the as-of month is \`--as-of\`, else the last month that the costs
  cover, else the last month in which a subscription starts. "At as-of" is the last day of that month.
- A subscription line is live from its start day until the day before its end day (\`end_date: inclusive\`: the end day
  too). Without an end day it runs on. Its paid part begins with the end of a trial.
- A **month end** counts: somebody who comes and goes between two month ends has no movement.

### Money

- Amounts are read digit by digit and counted in integers, ticks of 1/720 of a minor unit, in which months, quarters,
  years, thirds and twelfths are whole. Sums are exact and do not depend on the order of rows. A sum beyond 2^53 ticks
  ends the run. Only output is rounded.
- One reporting currency; other currencies need a constant rate under \`fx\`. A missing rate is an error.

### MRR and movements

- **MRR** of a line is amount x quantity / months of its interval (week: x 52/12, day: x 365/12). MRR of a customer in a
  month is the sum over its recurring lines live on the month's last day; usage lines count only with \`usage: include\`;
  one-off, value-added and refund lines never do.
- From one month end to the next a customer is **new** (never above 0 before), **reactivated** (was above 0 once),
  **churned** (falls to 0), **expanded** or **contracted**. opening + new + reactivation + expansion - contraction -
  churned = closing, exactly, in every month and group.
- The **cohort** of a month is the customers whose new movement falls in it. Its retentions divide by its members and
  their MRR at their new month; gross counts per customer at most that MRR.

### Revenue and cost

- **Revenue** of a line in a month is its MRR x live days / days of the month, rounded to a tick; one-off lines count in
  their start month, refunds are taken off in theirs. It follows MRR by the day and is no invoice. Value-added revenue is
  kept apart and enters no margin.
- Revenue of a customer's first twelve months is **first-year revenue**, from the renewal day on it is **renewal
  revenue**.
- Cost layers: ${layers}. A month inside the costs without any row is an error, unless
  \`--allow-cost-gaps\` makes it 0.

### Windows

- **The window** is the trailing ${window} months that end at as-of (\`--window\`), cut at the first month with any MRR. It is the
  whole company's, also for a group.
- **The window's months that the costs cover** are those of margins, shares of cost and profits. **The window's months
  whose acquisition cost is covered** are those whose month \`cac_lag_months\` earlier has costs; they are those of CAC.
- A metric made of other metrics uses their values as printed.

### Undefined is not zero

- A metric has a value or a reason. Its months are looked at first, then its inputs in the order below, and its own
  condition last; the reason of an undefined input passes through. "No X" means X <= 0.
- A file in which nobody ever left cannot show churn (\`survivorship\`) unless \`history: complete\` is stated.

### Groups

- Metrics are there for the total, and by segment, channel and tier. A customer's segment and channel are those of its
  earliest line that has one. Its tier comes from 12 x its MRR at its first month end above 0 and never changes:
  ${tierNames} a year (\`tiers\`). Customers without one form the group \`""\`.
- By segment, costs that name one belong to it. All other costs are shared: acquisition and delivery by new MRR, service,
  rnd and admin by revenue, each month in minor units by largest remainder, so that groups add up to the total exactly.

### Uncertainty

- Intervals are two-sided at ${confidence * 100} % (\`confidence\`), in closed form: Wilson for \`logo-retention\` and, with the effective
  number of customers, for \`grr\`; for \`ndr\` the envelope of a linear and a MOVER interval; exact Poisson for
  \`customer-churn-rate\`; \`ltv\` and \`ltv-to-cac\` are carried from these.
- The effective number of customers is (sum of MRR)^2 / sum of squares: how many equally large ones would be as uncertain.

### Outcome of a gate

1. An undefined metric: as the gate says (undecided unless stated otherwise; \`never-pays-back\` fails a ceiling).
2. Fewer than ${MINIMUM_SAMPLE} customers, or fewer than ${MINIMUM_EFFECTIVE_SAMPLE} effective ones: undecided (\`thin-data\`), whatever the value.
3. Fewer than ${minCustomers} (\`min_customers\`) and the threshold inside the interval: undecided (\`thin-data\`).
4. Otherwise the unrounded value decides; \`close\` marks a threshold inside the interval. With \`--strict\` all of the
   interval has to be on one side (\`interval-contains-threshold\`).

A stage fails when a required gate fails, is undecided when none fails and one is undecided, and passes otherwise.
Advisory gates never decide. Answered questions count as required gates.

LTV takes no customer for longer than ${ltvCapMonths} months (\`ltv_cap_months\`): the handbook's ceiling of three years.`;
