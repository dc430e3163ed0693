import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "../../src/domain/options.ts";
import { readConfig } from "../../src/read/config.ts";
import { IssueLog } from "../../src/read/issue-log.ts";
import { issueLine } from "../../src/render/issue-message.ts";
import { EN } from "../../src/render/words/index.ts";

/** ue.yaml of these lines below its version, and the files that it may name. */
async function config(lines: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const log = new IssueLog();
  const text = ["version: 1", ...lines, ""].join("\n");
  const found = await readConfig(
    "ue.yaml",
    text,
    async (name) => (name in files ? { file: name, text: files[name]! } : null),
    log,
  );
  return { config: found, problems: log.all().map((issue) => issueLine(issue, EN)) };
}

const problemsOf = async (...lines: string[]) => (await config(lines)).problems;

describe("ue.yaml", () => {
  it("fills what it says, and leaves the rest to flags and defaults", async () => {
    const { config: read, problems } = await config([
      "currency: cny",
      "stage: gtm",
      "subscriptions: { files: [a.csv, b.csv], preset: canonical, end_date: inclusive, dedupe: true }",
      "costs: { files: [c.csv], allow_gaps: true }",
      "fx: { usd: 7.12, JPY: '0.0481' }",
      "options: { window: 6, cac_lag_months: 1, ltv_cap_months: 24, confidence: 0.95, min_customers: 10, usage: include }",
      "tiers: [ { name: small, below: 100 }, { name: big } ]",
      "target_segments: [clinics]",
      "plan: { spend_cap: 100000 }",
      "require_attested: true",
    ]);
    expect(problems).toEqual([]);
    expect(read).toMatchObject({
      currency: "CNY",
      stage: "gtm",
      subscriptions: [{ files: ["a.csv", "b.csv"], entry: { endDate: "inclusive", preset: "canonical" } }],
      costs: [{ files: ["c.csv"] }],
      dedupe: true,
      allowCostGaps: true,
      options: {
        window: 6,
        cacLagMonths: 1,
        ltvCapMonths: 24,
        confidence: 0.95,
        minCustomers: 10,
        usage: "include",
        tiers: [
          { name: "small", below: 100 },
          { name: "big", below: null },
        ],
        targetSegments: ["clinics"],
      },
      plan: { spend_cap: 100000 },
      requireAttested: true,
    });
    expect([...read!.rates]).toEqual([
      ["USD", "7.12"],
      ["JPY", "0.0481"],
    ]);
    const { config: empty } = await config([]);
    expect({ ...DEFAULT_OPTIONS, ...empty!.options }).toEqual(DEFAULT_OPTIONS);
    expect(empty).toMatchObject({
      currency: null,
      stage: null,
      subscriptions: [],
      dedupe: false,
      requireAttested: false,
    });
  });

  it("may begin with a byte order mark and end its lines with CRLF", async () => {
    const log = new IssueLog();
    const read = await readConfig("ue.yaml", "\ufeffversion: 1\r\nstage: pmf\r\n", async () => null, log);
    expect([read?.stage, log.errorCount]).toEqual(["pmf", 0]);
  });

  it("names unknown keys with the nearest known one, where the key stands", async () => {
    expect(await problemsOf("subscriptons:", "  files: [a.csv]", "costs:", "  flies: [c.csv]", "zzzzzzzz: 1")).toEqual([
      expect.stringMatching(/^error: ue\.yaml:2:1: There is no key subscriptons\. Did you mean "subscriptions"\?/),
      expect.stringMatching(
        /^error: ue\.yaml:5:3: There is no key costs\.flies\. Did you mean "files"\? Allowed: files, /,
      ),
      expect.stringMatching(/^error: ue\.yaml:6:1: There is no key zzzzzzzz\. Allowed: version, currency, /),
    ]);
  });

  it("names them also inside of lists and of gates", async () => {
    expect(
      await problemsOf("subscriptions: [ { files: [a.csv], fils: [] } ]", "gates: [ { id: x, metrik: ndr } ]"),
    ).toEqual([
      expect.stringMatching(/^error: ue\.yaml:2:36: There is no key subscriptions\.0\.fils\. Did you mean "files"\?/),
      expect.stringMatching(/^error: ue\.yaml:3:10: gates\.0\.metric is missing\. Expected text\./),
      expect.stringMatching(/^error: ue\.yaml:3:19: There is no key gates\.0\.metrik\. Did you mean "metric"\?/),
    ]);
  });

  it.each([
    ["options: { window: twelve }", '2:20: options.window is "twelve". Expected a number.'],
    ["options: { window: 2 }", "2:20: options.window is 2. Expected a number of at least 3."],
    ["options: { window: 4.5 }", "2:20: options.window is 4.5. Expected a whole number."],
    ["options: { confidence: 1 }", "2:24: options.confidence is 1. Expected a number of at most 0.999."],
    ["options: { ltv_cap_months: 0 }", "2:28: options.ltv_cap_months is 0. Expected a number above 0."],
    ["options: { usage: maybe }", '2:19: options.usage is "maybe". Expected one of include, exclude.'],
    ["options:", "2:9: options is empty. Expected keys with values."],
    ["currency: CYN", '2:11: currency is "CYN". Expected a currency code such as CNY (did you mean CNY?).'],
    ["currency: XYZ", '2:11: currency is "XYZ". Expected a currency code such as CNY.'],
    ["fx: { EUX: 7 }", "2:7: fx.EUX is 7. Expected a currency code such as CNY (did you mean EUR?)."],
    [
      "costs: { currency: UDS }",
      '2:20: costs.currency is "UDS". Expected a currency code such as CNY (did you mean USD?).',
    ],
    [
      "attest: { gtm.best-practice: { answer: yes, date: 2025-13-20 } }",
      expect.stringContaining('date is "2025-13-20". Expected a day that exists, such as 2025-12-31.'),
    ],
    ["currency: RMB$", '2:11: currency is "RMB$". Expected a currency code such as CNY.'],
    ["stage: seed", '2:8: stage is "seed". Expected one of pmf, gtm, scale, ecosystem.'],
    ["costs: { files: c.csv }", '2:17: costs.files is "c.csv". Expected a list, such as [a, b].'],
    ["costs: [ { files: c.csv } ]", '2:19: costs.0.files is "c.csv". Expected a list, such as [a, b].'],
    ["costs: c.csv", '2:8: costs is "c.csv". Expected keys with values, or a list, such as [a, b].'],
    ["costs: { allow_gaps: yes }", '2:22: costs.allow_gaps is "yes". Expected true or false.'],
    ["costs: { delimiter: ;; }", '2:21: costs.delimiter is ";;". Expected one character, such as `;`.'],
    ["costs: { delimiter: '\"' }", expect.stringContaining("Expected one character, such as `;`.")],
    [
      "costs: { date_format: ISO }",
      '2:23: costs.date_format is "ISO". Expected day, month and year in their order, such as DD-MM-YYYY.',
    ],
    ["target_segments: []", "2:18: target_segments is []. Expected at least one entry."],
    ["fx: { dollars: 7 }", "2:7: fx.dollars is 7. Expected a currency code such as CNY."],
    ["gates: [ { id: x } ]", "2:10: gates.0.metric is missing. Expected text."],
    [
      "gates: [ { id: x, metric: ndr, min: high } ]",
      '2:37: gates.0.min is "high". Expected a number (0.8 for 80 %), or a number of your plan such as plan.spend_cap.',
    ],
    [
      // as a percentage it would be Infinity
      "gates: [ { id: x, metric: ndr, min: 1e308 } ]",
      "2:37: gates.0.min is 1e+308. Expected a number of at most 1000000000000000.",
    ],
    [
      "gates: [ { id: x, metric: ndr, min: 1, tier: a, segment: b } ]",
      expect.stringContaining("Expected only one of segment, channel and tier."),
    ],
    [
      "gates: [ { id: x, metric: ndr, min: 1, when_undefined: pass } ]",
      '2:56: gates.0.when_undefined is "pass". Expected inconclusive, fail or skip, or a map from reason to one of these.',
    ],
    ["tiers: [ { name: a }, { name: b } ]", expect.stringContaining("Expected `below` on every tier but the last.")],
    [
      "tiers: [ { name: a, below: 9 }, { name: b, below: 5 }, { name: c } ]",
      expect.stringContaining("Expected tiers in order of rising `below`."),
    ],
    ["tiers: [ { name: a, below: 9 }, { name: a } ]", expect.stringContaining("Expected tier names that differ.")],
  ])("says where a value is wrong and what was expected: %s", async (line, expected) => {
    const problems = await problemsOf(line);
    expect(problems).toHaveLength(1);
    const text = problems[0]!.replace(/^error: ue\.yaml:/, "").replace(/ \[config-invalid\]$/, "");
    expect(text).toEqual(expected);
  });

  it.each(["0", "-1", "'1,2'", "0.0000001", "'0'", "'1e-7'", "' 7'", `'7.${"1".repeat(60)}'`, "true", ".inf"])(
    "wants plain decimal rates above 0: %s",
    async (rate) => {
      const problems = await problemsOf(`fx: { USD: ${rate} }`);
      expect(problems).toEqual([expect.stringContaining("fx.USD is ")]);
    },
  );

  it.each([
    ["", "version is missing. Expected 1."],
    ["- a", 'the file is ["a"]. Expected keys with values.'],
    ["hello", 'the file is "hello". Expected keys with values.'],
    ["version: 2", "version is 2. Expected 1."],
    ["version: 1\nversion: 1", "ue.yaml:2:1: The YAML cannot be read: Map keys must be unique."],
    ["version: 1\noptions:\n\twindow: 3", "ue.yaml:3:1: The YAML cannot be read: Tabs are not allowed as indentation."],
    ["version: 1\n---\nversion: 1", "ue.yaml:2:1: The YAML cannot be read: `---` starts a second document"],
    ["version: 1\ncurrency: *x", "The YAML cannot be read: Unresolved alias"],
  ])("that is no such file: %j", async (text, expected) => {
    const log = new IssueLog();
    expect(await readConfig("ue.yaml", text, async () => null, log)).toBeNull();
    expect(log.all().map((issue) => issueLine(issue, EN))).toEqual([expect.stringContaining(expected)]);
  });

  it("does not unfold a bomb of aliases", async () => {
    const names = "abcdefghij".split("");
    const bomb = names.map((name, i) => {
      const entries = Array.from({ length: 9 }, () => (i === 0 ? "x" : `*${names[i - 1]}`));
      return `${name}: &${name} [${entries.join(", ")}]`;
    });
    const started = performance.now();
    expect(await problemsOf(...bomb)).toEqual([expect.stringContaining("Excessive alias count")]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("own gates", () => {
  it("join the policy; one of the same id takes the other's place", async () => {
    const { config: read, problems } = await config([
      "gates:",
      "  - { id: gtm.ndr, metric: ndr, min: 0.9, stages: [gtm] }",
      "  - { id: budget.cac, metric: cac, max: 8000 }",
    ]);
    expect(problems).toEqual([]);
    const gates = read!.policy.gates;
    expect(gates.filter(({ id }) => id === "gtm.ndr").map(({ threshold, builtIn }) => [threshold, builtIn])).toEqual([
      [0.9, false],
    ]);
    expect(gates.at(-1)).toMatchObject({
      id: "budget.cac",
      stages: ["pmf", "gtm", "scale", "ecosystem"],
      kind: "required",
    });
    expect(read!.gatePlaces.get("budget.cac")).toEqual({ file: "ue.yaml", line: 4, column: "5" });
  });

  it.each([
    [
      "{ id: x, metric: nrd, min: 1 }",
      '3:22: Gate x: there is no metric "nrd". Did you mean "ndr"? `ue metrics` lists them. [metric-unknown]',
    ],
    [
      "{ id: x, metric: ndr, min: 1, applies_when: { metric: arpu, min: 1 } }",
      '3:59: Gate x: there is no metric "arpu". Did you mean "arpa"? `ue metrics` lists them. [metric-unknown]',
    ],
    [
      "{ id: x, metric: ndr }",
      "3:5: Gate x has no threshold. Give exactly one of min, max, above, below, no_worse_than_baseline, max_drop. [gate-bounds]",
    ],
    [
      "{ id: x, metric: ndr, min: 1, below: 2 }",
      "3:42: Gate x has several thresholds (min, below). Give exactly one of min, max, above, below, no_worse_than_baseline, max_drop. [gate-bounds]",
    ],
    [
      "{ id: x, metric: ndr, min: 1, fallback: gtm.ndrr }",
      '3:45: Gate x: there is no gate or question "gtm.ndrr" to fall back to. Did you mean "gtm.ndr"? [fallback-unknown]',
    ],
    [
      "{ id: x, metric: ndr, min: 1, fallback: x }",
      "3:45: Fallbacks lead in a circle: x -> x. Break it. [fallback-cycle]",
    ],
    [
      "{ id: x, metric: ndr, min: 1, when_undefined: { never-pay-back: fail } }",
      expect.stringMatching(
        /^3:69: Gate x: "never-pay-back" is not a reason code\. .*Did you mean "never-pays-back"\?/,
      ),
    ],
  ])("that do not fit: %s", async (gate, expected) => {
    const problems = await problemsOf("gates:", `  - ${gate}`);
    expect(problems.map((problem) => problem.replace("error: ue.yaml:", ""))).toEqual([expected]);
  });

  it("that do not fit are all named in one run, with answers to questions that do not exist", async () => {
    const problems = await problemsOf(
      "gates:",
      "  - { id: x, metric: nrd, min: 1 }",
      "  - { id: x, metric: ndr }",
      "attest: { gtm.nothing: { answer: yes } }",
    );
    expect(problems.map((problem) => /ue\.yaml:(\d+).*\[(.*)\]/.exec(problem)?.slice(1).join(" "))).toEqual([
      "3 metric-unknown",
      "4 gate-duplicate",
      "4 gate-bounds",
      "5 attest-unknown",
    ]);
  });
});

describe("a policy file", () => {
  const own =
    "gates: [ { id: a.ndr, metric: ndr, min: 1 } ]\nquestions: [ { id: a.q, stage: pmf, question: Really? } ]\n";

  it("takes the place of the handbook", async () => {
    const { config: read, problems } = await config(["policy: own.yaml", "attest: { a.q: { answer: no } }"], {
      "own.yaml": own,
    });
    expect(problems).toEqual([]);
    expect([read!.policy.name, read!.policy.gates.map(({ id }) => id)]).toEqual(["own policy", ["a.ndr"]]);
    expect(read!.gatePlaces.get("a.ndr")).toEqual({ file: "own.yaml", line: 1, column: "10" });
  });

  it("must be there", async () => {
    expect((await config(["policy: own.yaml"])).problems).toEqual([
      'error: ue.yaml:2:9: There is no file "own.yaml". Check the name, and the folder you are in. [file-not-found]',
    ]);
  });

  it("is checked like own gates, in its own file", async () => {
    const bad = own.replace("ndr, min: 1", "nrd, min: 1").replace("stage: pmf", "stage: seed");
    expect((await config(["policy: own.yaml"], { "own.yaml": bad })).problems).toEqual([
      'error: own.yaml:2:32: questions.0.stage is "seed". Expected one of pmf, gtm, scale, ecosystem. [config-invalid]',
    ]);
    const metric = own.replace("ndr, min: 1", "nrd, min: 1");
    expect((await config(["policy: own.yaml"], { "own.yaml": metric })).problems).toEqual([
      expect.stringMatching(/^error: own\.yaml:1:31: Gate a\.ndr: there is no metric "nrd"\./),
    ]);
  });
});

describe("answers under attest", () => {
  it.each([
    ["yes", true],
    ["no", false],
    ["true", true],
    ["false", false],
    ["'yes'", true],
  ])("may be %s", async (text, expected) => {
    const { config: read } = await config([
      `attest: { gtm.best-practice: { answer: ${text}, date: 2025-05-20, evidence: playbook } }`,
    ]);
    expect(read!.attest.get("gtm.best-practice")).toEqual({
      answer: expected,
      evidence: "playbook",
      date: "2025-05-20",
    });
  });

  it("may not be anything else, nor to an unknown question", async () => {
    expect(await problemsOf("attest:", "  gtm.best-practice: { answer: perhaps }")).toEqual([
      'error: ue.yaml:3:32: attest.gtm.best-practice.answer is "perhaps". Expected true or false, or one of yes, no. [config-invalid]',
    ]);
    expect(await problemsOf("attest:", "  gtm.best-practise:", "    answer: yes")).toEqual([
      'error: ue.yaml:3:3: There is no question gtm.best-practise to answer. Did you mean "gtm.best-practice"? `ue gates` lists them. [attest-unknown]',
    ]);
  });
});
