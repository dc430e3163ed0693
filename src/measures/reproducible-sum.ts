/**
 * Sum of numbers that are no integers: the same bits whatever order the rows of a file have. Each number is cut into
 * multiples of three ever finer steps. The steps follow from the largest number and the count alone, and multiples of
 * one step add up exactly (Demmel and Nguyen, Fast reproducible floating-point summation, 2013).
 */
export class ReproducibleSum {
  private largest = 0;
  private coarse = 0;
  private middle = 0;
  private fine = 0;
  private coarseSum = 0;
  private middleSum = 0;
  private fineSum = 0;

  /** Of at most so many numbers. */
  constructor(private readonly count: number) {}

  /** Takes note of a number. All that will be added have to be expected first. */
  expect(value: number): void {
    this.largest = Math.max(this.largest, Math.abs(value));
  }

  add(value: number): void {
    if (this.coarse === 0) this.setSteps();
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

  /** Adding and taking off a power of two leaves a multiple of its last bit; these leave room for all the numbers. */
  private setSteps(): void {
    const room = 2 ** (Math.ceil(Math.log2(this.count)) + 2);
    this.coarse = room * 2 ** Math.ceil(Math.log2(this.largest));
    this.middle = this.coarse * room * 2 ** -53;
    this.fine = this.middle * room * 2 ** -53;
  }
}
