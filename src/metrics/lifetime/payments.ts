/**
 * Payments expected of one customer who leaves with a constant chance a month. The first payment comes at month 0 and
 * counts: it answers how much may be spent to win a customer. `retention` is 1 - churn, the horizon is in months.
 */

/** Payments in the first so many months. */
export function paymentsWithin(churn: number, months: number): number {
  if (churn === 0) return months;
  if (churn >= 1) return (1 - (1 - churn) ** months) / churn;
  // Powers of 1 - churn would lose digits of a small churn, and differ in the last one between versions of Node.
  return -Math.expm1(months * Math.log1p(-churn)) / churn;
}

/** All payments, each worth less the later it comes; null when they add up without end. */
export function paymentsDiscounted(churn: number, monthlyDiscount: number): number | null {
  const lost = churn + monthlyDiscount;
  return lost === 0 ? null : (1 + monthlyDiscount) / lost;
}

/** The same within a horizon: the sum of q^t over t < months, q = (1 - churn) / (1 + discount). */
export function paymentsDiscountedWithin(churn: number, monthlyDiscount: number, months: number): number {
  const kept = (1 - churn) / (1 + monthlyDiscount);
  if (kept === 0) return Math.min(months, 1);
  return kept === 1 ? months : -Math.expm1(months * Math.log(kept)) / (1 - kept);
}

/** A yearly rate as a monthly one: by powers, never by 12. */
export function monthlyRate(yearly: number): number {
  return Math.expm1(Math.log1p(yearly) / 12);
}
