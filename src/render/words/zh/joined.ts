const HAN_LATIN = /(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=\p{Script=Han})/gu;

/** Parts of a sentence put together, with a space where Chinese meets a Latin letter or a digit. */
export function joined(...parts: readonly string[]): string {
  return parts.reduce((text, part) => text + (text !== "" && meets(text, part) ? " " : "") + part, "");
}

function meets(before: string, after: string): boolean {
  const pair = (Array.from(before).at(-1) ?? "") + (Array.from(after)[0] ?? "");
  return pair.search(HAN_LATIN) > 0;
}
