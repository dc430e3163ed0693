/**
 * Sum of numbers that are no integers: the same bits whatever order the rows of a file have. Each number is cut into
 * multiples of three ever finer steps. The steps follow from a largest number and the count alone, and multiples of
 * one step add up exactly (Demmel and Nguyen, Fast reproducible floating-point summation, 2013).
 */
export class ReproducibleSum {
  private readonly coarse: number;
  private readonly middle: number;
  private readonly fine: number;
  private coarseSum = 0;
  private middleSum = 0;
  private fineSum = 0;

  /**
   * Of at most `count` numbers, none further from 0 than `largest`. Adding and taking off a power of two leaves a multiple
   * of its last bit; these leave room for all the numbers.
   */
  constructor(count: number, largest: number) {
    const room = 2 ** (Math.ceil(Math.log2(count)) + 2);
    this.coarse = room * 2 ** Math.ceil(Math.log2(largest));
    this.middle = this.coarse * room * 2 ** -53;
    this.fine = this.middle * room * 2 ** -53;
  }

  add(value: number): void {
    const { coarse, middle, fine } = this;
    const first = coarse + value - coarse;
    const second = middle + (value - first) - middle;
    this.coarseSum += first;
    this.middleSum += second;
    this.fineSum += fine + (value - first - second) - fine;
  }

  total(): number {
    return this.coarseSum + (this.middleSum + this.fineSum);
  }
}
