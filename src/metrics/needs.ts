import { lengthOf, type Span } from "../measures/span.ts";
import type { Windows } from "../measures/windows.ts";
import type { Need } from "./metric.ts";

export type WindowName = "window" | "costWindow" | "acquisitionWindow" | "acquisitionCostWindow";

const WINDOW_MEANING: Readonly<Record<WindowName, string>> = {
  window: "the window",
  costWindow: "the window's months that the costs cover",
  acquisitionWindow: "the window's months whose acquisition cost is covered",
  acquisitionCostWindow: "the months whose acquisition cost is covered",
};

/** `count` months of a window; windows of costs also need a cost row at all. */
export function monthsOf(window: WindowName, count: number): Need {
  return {
    meaning: `${count} month${count === 1 ? "" : "s"} of ${WINDOW_MEANING[window]}`,
    unmet: (windows) => {
      if (window !== "window" && windows.costCoverage === null) return "no-costs";
      return lengthOf(windows[window]) < count ? "short-history" : null;
    },
  };
}

/** MRR that goes back at least `months` before as-of. */
export function historyOf(months: number): Need {
  return {
    meaning: `MRR ${months} months before as-of`,
    unmet: (windows) => (reachesBack(windows, months) ? null : "short-history"),
  };
}

/** Some months, and a history that shows customers leaving. */
export function withThoseWhoLeft(need: Need): Need {
  return {
    meaning: need.meaning,
    unmet: (windows) => need.unmet(windows) ?? (windows.survivorsOnly ? "survivorship" : null),
  };
}

export function reachesBack(windows: Windows, months: number): boolean {
  return windows.firstMrr !== null && windows.firstMrr <= windows.asOf - months;
}

/** Months counted back from as-of: monthsBack(windows, 5, 3) is as-of - 5 .. as-of - 3. */
export function monthsBack(windows: Windows, from: number, to: number): Span {
  return { from: windows.asOf - from, to: windows.asOf - to };
}

export function describeWindow(window: WindowName): string {
  return WINDOW_MEANING[window];
}
