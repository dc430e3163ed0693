import { normaliseName } from "../header.ts";

/** A row of a report: a label, and an amount in each column or none. */
export interface ReportRow {
  readonly label: string;
  readonly line: number;
  /** Null: the cell is empty. */
  readonly amounts: readonly (number | null)[];
}

export interface ReportNode {
  readonly row: ReportRow;
  readonly children: ReportNode[];
}

/** A subtotal that is not the sum of what it stands for, or of nothing that is known. */
export interface Mismatch {
  readonly row: ReportRow;
  readonly column: number;
  readonly found: number;
  /** Null: no section of that name is open. */
  readonly expected: number | null;
}

export type SectionKind = "income" | "cost" | "other";

export interface ReportTree {
  /** The sections, and accounts that stand in none. */
  readonly sections: readonly ReportNode[];
  readonly mismatches: readonly Mismatch[];
  /** Rows that repeat others as a subtotal or a result. */
  readonly subtotals: number;
}

const TOTAL = /^total(?: for)?\s+(.+)$/iu;
const RESULT =
  /^(gross|net|operating)\b.*\b(profit|income|loss|margin|earnings|surplus|deficit)\b|^profit\b|^ebitd?a?\b/iu;
const UNCHECKED_RESULT = /margin|^ebit/iu;
/** Of the sections since the result before: "Net Other Income" is other income less other expenses. */
const PARTIAL_RESULT = /^net other\b/iu;

export function hasAmounts({ amounts }: ReportRow): boolean {
  return amounts.some((amount) => amount !== null);
}

/** What a subtotal row sums up, normalised; null for any other row. */
function totalled(row: ReportRow): string | null {
  const name = TOTAL.exec(row.label)?.[1];
  return name === undefined || !hasAmounts(row) ? null : normaliseName(name);
}

/** `Less Cost of Sales` ends with `Total Cost of Sales`. */
function namesOf(label: string): readonly string[] {
  const name = normaliseName(label);
  return [name, name.replace(/^(less|plus)[:\s]+/u, "")];
}

export function sumOf(node: ReportNode, column: number): number {
  return node.children.reduce((sum, child) => sum + sumOf(child, column), node.row.amounts[column] ?? 0);
}

/**
 * Finds the sections of a report again from its subtotals, and checks every one of these: a row without amounts opens
 * a section, `Total X` closes it, and an account that has a subtotal holds the accounts up to it. Results such as
 * `Gross Profit` are compared with income less costs so far.
 */
export function reportTree(rows: readonly ReportRow[], kindOf: (label: string) => SectionKind | null): ReportTree {
  return new TreeBuilder(rows, kindOf).build();
}

class TreeBuilder {
  private readonly sections: ReportNode[] = [];
  /** Open nodes, the outermost first. */
  private open: ReportNode[] = [];
  /** Where the subtotals of each name stand. */
  private readonly totalsOf = new Map<string, number[]>();
  private readonly mismatches: Mismatch[] = [];
  private subtotals = 0;
  private sectionsAtResult = 0;

  constructor(
    private readonly rows: readonly ReportRow[],
    private readonly kindOf: (label: string) => SectionKind | null,
  ) {
    for (const [index, row] of rows.entries()) {
      const name = totalled(row);
      if (name !== null) this.totalsOf.set(name, [...(this.totalsOf.get(name) ?? []), index]);
    }
  }

  build(): ReportTree {
    for (const [index, row] of this.rows.entries()) this.add(row, index);
    this.closeAll();
    return { sections: this.sections, mismatches: this.mismatches, subtotals: this.subtotals };
  }

  private add(row: ReportRow, index: number): void {
    const opens = this.endsAfter(row.label, index);
    const total = opens ? null : totalled(row);
    const inside = this.open.some(({ row }) => this.endsAfter(row.label, index));
    if (!hasAmounts(row)) {
      if (this.kindOf(row.label) !== null && !inside) this.closeAll();
      this.append(row, true);
    } else if (total !== null) this.close(row, index, total, inside);
    else if (RESULT.test(row.label) && !inside) this.checkResult(row);
    else this.append(row, opens);
  }

  private endsAfter(label: string, index: number): boolean {
    return namesOf(label).some((name) => this.totalsAfter(name, index) > 0);
  }

  private totalsAfter(name: string, index: number): number {
    return this.totalsOf.get(name)?.filter((at) => at > index).length ?? 0;
  }

  private append(row: ReportRow, opens: boolean): void {
    const node = { row, children: [] };
    (this.open.at(-1)?.children ?? this.sections).push(node);
    if (opens) this.open.push(node);
  }

  private close(row: ReportRow, index: number, total: string, inside: boolean): void {
    const depths = this.open.flatMap((node, depth) => (namesOf(node.row.label).includes(total) ? [depth] : []));
    if (depths.length === 0) {
      // Its section's own subtotal tells whether this is an account of such a name.
      if (inside) this.append(row, false);
      else
        this.mismatches.push({ row, column: firstAmount(row), found: row.amounts[firstAmount(row)]!, expected: null });
      return;
    }
    // An account may have the name of the group that it is in: the innermost that leaves a subtotal for the others.
    const left = this.totalsAfter(total, index);
    const likely = depths.slice(0, left + 1).reverse();
    const depth = [...likely, ...depths].find((depth) => this.isSum(row, this.open[depth]!)) ?? likely[0]!;
    this.subtotals++;
    while (this.open.length > depth + 1) this.dissolve();
    const node = this.open.pop()!;
    this.compare(row, (column) => sumOf(node, column));
  }

  private isSum(row: ReportRow, node: ReportNode): boolean {
    return row.amounts.every((amount, column) => (amount ?? 0) === sumOf(node, column));
  }

  /** The innermost open node turns out to hold nothing: what follows it stands beside it. */
  private dissolve(): void {
    const node = this.open.pop()!;
    const siblings = this.open.at(-1)?.children ?? this.sections;
    if (!hasAmounts(node.row)) siblings.splice(siblings.indexOf(node), 1);
    siblings.push(...node.children.splice(0));
  }

  /** Ends sections that have no subtotal. */
  private closeAll(): void {
    while (this.open.length > 1) this.dissolve();
    this.open = [];
  }

  private checkResult(row: ReportRow): void {
    this.closeAll();
    this.subtotals++;
    const from = PARTIAL_RESULT.test(row.label) ? this.sectionsAtResult : 0;
    this.sectionsAtResult = this.sections.length;
    const counted = this.sections.slice(from);
    const unknown = counted.some((node) => this.kindOf(node.row.label) === null && hasSum(node));
    if (unknown || UNCHECKED_RESULT.test(row.label)) return;
    this.compare(row, (column) =>
      counted.reduce(
        (sum, node) => sum + (this.kindOf(node.row.label) === "income" ? sumOf(node, column) : -sumOf(node, column)),
        0,
      ),
    );
  }

  /** One mismatch a row is enough to find it. */
  private compare(row: ReportRow, expectedIn: (column: number) => number): void {
    for (const [column, amount] of row.amounts.entries()) {
      const expected = expectedIn(column);
      if (expected === (amount ?? 0)) continue;
      this.mismatches.push({ row, column, found: amount ?? 0, expected });
      return;
    }
  }
}

function hasSum(node: ReportNode): boolean {
  return hasAmounts(node.row) || node.children.some(hasSum);
}

function firstAmount({ amounts }: ReportRow): number {
  return amounts.findIndex((amount) => amount !== null);
}
