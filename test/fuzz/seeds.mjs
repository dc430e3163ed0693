import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What mutations start from: the sample companies, a file of every preset and every odd encoding, and the smallest
 * input of every problem, each a folder of files, and how they are named on the command line; the built-in policy; and
 * the reports of the companies.
 */
export function seedsOf(root) {
  const fixtures = join(root, "fixtures");
  const golden = join(root, "test/golden");
  const inputs = ["companies", "imports", "errors", "text"].flatMap((kind) => inputsIn(kind, join(fixtures, kind)));
  const reports = readdirSync(join(fixtures, "companies"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [`companies/${name}`, printedIn(join(golden, name, "check.json"))]);
  const policy = readFileSync(join(root, "src/gates/policies/handbook.yaml"));
  return { inputs, policy, reports: new Map(reports) };
}

function inputsIn(kind, folder) {
  if (kind === "text") return filesIn(folder).map((file) => seed(`text/${file}`, folder, [file]));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => seed(`${kind}/${name}`, join(folder, name), filesIn(join(folder, name))))
    .filter(({ files }) => files.size > 0);
}

/** A golden holds the exit code, then what was printed. */
function printedIn(file) {
  const bytes = readFileSync(file);
  return bytes.subarray(bytes.indexOf("\n") + 1);
}

const SUBSCRIPTIONS = `customer_id,start_date,end_date,amount
acme,2023-01-01,,100
beta,2023-06-01,2024-06-01,250
cord,2024-02-01,,75
`;

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:csv|gz|yaml)$/.test(entry.name) && entry.name !== "expected.csv")
    .filter(({ name }) => name !== "stdin.gz")
    .map(({ name }) => name)
    .sort();

function seed(name, folder, names) {
  const files = new Map(names.map((file) => [file, readFileSync(join(folder, file))]));
  const tables = names.filter((file) => !file.endsWith(".yaml"));
  const costs = tables.filter((file) => /cost|excel/.test(file));
  const subscriptions = tables.filter((file) => !costs.includes(file));
  // Costs alone are an error.
  if (subscriptions.length === 0 && costs.length > 0) {
    files.set("subscriptions.csv", Buffer.from(SUBSCRIPTIONS));
    subscriptions.push("subscriptions.csv");
  }
  return { name, files, subscriptions, costs };
}
