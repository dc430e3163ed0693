import type { PresetsReport } from "../../report/presets-report.ts";
import { printable } from "../printable.ts";
import { type Screen, wrapText } from "./layout.ts";

/** How each kind of file is recognised, and the entry of ue.yaml that forces it. */
export function presetsTable({ presets }: PresetsReport, screen: Screen): string {
  const { paint } = screen;
  const words = screen.words.files;
  const blocks = presets.map(({ name, title, role, beta, signature, example }) => {
    const signs = [
      ...(signature.required.length === 0 ? [] : [words.signs.columns(signature.required)]),
      ...(signature.anyOf.length === 0 ? [] : [words.signs.anyOf(signature.anyOf)]),
      ...(signature.forbidden.length === 0 ? [] : [words.signs.noneOf(signature.forbidden)]),
      ...(signature.labels === undefined ? [] : [words.signs.labels(signature.labels.anyOf)]),
    ];
    return [
      paint.strong(printable(beta ? words.beta(name) : name)),
      wrapText(printable(screen.words.terms.noted(title, words.roles[role])), screen, "  "),
      wrapText(printable(words.recognisedBy(signs)), screen, "  "),
      ...example
        .trim()
        .split("\n")
        .map((line) => paint.faint(`    ${line}`)),
    ].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}
