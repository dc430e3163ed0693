const EIGHTHS = ["", "\u258f", "\u258e", "\u258d", "\u258c", "\u258b", "\u258a", "\u2589"];
const FULL = "\u2588";

/**
 * A bar of at most `width` characters, in eighths of one: full width is `most`. Anything above 0 is seen, as an
 * eighth at least; nothing is drawn for 0 and below.
 */
export function bar(value: number, most: number, width: number): string {
  if (!(value > 0) || !(most > 0)) return "";
  const eighths = Math.min(8 * width, Math.max(1, Math.round((8 * width * value) / most)));
  return FULL.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]!;
}
