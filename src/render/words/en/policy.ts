/** Texts that come with the metrics and the handbook. English is what they are written in. */
export const policy = {
  /** A gate's or question's text as the policy has it; an own gate's stays as its author wrote it. */
  text: (_id: string, _field: "title" | "because" | "verdict" | "action" | "question" | "source", text: string) => text,
};
