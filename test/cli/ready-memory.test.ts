import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { readyMemory } from "../../src/cli/ready-memory.ts";
import { float64s, int32s, supplyMemoryBy } from "../../src/domain/memory.ts";

afterEach(() => {
  supplyMemoryBy(null);
});

const LENGTH = 300_000;

describe("memory that another thread makes ready", () => {
  it("is 0 at first, keeps what is written while it is touched, and is nobody else's", async () => {
    // Room for the first two columns; the third needs memory of its own.
    await readyMemory(4 * LENGTH + 8 * LENGTH);
    const columns = [int32s(LENGTH), float64s(LENGTH), int32s(LENGTH)];
    expect(columns.map((column) => column.every((value) => value === 0))).toEqual([true, true, true]);
    columns.forEach((column, number) => {
      for (let i = 0; i < LENGTH; i++) column[i] = i + number;
    });
    await setTimeout(300);
    columns.forEach((column, number) => {
      expect(column.every((value, i) => value === i + number)).toBe(true);
    });
    const [first, second, third] = columns.map(({ buffer }) => buffer);
    expect(first).toBeInstanceOf(SharedArrayBuffer);
    expect([second === first, third === first]).toEqual([true, false]);
  });
});
