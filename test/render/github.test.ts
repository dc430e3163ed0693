import { describe, expect, it } from "vitest";
import { renderGithub } from "../../src/render/github.ts";
import { ADVISORY, checkReport, gate, PASSING, PLAIN, question, UNDECIDED } from "../support/reports.ts";

const linesOf = (...args: Parameters<typeof renderGithub>) =>
  renderGithub(...args)
    .trimEnd()
    .split("\n");

describe("github", () => {
  it("annotates the verdict, what stops the build, then advice, then notes", () => {
    expect(linesOf(checkReport(), PLAIN)).toEqual([
      "::error title=ue check%3A fail::Do not scale the sales team: NDR 74.4 %25 is below 80 %25.",
      "::error title=GTM%3A NDR::NDR 74.4 %25 is below 80 %25.%0ACall five customers.",
      "::error title=GTM%3A CAC::CAC: no costs were given.%0AGive the costs too: -c FILE, or `costs: files:` in ue.yaml.",
      "::warning title=GTM%3A R&D share of revenue (advisory)::R&D share of revenue 10.0 %25 is below 20 %25.%0ACall five customers.",
      "::warning title=Trap::Scaling too early: acquisition cost rose from 100,000 to 150,000 (+50 %25) between the halves of the window while a required gate fails.",
      "::warning file=costs%2C all.csv,line=3,title=no-cost-of-service::There is no delivery, service or success cost at all, so service margins read 100 %25. Add hosting and support cost.",
      "::notice title=window-shortened::The window has 9 months instead of 12: there is no MRR before it.",
      "::notice title=Open questions%3A 1::gtm.best-practice",
    ]);
  });

  it("says when one group is judged alone", () => {
    const report = checkReport({ scope: { by: "segment", group: "SMB" } });
    expect(linesOf(report, PLAIN)[0]).toMatch(/^::error title=ue check%2C segment SMB%3A fail::/);
  });

  it("has no error where the exit code is 0", () => {
    const passing = checkReport({
      verdict: "pass",
      gates: [PASSING, ADVISORY],
      questions: [question({ answer: "no" })],
    });
    expect(linesOf(passing, PLAIN).filter((line) => line.startsWith("::error"))).toEqual([]);
    expect(renderGithub(passing, PLAIN)).toContain("::warning title=GTM%3A answered no::Is there a best practice?");
    const undecided = checkReport({ verdict: "inconclusive", gates: [PASSING, UNDECIDED], traps: [], issues: [] });
    const kinds = (choice: "open" | "pass" | "fail") =>
      linesOf(undecided, { ...PLAIN, undecided: choice }).map((line) => line.split(" ")[0]);
    expect(kinds("open")).toEqual(["::error", "::error", "::notice"]);
    expect(kinds("fail")).toEqual(["::error", "::error", "::notice"]);
    expect(kinds("pass")).toEqual(["::warning", "::warning", "::notice"]);
  });

  it("leaves the stages after the one that decides alone", () => {
    const report = checkReport({
      stage: null,
      decidingStage: "gtm",
      gates: [gate(), gate({ id: "scale.ndr", stage: "scale", title: "Later" })],
      questions: [],
      stages: [
        { stage: "gtm", verdict: "fail", reason: null },
        { stage: "scale", verdict: "fail", reason: null },
      ],
    });
    expect(renderGithub(report, PLAIN)).not.toContain("Later");
  });

  it("shows at most ten of a kind, the worst first, and says how many more there are", () => {
    const gates = Array.from({ length: 30 }, (_, i) =>
      i % 2 === 0
        ? { ...UNDECIDED, id: `gtm.u${i}`, title: `Undecided ${i}` }
        : gate({ id: `gtm.f${i}`, title: `Failed ${i}` }),
    );
    const errors = linesOf(checkReport({ gates }), PLAIN).filter((line) => line.startsWith("::error"));
    expect(errors.length).toBe(10);
    expect(errors.slice(1, 9).every((line) => line.includes("title=GTM%3A Failed"))).toBe(true);
    expect(errors[9]).toBe("::error title=ue check::22 more, see the step summary");
    const exactly = checkReport({ gates: gates.slice(0, 9) });
    expect(
      linesOf(exactly, PLAIN)
        .filter((line) => line.startsWith("::error"))
        .at(-1),
    ).not.toContain("more");
  });

  it("lets no text end its command or start another", () => {
    const title = "a::error::b,file=x:%0A\n::warning::c\r\u001b[0m";
    const text = renderGithub(checkReport({ gates: [gate({ title, action: title })], issues: [], traps: [] }), PLAIN);
    for (const line of text.trimEnd().split("\n")) expect(line).toMatch(/^::(error|notice) title=[^:,]*::[^\p{Cc}]*$/u);
    expect(text).toContain(
      "title=GTM%3A a%3A%3Aerror%3A%3Ab%2Cfile=x%3A%250A\ufffd%3A%3Awarning%3A%3Ac\ufffd\ufffd[0m::",
    );
  });
});
