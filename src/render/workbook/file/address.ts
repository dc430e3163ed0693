/** `A`, `Z`, `AA`, by position from 0. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** `B7`: column and row from 0. */
export function address(column: number, row: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `Inputs!$B$7`. Names of sheets need no quotes. */
export function absolute(sheet: string, column: number, row: number): string {
  return `${sheet}!$${columnName(column)}$${row + 1}`;
}

export function absoluteRange(sheet: string, column: number, from: number, to: number): string {
  return `${absolute(sheet, column, from)}:$${columnName(column)}$${to + 1}`;
}
