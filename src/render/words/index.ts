import type { Language } from "../../domain/language.ts";
import { EN } from "./en/index.ts";

export { EN };

/** All wording of one language. A catalogue with a key too few or too many does not compile. */
export type Words = typeof EN;

/** English is there at every start; another language is loaded when it is asked for. */
export async function wordsOf(language: Language): Promise<Words> {
  if (language === "en") return EN;
  return (await import("./zh/index.ts")).ZH;
}
