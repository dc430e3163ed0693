import type { PresetsReport } from "../../report/report.ts";
import { printable } from "../printable.ts";
import { type Screen, wrapText } from "./layout.ts";

/** How each kind of file is recognised, and the entry of ue.yaml that forces it. */
export function presetsTable({ presets }: PresetsReport, screen: Screen): string {
  const { paint } = screen;
  const blocks = presets.map(({ name, title, role, beta, signature, example }) => {
    const signs = [
      ...(signature.required.length === 0 ? [] : [`columns ${signature.required.join(", ")}`]),
      ...(signature.anyOf.length === 0 ? [] : [`any of ${signature.anyOf.join(", ")}`]),
      ...(signature.forbidden.length === 0 ? [] : [`none of ${signature.forbidden.join(", ")}`]),
      ...(signature.labels === undefined ? [] : [`rows labelled ${signature.labels.anyOf.join(" or ")}`]),
    ];
    return [
      paint.strong(printable(`${name}${beta ? " (beta)" : ""}`)),
      wrapText(printable(`${title} (${role})`), screen, "  "),
      wrapText(printable(`recognised by ${signs.join("; ")}`), screen, "  "),
      ...example
        .trim()
        .split("\n")
        .map((line) => paint.faint(`    ${line}`)),
    ].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}
