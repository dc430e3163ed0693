import type { LeverId } from "../../domain/lever.ts";
import { arpa } from "./arpa.ts";
import { cac } from "./cac.ts";
import { churn } from "./churn.ts";
import { delivery } from "./delivery.ts";
import { expansion } from "./expansion.ts";
import type { WhatIfLever } from "./lever.ts";
import { margin } from "./margin.ts";
import { newCustomers } from "./new-customers.ts";
import { price } from "./price.ts";
import { service } from "./service.ts";

/** Every lever, in the order in which they are turned: a target of a later one holds whatever an earlier one did. */
export const WHAT_IF_LEVERS: readonly WhatIfLever[] = [
  price,
  newCustomers,
  churn,
  expansion,
  arpa,
  cac,
  delivery,
  service,
  margin,
];

const BY_ID: ReadonlyMap<LeverId, WhatIfLever> = new Map(WHAT_IF_LEVERS.map((lever) => [lever.id, lever]));

export function leverById(id: LeverId): WhatIfLever {
  return BY_ID.get(id)!;
}
