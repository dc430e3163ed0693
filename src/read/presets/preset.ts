/**
 * How a file is recognised by its header row. Names are normalised (see normaliseName); `*` in a name stands for any
 * text, such as in `amount spent (*)`.
 */
export interface Signature {
  readonly required: readonly string[];
  /** At least one of these, unless there is none to have. */
  readonly anyOf: readonly string[];
  readonly forbidden: readonly string[];
  /** Labels in the first column of a report: one of some, and none of others. */
  readonly labels?: { readonly anyOf: readonly string[]; readonly forbidden: readonly string[] };
}

/** Stands in a signature for columns headed by months. */
export const MONTHS = "(months)";

/** What every import preset says of itself: `ue presets` prints it, and a test holds it to a fixture. */
export interface Preset {
  readonly name: string;
  readonly title: string;
  readonly role: "subscriptions" | "costs";
  /** Built on importers and descriptions of the export, not on a real file. */
  readonly beta: boolean;
  readonly signature: Signature;
  /** The entry of ue.yaml that forces it. */
  readonly example: string;
}

/** Whether a header row has what the signature asks for. */
export function matches({ required, anyOf, forbidden }: Signature, names: ReadonlySet<string>): boolean {
  const has = (name: string) => hasName(names, name);
  return required.every(has) && (anyOf.length === 0 || anyOf.some(has)) && !forbidden.some(has);
}

function hasName(names: ReadonlySet<string>, wanted: string): boolean {
  return names.has(wanted) || (wanted.includes("*") && [...names].some((name) => fits(name, wanted)));
}

/** Whether a name is the wanted one, in which a single `*` stands for any text. */
export function fits(name: string, wanted: string): boolean {
  const [head = "", tail] = wanted.split("*");
  if (tail === undefined) return name === wanted;
  return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
}
