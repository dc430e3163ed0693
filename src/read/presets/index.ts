import { baremetrics } from "./baremetrics.ts";
import { canonical } from "./canonical.ts";
import { canonicalCosts } from "./canonical-costs.ts";
import { cnLedger } from "./cn-ledger.ts";
import type { CostPreset } from "./cost-preset.ts";
import { googleAds } from "./google-ads.ts";
import { metaAds } from "./meta-ads.ts";
import { mrrPeriods } from "./mrr-periods.ts";
import type { Preset } from "./preset.ts";
import { qboPnl } from "./qbo-pnl.ts";
import { stripeInvoices } from "./stripe-invoices.ts";
import { stripeSubscriptions } from "./stripe-subscriptions.ts";
import type { SubscriptionPreset } from "./subscription-preset.ts";
import { xeroPnl } from "./xero-pnl.ts";

/** Every kind of file that is read as it is, in the order in which `ue presets` lists them. */
export const SUBSCRIPTION_PRESETS: readonly SubscriptionPreset[] = [
  canonical,
  mrrPeriods,
  stripeSubscriptions,
  stripeInvoices,
  baremetrics,
];

/** Apart from the canonical one, which is no look at the whole file. */
export const COST_PRESETS: readonly CostPreset[] = [qboPnl, xeroPnl, googleAds, metaAds, cnLedger];

export const PRESETS: readonly Preset[] = [...SUBSCRIPTION_PRESETS, canonicalCosts, ...COST_PRESETS];
