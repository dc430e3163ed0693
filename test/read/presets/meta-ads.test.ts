import { describe, expect, it } from "vitest";
import { changed } from "../../support/account-rules.ts";
import { importText } from "../../support/imports.ts";
import { read } from "../../support/reading.ts";

const REPORT = importText("meta-ads", "costs.csv");

describe("a Meta Ads report", () => {
  it("is marketing in the currency of its heading, without its summary row", async () => {
    const { costs, currency, errors, accounts, files } = await read({ costs: REPORT });
    expect(errors).toEqual([]);
    expect(costs).toEqual([
      "2025-01 marketing 132050",
      "2025-01 marketing 41025",
      "2025-02 marketing 128740",
      "2025-02 marketing 0",
      "2025-03 marketing 150200",
    ]);
    expect(currency).toBe("USD");
    expect(accounts).toEqual(["Clinics lookalike marketing 410990 USD", "Retargeting marketing 41025 USD"]);
    expect(files[1]).toMatchObject({ rows: 6, used: 5, excluded: 1 });
  });

  it("is an error, told once, where rows span months", async () => {
    const { errors, issues } = await read({
      costs: REPORT.replaceAll("2025-02-28", "2025-03-31"),
    });
    expect(errors).toEqual(["c1.csv:4 Reporting ends report-not-by-month"]);
    expect(issues[0]!.args.text).toBe("2025-02-01 to 2025-03-31");
  });

  it("goes by its days where it has them", async () => {
    const daily =
      "Day,Campaign name,Amount spent (EUR),Reporting starts,Reporting ends\n2025-01-05,A,10.5,2025-01-01,2025-03-31\n2025-02-05,A,7,2025-01-01,2025-03-31\n";
    const { costs, currency } = await read({ costs: daily });
    expect([costs, currency]).toEqual([["2025-01 marketing 1050", "2025-02 marketing 700"], "EUR"]);
  });

  it("keeps rows without a campaign where no row has one", async () => {
    const { costs } = await read({
      costs: "Reporting starts,Reporting ends,Amount spent (USD)\n2025-01-01,2025-01-31,5\n2025-02-01,2025-02-28,6\n",
    });
    expect(costs).toEqual(["2025-01 marketing 500", "2025-02 marketing 600"]);
  });

  it("asks for the order of days and months that do not tell it", async () => {
    const doubtful = "Day,Campaign name,Amount spent (USD)\n1/2/2025,A,5\n";
    expect((await read({ costs: doubtful })).errors).toEqual(["c1.csv:2 Day date-order-undecided"]);
    expect((await read({ costs: doubtful, costEntry: { dateFormat: "D/M/YYYY" } })).costs).toEqual([
      "2025-02 marketing 500",
    ]);
    expect((await read({ costs: changed(doubtful, ["1/2/2025", "1/20/2025"]) })).costs).toEqual([
      "2025-01 marketing 500",
    ]);
  });
});
