import { html } from "../escape.ts";

/**
 * The few marks that the charts are made of. Colours and fonts come from the page's style sheet by class, so that one
 * drawing serves light, dark and paper; text stays text.
 */
export type Attributes = Readonly<Record<string, string | number>>;

export function mark(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === "number" ? coordinate(value) : html(value)}"`,
  );
  return `<${name}${written.join("")}>${content}</${name}>`;
}

export function label(text: string, x: number, y: number, attributes: Attributes = {}): string {
  return mark("text", { x, y, ...attributes }, html(text));
}

export function rule(x1: number, y1: number, x2: number, y2: number, style: string): string {
  return mark("line", { x1, y1, x2, y2, class: style });
}

/** A drawing that says what it shows to those who cannot see it. */
export function drawing(width: number, height: number, title: string, marks: readonly string[]): string {
  return mark(
    "svg",
    { viewBox: `0 0 ${coordinate(width)} ${coordinate(height)}`, role: "img", "aria-label": title },
    marks.join(""),
  );
}

/** A hundredth of a unit is finer than any screen, and the same on every machine. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}
