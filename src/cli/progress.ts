import { basename } from "node:path";
import { printable } from "../render/printable.ts";
import type { Out } from "./io.ts";

/** Who waits longer than this wants to know for what. Milliseconds. */
const PATIENCE = 1000;
const REST = 200;
const NARROWEST = 20;

/** Shows on a terminal how far a long file has been read, and leaves nothing behind. */
export class Progress {
  private shown = "";
  private due: number | null = null;
  private bytes = 0;

  constructor(
    private readonly out: Out,
    private readonly file: string,
    private readonly size: number | null,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  read(bytes: number): void {
    this.bytes += bytes;
    if (this.out.isTTY !== true) return;
    const now = this.clock();
    this.due ??= now + PATIENCE;
    if (now < this.due) return;
    this.due = now + REST;
    this.show(`${printable(basename(this.file))} ${this.amount()}`);
  }

  end(): void {
    if (this.shown !== "") this.show("");
  }

  private amount(): string {
    if (this.size === null || this.size < this.bytes) return `${Math.round(this.bytes / 1e6)} MB`;
    return `${Math.floor((100 * this.bytes) / this.size)} %`;
  }

  private show(text: string): void {
    const cut = text.slice(0, Math.max(NARROWEST, (this.out.columns || 80) - 1));
    this.out.write(`\r\x1b[K${cut}`);
    this.shown = cut;
  }
}
