/**
 * Text from the user's data made harmless for a terminal: control characters (which could move the cursor or hide
 * text) and marks that change the direction of text are replaced by a visible mark.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\p{Bidi_Control}]/gu, "\ufffd");
}
