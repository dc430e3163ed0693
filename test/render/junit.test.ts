import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { exitCodeOf } from "../../src/cli/exit-code.ts";
import { renderJunit } from "../../src/render/junit.ts";
import type { CheckReport } from "../../src/report/report.ts";
import { ADVISORY, checkReport, gate, PASSING, PLAIN, question, SKIPPED, UNDECIDED } from "../support/reports.ts";
import { descendants, type Element, parseXml } from "../support/xml.ts";

const UNDECIDED_OPTIONS = ["open", "pass", "fail"] as const;

/** A report whose verdict fits its gates, as the policy would have it. */
const REPORTS: Readonly<Record<string, CheckReport>> = {
  "a failed gate": checkReport(),
  "all passed": checkReport({ verdict: "pass", gates: [PASSING, ADVISORY, SKIPPED] }),
  "an undecided gate": checkReport({ verdict: "inconclusive", gates: [PASSING, UNDECIDED] }),
  "an answer of no": checkReport({ verdict: "fail", gates: [PASSING], questions: [question({ answer: "no" })] }),
  "a no that is only advice": checkReport({
    verdict: "pass",
    gates: [PASSING],
    questions: [question({ answer: "no" })],
  }),
  "open questions that must be answered": checkReport({ verdict: "inconclusive", gates: [PASSING] }),
  "nothing evaluated": checkReport({
    verdict: "inconclusive",
    reason: "nothing-evaluated",
    gates: [SKIPPED],
    questions: [],
  }),
  "nothing evaluated in any stage": everyStage("inconclusive", null, []),
  "a stage that is undecided before one that fails": everyStage("inconclusive", "pmf", [
    { ...UNDECIDED, stage: "pmf" },
    gate(),
  ]),
  "a stage that passes before one that fails": everyStage("fail", "gtm", [{ ...PASSING, stage: "pmf" }, gate()]),
  "every stage passed": everyStage("pass", null, [{ ...PASSING, stage: "pmf" }, PASSING]),
};

function everyStage(
  verdict: CheckReport["verdict"],
  decidingStage: CheckReport["decidingStage"],
  gates: CheckReport["gates"],
): CheckReport {
  const stages = (["pmf", "gtm"] as const).map((stage) => {
    const outcomes = gates.filter((each) => each.stage === stage).map(({ outcome }) => outcome);
    const reason = outcomes.length === 0 ? ("nothing-evaluated" as const) : null;
    const worst = (["fail", "inconclusive"] as const).find((each) => outcomes.includes(each));
    return { stage, verdict: worst ?? (reason === null ? ("pass" as const) : ("inconclusive" as const)), reason };
  });
  const reason = gates.length === 0 ? "nothing-evaluated" : null;
  return checkReport({ stage: null, verdict, reason, decidingStage, gates, questions: [], stages, supported: null });
}

const read = (report: CheckReport, undecided: (typeof UNDECIDED_OPTIONS)[number] = "open") =>
  parseXml(renderJunit(report, { ...PLAIN, undecided }));
const caseOf = (root: Element, id: string) =>
  descendants(root, "testcase").find(({ attributes }) => attributes.name!.startsWith(id))!;
const onlyChild = (element: Element) => element.children.map(({ name, attributes }) => [name, attributes]);

describe("junit", () => {
  it("looks like this", async () => {
    await expect(renderJunit(checkReport(), PLAIN)).toMatchFileSnapshot("../golden/formats/check.junit.xml");
  });

  it("has a suite for each stage and a case for each gate and question", () => {
    const root = read(REPORTS["a stage that passes before one that fails"]!);
    expect(descendants(root, "testsuite").map(({ attributes }) => attributes.name)).toEqual(["PMF", "GTM"]);
    const cases = descendants(read(checkReport()), "testcase");
    expect(cases.map(({ attributes }) => attributes.name)).toEqual([
      "gtm.ndr: NDR \u2265 80 %",
      "gtm.ltv-to-cac: LTV:CAC > 3",
      "gtm.cac: CAC \u2264 8,000",
      "gtm.rnd-share: R&D share of revenue \u2265 20 % (advisory)",
      "gtm.off-target: Off-target share \u2264 10 % (advisory)",
      "gtm.best-practice: Is there a best practice?",
      "gtm.map: Is there a map?",
    ]);
  });

  it("says when one group is judged alone", () => {
    const { name } = read(checkReport({ scope: { by: "segment", group: "<SMB>" } })).attributes;
    expect([read(checkReport()).attributes.name, name]).toEqual(["ue check", "ue check, segment <SMB>"]);
  });

  it("shows each outcome in its way", () => {
    const root = read(checkReport());
    expect(onlyChild(caseOf(root, "gtm.ndr"))).toEqual([
      ["failure", { message: "NDR 74.4 % is below 80 %.", type: "fail" }],
    ]);
    expect(caseOf(root, "gtm.ndr").children[0]!.text).toContain("Action: Call five customers.");
    expect(onlyChild(caseOf(root, "gtm.ltv-to-cac"))).toEqual([]);
    expect(onlyChild(caseOf(root, "gtm.cac"))).toEqual([
      ["error", { message: "CAC: no costs were given.", type: "inconclusive" }],
    ]);
    expect(caseOf(root, "gtm.rnd-share").children[0]).toMatchObject({
      name: "system-out",
      text: expect.stringContaining("R&D share of revenue 10.0 % is below 20 %."),
    });
    expect(onlyChild(caseOf(root, "gtm.off-target"))).toEqual([
      ["skipped", { message: "Off-target share: no target segments are stated." }],
    ]);
    expect(onlyChild(caseOf(root, "gtm.best-practice"))).toEqual([
      ["skipped", { message: "Open: answer it under attest: in ue.yaml." }],
    ]);
    expect(onlyChild(caseOf(root, "gtm.map"))).toEqual([]);
  });

  it.each([
    ["open", "error"],
    ["fail", "failure"],
    ["pass", "skipped"],
  ] as const)("makes of an undecided required gate, with --inconclusive %s, one that is %s", (undecided, name) => {
    const root = read(REPORTS["an undecided gate"]!, undecided);
    expect(caseOf(root, "gtm.cac").children[0]!.name).toBe(name);
  });

  it("does not count the stages after the one that decides", () => {
    const root = read(REPORTS["a stage that is undecided before one that fails"]!, "pass");
    const [message] = caseOf(root, "gtm.ndr").children.map(({ attributes }) => attributes.message);
    expect(message).toBe("Does not count: PMF comes first. NDR 74.4 % is below 80 %.");
  });

  const combinations = Object.keys(REPORTS).flatMap((name) => UNDECIDED_OPTIONS.map((undecided) => [name, undecided]));
  it.each(combinations as [string, (typeof UNDECIDED_OPTIONS)[number]][])(
    "is red exactly where the exit code is not 0: %s, --inconclusive %s",
    (name, undecided) => {
      const report = REPORTS[name]!;
      const { failures, errors } = read(report, undecided).attributes;
      const code = exitCodeOf(report.verdict, undecided === "open" ? undefined : undecided);
      expect(Number(failures) + Number(errors) > 0).toBe(code !== 0);
      if (code === 1) expect(Number(failures)).toBeGreaterThan(0);
      if (code === 3) expect([failures === "0", errors !== "0"]).toEqual([true, true]);
    },
  );

  it.each(Object.keys(REPORTS))("counts what it holds: %s", (name) => {
    const root = read(REPORTS[name]!);
    for (const element of [root, ...descendants(root, "testsuite")]) {
      const { tests, failures, errors, skipped } = element.attributes;
      const count = (child: string) => descendants(element, child).length;
      expect([tests, failures, errors]).toEqual([count("testcase"), count("failure"), count("error")].map(String));
      if (element !== root) expect(skipped).toBe(String(count("skipped")));
    }
  });

  it("leaves out what XML 1.0 cannot hold, and escapes the rest", () => {
    const title = "\u0000<b>&\"'\u001b[31m\ud800\ufffe]]>\u202e\n";
    const root = read(checkReport({ gates: [gate({ title, because: title, action: title, source: title })] }));
    const [failure] = descendants(root, "failure");
    expect(failure!.attributes.message).toBe("\ufffd<b>&\"'\ufffd[31m]]>\ufffd\ufffd 74.4 % is below 80 %.");
    expect(failure!.text).toContain("\nAction: \ufffd<b>&\"'\ufffd[31m]]>\ufffd\ufffd\n");
  });
});

describe("the schema that build servers agree on", () => {
  const folder = mkdtempSync(join(tmpdir(), "ue-junit-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const schema = join(import.meta.dirname, "../support/junit.xsd");
  const hasXmllint = (() => {
    try {
      execFileSync("xmllint", ["--version"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  })();

  it.skipIf(!hasXmllint).each(Object.keys(REPORTS))("holds for %s", (name) => {
    const file = join(folder, "report.xml");
    writeFileSync(file, renderJunit(REPORTS[name]!, PLAIN));
    execFileSync("xmllint", ["--noout", "--schema", schema, file], { stdio: "pipe" });
  });
});

describe("the strict reader of XML", () => {
  const declared = (text: string) => () => parseXml(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
  it.each(["<a>", "<a></b>", "<a/><b/>", "<a>&nbsp;</a>", "<a>a & b</a>", '<a b="1" b="2"/>', "<a b=1/>", "a", ""])(
    "refuses %j",
    (text) => expect(declared(text)).toThrow(),
  );
  it("reads what is well-formed", () => {
    expect(declared('<a b="1 &lt; 2"><c/>x&amp;y</a>')()).toEqual({
      name: "a",
      attributes: { b: "1 < 2" },
      children: [{ name: "c", attributes: {}, children: [], text: "" }],
      text: "x&y",
    });
  });
});
