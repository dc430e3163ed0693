import type { AllocationRecord } from "../../report/report.ts";
import { formatValue } from "../format-value.ts";
import { printable } from "../printable.ts";
import { type Screen, wrapText } from "./layout.ts";

const MOST_GROUPS = 12;

/** How shared costs were split between the groups: the drivers and the shares of the last month shown. */
export function allocationBlock(records: readonly AllocationRecord[], screen: Screen): string {
  const last = records.at(-1)?.month;
  const shown = records.filter(({ month }) => month === last);
  if (shown.length === 0) return "";
  const months = new Set(records.map(({ month }) => month));
  const { allocation, pages } = screen.words;
  const lines = shown.map(({ by, layers, driver, shares }) => {
    const parts = shares
      .slice(0, MOST_GROUPS)
      .map(
        ({ group, share }) =>
          `${group === "" ? pages.noGroup(by) : group} ${formatValue(share, { unit: "ratio" }, "")}`,
      );
    const rest = shares.length - parts.length;
    const text = allocation.follows(by, layers, allocation.drivers[driver], parts, rest);
    return screen.paint.faint(wrapText(printable(text), screen, "  \u2022 "));
  });
  return [screen.paint.strong(allocation.title(months.size === 1 ? null : last!)), ...lines].join("\n");
}
