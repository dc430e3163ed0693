/**
 * Incomplete gamma and beta functions, as logarithms, so that nothing underflows, and free of cancellation, so that
 * parameters of millions cost no digits. Deterministic; no dependency.
 */

/** A distribution on x > 0, seen at one x. All three are natural logarithms. */
export interface LogTails {
  /** Of the density with respect to ln x: the slope of the lower tail there. */
  readonly density: number;
  /** Of the probability of a smaller value. */
  readonly lower: number;
  /** Of the probability of a larger value. */
  readonly upper: number;
}

/** Gamma distribution of shape `a` >= 1/2 and scale 1 at x > 0. */
export function gammaTails(a: number, x: number): LogTails {
  const density = 0.5 * Math.log(a / (2 * Math.PI)) - stirlingCorrection(a) - a * ratioExcess(x / a, (x - a) / a);
  if (x < a + 1) return fromLower(density, density + Math.log(gammaSeries(a, x)));
  // DLMF 8.9.2, its even part
  const fraction = continuedFraction(
    x + 1 - a,
    (k) => k * (a - k),
    (k) => x + 1 - a + 2 * k,
  );
  return fromUpper(density, density - Math.log(fraction));
}

/**
 * Odds X / (1 - X) of a beta-distributed X with parameters a, b >= 1/2, at odds r > 0. Taking the odds instead of X keeps
 * every digit when X is close to 1.
 */
export function betaOddsTails(a: number, b: number, r: number): LogTails {
  const total = a + b;
  const x = r / (1 + r);
  const y = 1 / (1 + r);
  const shift = a * y - b * x;
  const density =
    0.5 * Math.log(((a / total) * b) / (2 * Math.PI)) +
    (stirlingCorrection(total) - stirlingCorrection(a) - stirlingCorrection(b)) -
    a * ratioExcess((total * x) / a, -shift / a) -
    b * ratioExcess((total * y) / b, shift / b);
  return shift > 0
    ? fromLower(density, density - Math.log(betaFraction(a, b, x, y, shift)))
    : fromUpper(density, density - Math.log(betaFraction(b, a, y, x, -shift)));
}

const fromLower = (density: number, lower: number): LogTails => ({ density, lower, upper: complement(lower) });
const fromUpper = (density: number, upper: number): LogTails => ({ density, upper, lower: complement(upper) });
const complement = (logProbability: number): number => Math.log1p(-Math.exp(logProbability));

/** Sum over k of x^k / (a (a + 1) ... (a + k)): DLMF 8.7.1. */
function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** Density over lower tail of the beta distribution: Didonato and Morris, ACM TOMS 18 (1992) 360-373, equation 9. */
function betaFraction(a: number, b: number, x: number, y: number, shift: number): number {
  return continuedFraction(
    (a * (shift + 1)) / (a + 1),
    (k) => ((((a + k - 1) * x) / (a + 2 * k - 1)) * (a + b + k - 1) * k * (b - k) * x) / (a + 2 * k - 1),
    (k) => k + (k * (b - k) * x) / (a + 2 * k - 1) + ((a + k) * (shift + 1 + k * (1 + y))) / (a + 2 * k + 1),
  );
}

/** b0 + a1 / (b1 + a2 / (b2 + ...)) by Lentz's method as modified by Thompson and Barnett (1986). */
function continuedFraction(b0: number, a: (k: number) => number, b: (k: number) => number): number {
  let value = b0;
  let c = b0;
  let d = 0;
  for (let k = 1; k < 1e6; k++) {
    const ak = a(k);
    const bk = b(k);
    d = 1 / nonZero(bk + ak * d);
    c = nonZero(bk + ak / c);
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return value;
}

/* v8 ignore next -- @preserve Part of the method; no beta distribution that anybody asks for leads to it. */
const nonZero = (value: number): number => (value === 0 ? 1e-300 : value);

/**
 * ln Gamma(a + 1) - (a + 1/2) ln a + a - ln(2 pi) / 2, what Stirling's formula leaves out. Splitting it off is Loader's
 * device against cancellation (Fast and accurate computation of binomial probabilities, 2000).
 */
function stirlingCorrection(a: number): number {
  let correction = 0;
  let n = a;
  for (; n < 16; n++) correction += (n + 0.5) * Math.log1p(1 / n) - 1;
  const s = 1 / (n * n);
  return correction + (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / n;
}

/** ratio - 1 - ln ratio, given the ratio and, with all its digits, ratio - 1. */
function ratioExcess(ratio: number, excess: number): number {
  if (Math.abs(excess) > 0.3) return excess - Math.log(ratio);
  const v = excess / (2 + excess);
  const square = v * v;
  let sum = 0;
  for (let power = square, k = 3; power > 1e-18; power *= square, k += 2) sum += power / k;
  return v * (excess - 2 * sum);
}
