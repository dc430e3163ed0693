/** In which file and on which line rows stand. Those of a file follow each other, mostly on lines that do. */
export class RowPlaces {
  /** Per run of rows on lines in a row: the first row, and where it stands. */
  private readonly rows: number[] = [];
  private readonly files: number[] = [];
  private readonly lines: number[] = [];
  private file = -1;
  private nextLine = -1;

  /** Rows behind all others, on lines in a row. */
  add(row: number, count: number, file: number, line: number): void {
    if (file !== this.file || line !== this.nextLine) {
      this.rows.push(row);
      this.files.push(file);
      this.lines.push(line);
      this.file = file;
    }
    this.nextLine = line + count;
  }

  fileOf(row: number): number {
    return this.file <= 0 ? 0 : this.files[this.runOf(row)]!;
  }

  lineOf(row: number): number {
    const run = this.runOf(row);
    return this.lines[run]! + row - this.rows[run]!;
  }

  /** The rows of each file from `from` to `to`, exclusive, where there are `count` rows in all. */
  spans(count: number): { file: number; from: number; to: number }[] {
    const spans: { file: number; from: number; to: number }[] = [];
    this.rows.forEach((from, run) => {
      const file = this.files[run]!;
      const last = spans[spans.length - 1];
      if (last !== undefined) last.to = from;
      if (last?.file !== file) spans.push({ file, from, to: count });
      else last.to = count;
    });
    return spans;
  }

  private runOf(row: number): number {
    let low = 0;
    let high = this.rows.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.rows[middle]! <= row) low = middle;
      else high = middle;
    }
    return low;
  }
}
