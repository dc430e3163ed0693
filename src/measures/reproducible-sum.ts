/**
 * Sum of numbers that are no integers: the same bits whatever order the rows of a file have. Each number is cut into
 * multiples of three ever finer steps. The steps follow from the largest number and the count alone, and multiples of
 * one step add up exactly (Demmel and Nguyen, Fast reproducible floating-point summation, 2013).
 */
export function reproducibleSum(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  if (largest === 0) return 0;
  // Adding and taking off a power of two leaves a multiple of its last bit; this one leaves room for all the values.
  const room = 2 ** (Math.ceil(Math.log2(values.length)) + 2);
  const coarse = room * 2 ** Math.ceil(Math.log2(largest));
  const middle = coarse * room * 2 ** -53;
  const fine = middle * room * 2 ** -53;
  let coarseSum = 0;
  let middleSum = 0;
  let fineSum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const first = coarse + value - coarse;
    const second = middle + (value - first) - middle;
    coarseSum += first;
    middleSum += second;
    fineSum += fine + (value - first - second) - fine;
  }
  return coarseSum + (middleSum + fineSum);
}
