import type { Month } from "../domain/month.ts";

/** Months from `from` to `to`, both included; empty when `to` lies before `from`. */
export interface Span {
  readonly from: Month;
  readonly to: Month;
}

export const EMPTY_SPAN: Span = { from: 0, to: -1 };

export function lengthOf(span: Span): number {
  return Math.max(0, span.to - span.from + 1);
}

export function intersect(a: Span, b: Span): Span {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return to < from ? EMPTY_SPAN : { from, to };
}

export function shift(span: Span, months: number): Span {
  return lengthOf(span) === 0 ? EMPTY_SPAN : { from: span.from + months, to: span.to + months };
}

export function covers(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}
