import { strFromU8, unzipSync } from "fflate";

/** No command takes longer than this of the processor's time, whatever it is given. */
const MOST_CPU_SECONDS = 2;
export const TOO_LONG = "takes too long";

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
const ESCAPES = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

/** What is wrong with how a run ended; null when nothing is. `made` are the files that were not there before it. */
export function verdictOn({ args, files }, { code, stdout, stderr, cpuSeconds, thrown, made = new Map() }) {
  const [command] = args;
  const target = args[args.indexOf("-o") + 1];
  const toFile = args.includes("-o") && target !== "-";
  if (thrown !== null) return `threw ${thrown}`;
  if (![0, 1, 2, 3].includes(code)) return `exit code ${code}`;
  if (/^internal error/m.test(stderr)) return `internal error: ${/^internal error: (.*)/m.exec(stderr)[1]}`;
  if (cpuSeconds > MOST_CPU_SECONDS) return TOO_LONG;
  if (code === 2 && stderr === "") return "fails without a word";
  if (code === 2 && command !== "validate" && stdout !== "") return "half an answer on standard output";
  if (code === 2 && made.size > 0) return `fails and leaves ${[...made.keys()].join(", ")}`;
  if (code !== 2 && (toFile ? (made.get(target)?.length ?? 0) : stdout.length) === 0 && !mayBeSilent(command))
    return "no answer";
  if ((code === 1 || code === 3) && command !== "check") return `exit code ${code} of ue ${command}`;
  if (ESCAPES.test(stderr)) return "control characters on standard error";
  if (code === 2) return null;
  return toFile ? workbookProblem(made.get(target)) : answerProblem(args, files, stdout);
}

/** Nothing may fit at the cursor. */
const mayBeSilent = (command) => command === "__complete";

function answerProblem(args, files, stdout) {
  const [command] = args;
  if (command === "schema") return jsonProblem(stdout);
  const format = args.includes("--format") ? args[args.indexOf("--format") + 1] : "table";
  if (["table", "markdown", "github", "junit"].includes(format) && ESCAPES.test(stdout))
    return `control characters in ${format}`;
  if (format === "json") return jsonProblem(stdout);
  if (format === "jsonl") return firstOf(stdout.trimEnd().split("\n"), jsonProblem);
  return wordProblem(stdout, files);
}

/** A cell of a number holds a number. */
function workbookProblem(bytes) {
  const parts = Object.entries(unzipSync(bytes)).filter(([path]) => path.startsWith("xl/worksheets/sheet"));
  return firstOf(parts, ([path, content]) => {
    const odd = /<c [^>]*t="n"[^>]*>(?:<f>[^<]*<\/f>)?<v>(?!-?\d)[^<]*|<v>(?:NaN|-?Infinity|undefined)/.exec(
      strFromU8(content),
    );
    return odd === null ? null : `${path} has ${odd[0]}`;
  });
}

function jsonProblem(text) {
  try {
    return valueProblem(JSON.parse(text), "");
  } catch (error) {
    return `JSON that cannot be parsed: ${error.message}`;
  }
}

/** A number that is none becomes null on its way into JSON; a null value without a reason gives it away. */
function valueProblem(value, path) {
  if (Array.isArray(value)) return firstOf(value, (each) => valueProblem(each, `${path}[]`));
  if (typeof value === "number" && !Number.isFinite(value)) return `${path} is ${value}`;
  if (typeof value !== "object" || value === null) return null;
  // An input that was not read has no reason of its own: its metric has it.
  const isInput = path.endsWith(".inputs[]");
  if (!isInput && "reason" in value && value.value === null && value.reason === null)
    return `${path} has neither a value nor a reason`;
  return firstOf(Object.entries(value), ([key, each]) => valueProblem(each, `${path}.${key}`));
}

/** Words that only a program's mistake prints, unless the data say them. */
function wordProblem(stdout, files) {
  for (const word of ["NaN", "Infinity", "undefined", "[object"])
    if (stdout.includes(word) && ![...files.values()].some((bytes) => bytes.includes(word))) return `prints ${word}`;
  return null;
}

function firstOf(list, problemOf) {
  for (const each of list) {
    const problem = problemOf(each);
    if (problem !== null) return problem;
  }
  return null;
}
