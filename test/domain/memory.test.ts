import { afterEach, describe, expect, it } from "vitest";
import { float64s, int16s, int32s, supplyMemoryBy } from "../../src/domain/memory.ts";

afterEach(() => {
  supplyMemoryBy(null);
});

describe("memory for columns", () => {
  it("is fresh unless somebody supplies it", () => {
    expect(int32s(3)).toEqual(new Int32Array(3));
    expect(int16s(200_000)).toEqual(new Int16Array(200_000));
    expect(float64s(40_000)).toEqual(new Float64Array(40_000));
  });

  it("is supplied where it is large", () => {
    const buffer = new ArrayBuffer(1 << 20);
    const asked: number[] = [];
    supplyMemoryBy((bytes) => {
      asked.push(bytes);
      return { buffer, offset: 8 };
    });
    expect(int32s(10).buffer).not.toBe(buffer);
    const column = float64s(50_000);
    expect(asked).toEqual([400_000]);
    expect([column.buffer, column.byteOffset, column.length]).toEqual([buffer, 8, 50_000]);
  });
});
