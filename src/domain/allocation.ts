import { compareCodePoints } from "./code-point-order.ts";

/**
 * Splits an integer total by weights so that the parts are integers and add up exactly: largest remainder on the
 * absolute amount, ties to the name that sorts first by code point, the sign put back.
 */
export function allocate(total: number, weights: readonly number[], names: readonly string[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  const amount = BigInt(Math.abs(total));
  const parts = weights.map((weight) => Number((amount * BigInt(weight)) / sum));
  const remainders = weights.map((weight) => (amount * BigInt(weight)) % sum);
  const order = weights
    .map((_, group) => group)
    .sort((a, b) => {
      const difference = remainders[b]! - remainders[a]!;
      return difference === 0n ? compareCodePoints(names[a]!, names[b]!) : difference > 0n ? 1 : -1;
    });
  let left = Math.abs(total) - parts.reduce((all, part) => all + part, 0);
  for (const group of order) {
    if (left === 0) break;
    parts[group]!++;
    left--;
  }
  return total < 0 ? parts.map((part) => (part === 0 ? 0 : -part)) : parts;
}
