/** A record of a file with the line on which it starts. */
export interface TableRow {
  readonly fields: readonly string[];
  readonly line: number;
}

/** All records of a file that has to be seen as a whole before any of them means anything. */
export interface Table {
  readonly file: string;
  readonly rows: readonly TableRow[];
}
