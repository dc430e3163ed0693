/**
 * Sum of numbers that are no integers: the same bits whatever order the rows of a file have. Each number is cut into
 * multiples of three ever finer steps. The steps follow from the largest number and the count alone, and multiples of
 * one step add up exactly (Demmel and Nguyen, Fast reproducible floating-point summation, 2013).
 */
export class ReproducibleSum {
  private readonly coarse: number;
  private readonly middle: number;
  private readonly fine: number;
  /** Of the multiples of each step. */
  private readonly sums = new Float64Array(3);

  /** `largest` is that of the absolute numbers, of which there are at most `count`. */
  constructor(largest: number, count: number) {
    // Adding and taking off a power of two leaves a multiple of its last bit; this one leaves room for all the numbers.
    const room = 2 ** (Math.ceil(Math.log2(count)) + 2);
    this.coarse = room * 2 ** Math.ceil(Math.log2(largest));
    this.middle = this.coarse * room * 2 ** -53;
    this.fine = this.middle * room * 2 ** -53;
  }

  add(value: number): void {
    const { coarse, middle, fine, sums } = this;
    const first = coarse + value - coarse;
    const second = middle + (value - first) - middle;
    sums[0]! += first;
    sums[1]! += second;
    sums[2]! += fine + (value - first - second) - fine;
  }

  total(): number {
    const { sums } = this;
    return sums[0]! + (sums[1]! + sums[2]!);
  }
}
