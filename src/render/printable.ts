/**
 * Text from the user's data made harmless for a terminal: control characters (which could move the cursor or hide
 * text) and bidirectional overrides are replaced by a visible mark.
 */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}
