import { describe, expect, it } from "vitest";
import type { LeftOutReason } from "../../src/domain/left-out-reason.ts";
import { importText } from "../support/imports.ts";
import { csv, type Input, read } from "../support/reading.ts";

const HEADER = "customer_id,start_date,end_date,amount,subscription_id";
const ADA = "ada,2025-01-01,,100,s1";
const LEDGER = importText("cn-ledger", "costs.csv");
const withStatus = (status: string): Input => ({
  subscriptions: csv("Customer,Start,Fee,State", "ada,2025-01-01,100,live", `bo,2025-01-01,100,${status}`),
  entry: {
    columns: new Map([
      ["Customer", "customer_id"],
      ["Start", "start_date"],
      ["Fee", "amount"],
      ["State", "status"],
    ]),
    status: new Map([
      ["live", "active"],
      ["test", "ignore"],
      ["trying", "trialing"],
    ] as const),
  },
});

/** One story for each reason; a reason without one does not compile. */
const STORIES: Readonly<Record<LeftOutReason, Input>> = {
  status: withStatus("test"),
  trial: withStatus("trying"),
  repeated: { subscriptions: [csv(HEADER, ADA), csv(HEADER, ADA)] },
  duplicate: { subscriptions: csv(HEADER, ADA, ADA), dedupe: true },
  "never-paid": { subscriptions: csv(HEADER, ADA, "bo,2025-01-01,2025-01-01,100,s2") },
  total: { costs: importText("qbo-pnl", "costs.csv") },
  "no-cost": { costs: importText("qbo-pnl", "costs.csv") },
  "closing-entry": { costs: LEDGER },
  "balance-sheet": { costs: LEDGER },
};

describe("a reason for which a row enters no number", () => {
  it.each(Object.entries(STORIES))("%s is reached", async (reason, input) => {
    const { files } = await read(input);
    expect(files.flatMap(({ leftOut }) => leftOut.map((each) => each.reason))).toContain(reason);
  });
});
