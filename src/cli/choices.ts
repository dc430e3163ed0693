import { type Command, InvalidArgumentError } from "commander";
import { nearest } from "../domain/nearest.ts";

/** Makes every option and argument with a fixed set of values name the nearest one to a wrong value. */
export function suggestChoices(program: Command): void {
  for (const command of [program, ...program.commands])
    for (const taking of [...command.options, ...command.registeredArguments]) {
      const { argChoices, parseArg } = taking;
      if (argChoices === undefined) continue;
      taking.parseArg = (value, previous) => {
        if (argChoices.includes(value)) return parseArg!(value, previous);
        const meant = nearest(value, argChoices);
        throw new InvalidArgumentError(
          `${meant === null ? "" : `Did you mean ${meant}? `}Allowed choices are ${argChoices.join(", ")}.`,
        );
      };
    }
}
