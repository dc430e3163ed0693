import { access } from "node:fs/promises";
import { resolve } from "node:path";
import { EXIT } from "../exit-code.ts";
import { checkReadable, refuseIfReadOnce } from "../files.ts";
import { configText, SAMPLE_COSTS, SAMPLE_SUBSCRIPTIONS } from "../init-text.ts";
import { type Io, tell, write } from "../io.ts";
import { issuesText } from "../issues-text.ts";
import { lookAtFiles } from "../look-at-files.ts";
import { throwIfErrors, UsageError } from "../problems.ts";
import { writeWhole } from "../write-files.ts";

export interface InitFlags {
  readonly subscriptions?: string[];
  readonly costs?: string[];
  readonly encoding?: string;
  readonly force?: boolean;
}

/** Writes ue.yaml with the schema beside it: for the files given, as they turn out to be, or with samples to start from. */
export async function init(io: Io, flags: InitFlags): Promise<number> {
  const { subscriptions = [], costs = [] } = flags;
  const { schemaText } = await import("./schema.ts");
  const unreadable = await checkReadable(io, [...subscriptions, ...costs]);
  throwIfErrors(unreadable, unreadable.length);
  refuseIfReadOnce(io, [...subscriptions, ...costs]);
  const found =
    subscriptions.length + costs.length === 0
      ? null
      : await lookAtFiles(io, subscriptions, costs, flags.encoding ?? null);
  const files = new Map([
    ["ue.yaml", configText(found)],
    ["ue.schema.json", schemaText("config")],
    ...(found === null
      ? ([
          ["subscriptions.csv", SAMPLE_SUBSCRIPTIONS],
          ["costs.csv", SAMPLE_COSTS],
        ] as const)
      : []),
  ]);
  if (flags.force !== true) await refuseToReplace(io, [...files.keys()]);
  await writeWhole(
    io,
    [...files].map(([file, text]) => ({ file, text })),
    "Run ue init in another folder.",
  );
  const next =
    found === null || found.open.length === 0
      ? "Next: ue check"
      : "Next: settle what is listed here in ue.yaml, then: ue validate";
  await write(io.stdout, `Wrote ${[...files.keys()].join(", ")}.\n${next}\n`);
  if (found !== null && found.open.length > 0) {
    await tell(io, await issuesText(io, found.open));
  }
  return EXIT.ok;
}

async function refuseToReplace(io: Io, files: readonly string[]): Promise<void> {
  const there: string[] = [];
  for (const file of files) {
    const exists = await access(resolve(io.cwd(), file)).then(
      () => true,
      () => false,
    );
    if (exists) there.push(file);
  }
  if (there.length > 0)
    throw new UsageError(`${there.join(", ")} would be replaced. Use --force to do so, or another folder.`);
}
