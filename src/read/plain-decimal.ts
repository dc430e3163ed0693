/** Arithmetic on plain decimals such as `-12.50`, digit by digit: what a file says in several cells is never a float. */

function parts(text: string): { units: bigint; scale: number } {
  const [whole = "", fraction = ""] = text.replace(/^-/, "").split(".");
  const units = BigInt(whole + fraction);
  return { units: text.startsWith("-") ? -units : units, scale: fraction.length };
}

function plain(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return `${units < 0n ? "-" : ""}${whole}${scale === 0 ? "" : `.${digits.slice(-scale)}`}`;
}

/** a - b; an empty b is nothing, an empty a stays empty. */
export function difference(a: string, b: string): string {
  if (a === "" || b === "") return a;
  const [x, y] = [parts(a), parts(b)];
  const scale = Math.max(x.scale, y.scale);
  const at = ({ units, scale: own }: typeof x) => units * 10n ** BigInt(scale - own);
  return plain(at(x) - at(y), scale);
}

/** Minor units as major ones: 1999 cents are 19.99. */
export function withPointShifted(text: string, digits: number): string {
  if (text === "") return "";
  const { units, scale } = parts(text);
  return plain(units, scale + digits);
}
