import { describe, expect, it } from "vitest";
import { formatDay } from "../../src/domain/day.ts";
import { retentionWithout, shortGaps } from "../../src/measures/late-renewals.ts";
import { buildLedger } from "../../src/measures/ledger.ts";
import { buildMovements } from "../../src/report/build-movements.ts";
import { analysisOf, PROVENANCE } from "../support/analyses.ts";
import { month, span } from "../support/business.ts";
import { linesOf, type Row } from "../support/lines.ts";

const TICKS = 72_000;
const ada = { customer: "ada" };

const gapsOf = (rows: readonly Row[], days = 30) =>
  shortGaps(linesOf(rows), days).map(({ from, to }) => `${formatDay(from)} to ${formatDay(to)}`);

describe("a short gap", () => {
  const ended: Row = { ...ada, start: "2024-03-01", end: "2024-03-29", mrr: 50 };
  const trial: Row = { ...ada, start: "2024-03-01", trialEnd: "2024-04-01", mrr: 100 };

  it("lies between the end of one paid span and the first paid day of the next, of which a trial is none", () => {
    // unpaid from 29 to 31 March, whichever of the lines stands first
    expect(gapsOf([ended, trial])).toEqual(["2024-03-29 to 2024-04-01"]);
    expect(gapsOf([trial, ended])).toEqual(["2024-03-29 to 2024-04-01"]);
    expect(gapsOf([trial, { ...ended, start: "2024-03-05" }])).toEqual(["2024-03-29 to 2024-04-01"]);
    expect(gapsOf([trial, ended], 2)).toEqual([]);
  });

  it("is none while another line is paid for, or where free lines, usage or nothing follow", () => {
    expect(gapsOf([ended, trial, { ...ada, start: "2023-01-01", mrr: 5 }])).toEqual([]);
    expect(gapsOf([ended, { ...trial, mrr: 0 }])).toEqual([]);
    expect(gapsOf([ended, { ...trial, kind: "usage" }])).toEqual([]);
    expect(gapsOf([ended])).toEqual([]);
  });
});

describe("a late renewal", () => {
  const contracts: Row[] = [
    { ...ada, start: "2024-01-20", end: "2025-01-20", mrr: 100 },
    { ...ada, start: "2024-06-01", end: "2025-01-20", mrr: 20 },
    { ...ada, start: "2024-01-20", end: "2024-12-01", mrr: 7 },
    { ...ada, start: "2025-02-05", mrr: 120 },
  ];
  const movedFrom = (rows: readonly Row[], renewalGraceDays: number) =>
    buildMovements(
      analysisOf({ rows, asOf: "2025-02", options: { renewalGraceDays } }),
      month("2025-02"),
      { by: null, group: null },
      { from: month("2025-01"), to: month("2025-02") },
      PROVENANCE,
    ).movements.map(({ churned, contraction, reactivation, closing }) => ({
      churned,
      contraction,
      reactivation,
      closing,
    }));

  it("carries every line that ended on the day before the gap, in whatever order they stand", () => {
    // 100 + 20 ended on 20 January and go on as 120; the 7 ended in November for good
    const quiet = { churned: 0, contraction: 0, reactivation: 0, closing: 120 };
    expect(movedFrom(contracts, 30)).toEqual([quiet, quiet]);
    expect(movedFrom([...contracts].reverse(), 30)).toEqual([quiet, quiet]);
  });

  it("is a loss and a return where it is not read as one", () => {
    expect(movedFrom(contracts, 15)).toEqual([
      { churned: 120, contraction: 0, reactivation: 0, closing: 0 },
      { churned: 0, contraction: 0, reactivation: 120, closing: 120 },
    ]);
  });
});

describe("retention without short gaps", () => {
  it("opens with who was between two lines a year ago, and loses only who stayed away", () => {
    const lines = linesOf([
      { customer: "bo", start: "2023-01-01", mrr: 100 },
      // unpaid at the end of June 2024, where the year opens
      { ...ada, start: "2024-01-01", end: "2024-06-20", mrr: 50 },
      { ...ada, start: "2024-07-05", mrr: 80 },
      // unpaid at the end of July 2024, the first month of the window
      { customer: "cy", start: "2024-01-01", end: "2024-07-20", mrr: 100 },
      { customer: "cy", start: "2024-08-10", mrr: 100 },
      { customer: "dee", start: "2024-01-01", end: "2024-10-01", mrr: 100 },
    ]);
    const gaps = shortGaps(lines, 30);
    const window = span("2024-07", "2025-06");
    // Paid at the end of June 2024: bo, cy and dee. At risk: bo 12 months, ada 11, cy 1 and 10, dee 4; cy and dee left.
    const counted = { opening: 300 * TICKS, closing: 200 * TICKS, events: 2, exposure: 38 };
    const then = retentionWithout(gaps, counted, buildLedger(lines, "exclude"), month("2025-06"), window);
    // ada opens with 50 and closes with 80, and is at risk in July too; so is cy in August, who never left.
    expect(then).toEqual({ ndr: 280 / 350, churn: 1 / 40 });
  });

  const without = (rows: readonly Row[], counted: Parameters<typeof retentionWithout>[1], from: string) => {
    const lines = linesOf(rows);
    const ledger = buildLedger(lines, "exclude");
    return retentionWithout(shortGaps(lines, 30), counted, ledger, month("2025-06"), span(from, "2025-06"));
  };

  it("opens twelve months ago, also where the window is shorter", () => {
    const rows = [
      { customer: "bo", start: "2023-01-01", mrr: 100 },
      { ...ada, start: "2024-01-01", end: "2024-06-20", mrr: 50 },
      { ...ada, start: "2024-07-05", mrr: 80 },
    ];
    // At risk from April 2025 on: both 3 months. Ada opens with 50, and closes with 80.
    const counted = { opening: 100 * TICKS, closing: 100 * TICKS, events: 0, exposure: 6 };
    expect(without(rows, counted, "2025-04")).toEqual({ ndr: 180 / 150, churn: 0 });
  });

  it("has at risk in the first month of a long window who was between two lines at its start", () => {
    const rows = [
      { customer: "bo", start: "2023-01-01", mrr: 100 },
      { customer: "cy", start: "2023-01-01", end: "2023-06-20", mrr: 100 },
      { customer: "cy", start: "2023-07-05", mrr: 100 },
      { customer: "dee", start: "2023-01-01", end: "2024-01-10", mrr: 100 },
    ];
    // At risk from July 2023 on: bo 24 months, cy 23 and one more without the gap, dee 7.
    const counted = { opening: 200 * TICKS, closing: 200 * TICKS, events: 1, exposure: 54 };
    expect(without(rows, counted, "2023-07")).toEqual({ ndr: 1, churn: 1 / 55 });
  });

  it("does without each of a customer's gaps", () => {
    const rows = [
      { ...ada, start: "2024-01-01", end: "2024-09-20", mrr: 100 },
      { ...ada, start: "2024-10-05", end: "2025-01-20", mrr: 100 },
      { ...ada, start: "2025-02-05", mrr: 100 },
      { customer: "bo", start: "2024-01-01", end: "2024-12-10", mrr: 100 },
    ];
    // Ada is away at the end of September and of January: at risk 10 months, and 12 without the gaps; bo 6.
    const counted = { opening: 200 * TICKS, closing: 100 * TICKS, events: 3, exposure: 16 };
    expect(without(rows, counted, "2024-07")).toEqual({ ndr: 1 / 2, churn: 1 / 18 });
  });

  it("closes with what the customer's own lines would pay, not with what ended at another on the same day", () => {
    const rows = [
      { ...ada, start: "2024-01-01", end: "2025-06-20", mrr: 100 },
      { ...ada, start: "2025-07-05", mrr: 100 },
      { customer: "bo", start: "2024-01-01", end: "2025-06-20", mrr: 40 },
    ];
    // At risk: both 12 months. Both leave in June, ada until July.
    const counted = { opening: 140 * TICKS, closing: 0, events: 2, exposure: 24 };
    expect(without(rows, counted, "2024-07")).toEqual({ ndr: 100 / 140, churn: 1 / 24 });
  });
});
