/**
 * base ^ exponent with the same last digit on every Node. V8 has changed its `**` between versions; exp and log, which
 * it takes from one library, have stayed.
 */
export function power(base: number, exponent: number): number {
  return base <= 0 || exponent === 0 ? base ** exponent : Math.exp(exponent * Math.log(base));
}
