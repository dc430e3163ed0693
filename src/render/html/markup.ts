import { html } from "./escape.ts";

/** The parts that pages are put together from. Titles and cells are plain text unless a name says HTML. */

export interface HtmlColumn {
  readonly title: string;
  readonly align?: "right";
}

export interface HtmlCell {
  readonly html: string;
}

export type Cell = string | HtmlCell;

export const NO_VALUE = "\u2013";

/** On a narrow screen each row becomes a card (`stacks`), or the table scrolls in its own box. */
export function table(
  columns: readonly HtmlColumn[],
  rows: readonly (readonly Cell[])[],
  style: "stacks" | "plain" | "scrolls" = "scrolls",
): string {
  const side = (index: number) => (columns[index]!.align === "right" ? ' class="number"' : "");
  const head = columns.map(({ title }, i) => `<th scope="col"${side(i)}>${html(title)}</th>`).join("");
  const body = rows.map((cells) => {
    const written = cells.map((cell, i) => {
      const content = typeof cell === "string" ? html(cell) : cell.html;
      const name = style === "stacks" ? ` data-title="${html(columns[i]!.title)}"` : "";
      return `<td${side(i)}${name}>${content}</td>`;
    });
    return `<tr>${written.join("")}</tr>`;
  });
  const markup = `<table class="${style}"><thead><tr>${head}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table>`;
  return style === "scrolls" ? `<div class="box">${markup}</div>` : markup;
}

/** Nothing at all where there is nothing in it. */
export function section(title: string, ...blocks: readonly string[]): string {
  const filled = blocks.filter((block) => block !== "");
  return filled.length === 0 ? "" : `<section><h2>${html(title)}</h2>\n${filled.join("\n")}\n</section>`;
}

export function paragraph(text: string, style = ""): string {
  return text === "" ? "" : `<p${style === "" ? "" : ` class="${style}"`}>${html(text)}</p>`;
}

/** Items are HTML. */
export function list(items: readonly string[], style = ""): string {
  if (items.length === 0) return "";
  return `<ul${style === "" ? "" : ` class="${style}"`}>${items.map((item) => `<li>${item}</li>`).join("\n")}</ul>`;
}

/** A drawing under its title, with the numbers that it draws behind it. */
export function figure(title: string, text: string, drawing: string, numbers: string, summary: string): string {
  return `<figure><figcaption><h3>${html(title)}</h3>${paragraph(text, "quiet")}</figcaption>\n${drawing}\n${folded(summary, numbers)}</figure>`;
}

export function folded(summary: string, block: string): string {
  return `<details><summary>${html(summary)}</summary>\n${block}</details>`;
}
