import type { LeverId } from "../../domain/lever.ts";
import { MODEL_FACTORS } from "./inputs.ts";

/**
 * A lever as cells of a sheet: what it stands at, a change and a target that a reader may type in, the factor that
 * follows, and what it comes to. Formulas in the syntax of the model's.
 */
export interface ModelLever {
  readonly lever: LeverId;
  /** Names of its cells. */
  readonly names: {
    readonly value: string;
    readonly change: string;
    readonly target: string;
    readonly factor: string;
  };
  /** What it stands at when the levers before it have been turned. */
  readonly value: string;
  readonly factor: string;
  readonly after: string;
}

/** As in `ue what-if`: each from where the levers before it have brought it. */
const VALUES: Readonly<Record<LeverId, string>> = {
  price: "1",
  "new-customers": "window_new_customers",
  churn: "IF(customer_months<=0,NA(),churn_events/customer_months)",
  expansion: "window_expansion_mrr*price_factor",
  arpa: "IF(customers_now<=0,NA(),mrr_now*price_factor/customers_now)",
  cac: "IF(won_customers<=0,NA(),acquisition_spent/won_customers)",
  delivery: "delivery_cost*new_customers_factor",
  service: "service_cost*served_factor",
  margin:
    "IF(revenue_then<=0,NA(),(revenue_then-delivery_cost*new_customers_factor*delivery_factor-service_cost*served_factor*service_factor)/revenue_then)",
};

export const MODEL_LEVERS: readonly ModelLever[] = MODEL_FACTORS.map(({ lever, name: factor }) => {
  const stem = factor.replace(/_factor$/, "");
  const names = { value: `${stem}_stands_at`, change: `${stem}_change`, target: `${stem}_target`, factor };
  const { value, change, target } = names;
  // a margin is moved by its costs, so by what is left of it
  const moved = (to: string) => (lever === "margin" ? `(1-${to})/(1-${value})` : `${to}/${value}`);
  const relative = lever === "margin" ? `IF(${change}=0,1,(1-${value}*(1+${change}))/(1-${value}))` : `1+${change}`;
  return {
    lever,
    names,
    value: VALUES[lever],
    factor: `IF(ISNUMBER(${target}),${moved(target)},${relative})`,
    after: lever === "margin" ? `1-(1-${value})*${factor}` : `${value}*${factor}`,
  };
});
