/**
 * base ^ exponent with the same last digit on every Node. V8 has changed its `**` between versions; products are the
 * same everywhere, and exact as long as they are small whole numbers; exp and log, which V8 takes from one library,
 * have stayed.
 */
export function power(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= MOST_FACTORS)
    return exponent < 0 ? 1 / product(base, -exponent) : product(base, exponent);
  return base <= 0 ? base ** exponent : Math.exp(exponent * Math.log(base));
}

const MOST_FACTORS = 1024;

/** `factors` times the base, by squares of it. */
function product(base: number, factors: number): number {
  let result = 1;
  for (let square = base, left = factors; left > 0; left >>= 1) {
    if (left & 1) result *= square;
    square *= square;
  }
  return result;
}
