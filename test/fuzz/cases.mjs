import { argsOf } from "./commands.mjs";
import { mutated } from "./mutate.mjs";
import { Random } from "./random.mjs";

const MOST_ROWS = 40;

/** Case `number` of a run: the files and the command line. */
export function caseOf({ inputs, policy, reports }, runSeed, number) {
  const random = new Random(Math.imul(runSeed, 0x9e3779b1) ^ number);
  // The first numbers of neighbouring cases are alike.
  for (let i = 0; i < 4; i++) random.next();
  const kind = random.of(["companies", "companies", "companies", "imports", "imports", "text", "errors"]);
  const seed = random.of(inputs.filter(({ name }) => name.startsWith(kind)));
  const others = [...random.of(inputs).files.values()];
  const files = new Map(
    [...seed.files].map(([name, bytes]) => [name, name.endsWith(".csv") ? fewer(random, bytes) : bytes]),
  );
  const change = (name, bytes) => files.set(name, mutated(random, name, bytes, others));
  const targets = [...files.keys()];
  for (let times = 1 + random.below(2); times > 0; times--) {
    const name = random.of(targets);
    change(name, files.get(name));
  }
  const isSettled = files.has("ue.yaml");
  if (!isSettled && random.chance(0.3)) change("ue.yaml", Buffer.from("version: 1\ncurrency: CNY\n"));
  if (files.has("ue.yaml") && random.chance(0.15)) {
    files.set("ue.yaml", Buffer.concat([files.get("ue.yaml"), Buffer.from("\npolicy: policy.yaml\n")]));
    change("policy.yaml", policy);
  }
  const args = argsOf(random, seed, isSettled);
  // The reports are of companies, and often of the same one.
  const report = () => reports.get(seed.name) ?? random.of([...reports.values()]);
  for (const name of args) if (name.endsWith(".json")) change(name, report());
  return { seed: seed.name, number, files, args };
}

/** Most cases have few rows: they take less time, and small samples are where definitions have edges. */
function fewer(random, bytes) {
  const rows = bytes.toString("latin1").split(/(?<=\n)/);
  if (rows.length <= MOST_ROWS || random.chance(0.02)) return bytes;
  const count = 1 + random.below(MOST_ROWS);
  const from = 1 + random.below(rows.length - count);
  const step = random.chance(0.5) ? 1 : Math.max(1, Math.floor((rows.length - 1) / count));
  const chosen = step === 1 ? rows.slice(from, from + count) : rows.filter((_, i) => i > 0 && i % step === 0);
  return Buffer.from([rows[0], ...chosen].join(""), "latin1");
}
