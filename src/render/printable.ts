/**
 * Text from the user's data made harmless for a terminal and a build log: control characters (which could move the
 * cursor or hide text), marks that change the direction of text, and the colons by which a line would be a command to
 * a CI server are replaced by a visible mark.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\p{Bidi_Control}]/gu, "\ufffd").replace(/^(\s*)::/, "$1\ufffd:");
}
