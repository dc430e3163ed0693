/** What the handbook says of one of its gates or questions. */
export interface PolicyTexts {
  readonly title?: string;
  readonly because?: string;
  readonly verdict?: string;
  readonly action?: string;
  readonly question?: string;
}

type Texts = Readonly<Record<string, string>>;

/**
 * Texts that come with the metrics and the handbook, where the language is not the one that they are written in:
 * gates and questions by id, rules by id, titles of metrics by id, everything else by the English text.
 */
export const definitions = {
  policy: {} as Readonly<Record<string, PolicyTexts>>,
  rules: {} as Texts,
  metrics: {} as Texts,
  meanings: {} as Texts,
  sources: {} as Texts,
  betweenSources: "; ",
};
