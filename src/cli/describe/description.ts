import type { Command } from "commander";
import type { Io } from "../io.ts";

/** Keeps the exit code that a command ends with. */
export interface Ending {
  code: number;
}

/** What commands are described with. */
export interface Description {
  /** Adds a command to the command line, with examples, if it is one of those that are asked for. */
  readonly add: (name: string, described: (command: Command) => Command, ...examples: string[]) => void;
  readonly io: Io;
  readonly ending: Ending;
}
