import { BASE, GIVEN, type LeverId, type LeverTurn, leverForms, parseLeverChange } from "../domain/lever.ts";
import { excerpt } from "./cells.ts";
import type { RawConfig } from "./config-schema.ts";
import type { IssueLog } from "./issue-log.ts";
import type { YamlFile } from "./yaml-file.ts";

const RESERVED = [BASE, GIVEN];

/** Names stand between commas on the command line, and at the head of columns. */
const NAME = /^[^\s,\p{Cc}\p{Bidi_Control}]{1,60}$/u;

/** The scenarios of ue.yaml; what is wrong with them goes into the log. */
export function scenariosOf(config: YamlFile<RawConfig>, log: IssueLog): ReadonlyMap<string, readonly LeverTurn[]> {
  return new Map(
    Object.entries(config.data.scenarios ?? {}).map(([name, levers]) => {
      const path = ["scenarios", name];
      if (RESERVED.includes(name) || !NAME.test(name))
        log.error("config-invalid", config.keyPlace(path), {
          key: "scenarios",
          found: excerpt(JSON.stringify(name)),
          expected: `a short name without spaces and commas that is none of ${RESERVED.join(", ")}`,
        });
      const turns = (Object.keys(levers) as LeverId[]).flatMap((lever): LeverTurn[] => {
        const written = config.written([...path, lever]) ?? String(levers[lever]);
        const change = parseLeverChange(lever, written);
        if (change !== null) return [{ lever, change }];
        log.error("config-invalid", config.place([...path, lever]), {
          key: [...path, lever].join("."),
          found: excerpt(written),
          expected: leverForms(lever),
        });
        return [];
      });
      return [name, turns];
    }),
  );
}
