import { LEFT_OUT_REASONS, type LeftOutReason } from "../domain/left-out-reason.ts";

/** Rows of a file that enter no number, by reason. */
export class LeftOut {
  private readonly counts = new Map<LeftOutReason, number>();

  add(reason: LeftOutReason, rows: number): void {
    if (rows > 0) this.counts.set(reason, (this.counts.get(reason) ?? 0) + rows);
  }

  get rows(): number {
    return [...this.counts.values()].reduce((sum, rows) => sum + rows, 0);
  }

  /** In the order of the reasons. */
  byReason(): { reason: LeftOutReason; rows: number }[] {
    return LEFT_OUT_REASONS.flatMap((reason) => {
      const rows = this.counts.get(reason);
      return rows === undefined ? [] : [{ reason, rows }];
    });
  }
}
