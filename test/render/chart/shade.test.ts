import { describe, expect, it } from "vitest";
import { SHADE_SCALE, type Shade, shadeOf } from "../../../src/render/chart/shade.ts";

const signs = (...values: number[]) => values.map((value) => shadeOf(value).sign).join("");

describe("the shade of a retention", () => {
  it("has more ink the more is lost, and a plus for a gain", () => {
    expect(signs(0, 0.399, 0.4, 0.599, 0.6, 0.799, 0.8, 0.999, 1, 1.001, 1.2, 1.3)).toBe("██▓▓▒▒░░ +++");
  });

  it("is taken from the value, not from the rounded number that is printed", () => {
    expect(shadeOf(0.7999)).not.toEqual(shadeOf(0.8));
    expect(shadeOf(0.99999)).not.toEqual(shadeOf(1));
  });

  it("has no colour at 100 %, so that it is calm on a light and on a dark screen", () => {
    expect(shadeOf(1).colours).toBeNull();
  });

  it("goes over the whole scale, each step beyond its bound", () => {
    for (const step of SHADE_SCALE)
      expect(shadeOf("below" in step ? step.below - 1e-9 : step.above + 1e-9)).toMatchObject({
        sign: step.sign,
        colours: step.colours,
      });
  });
});

type Rgb = readonly [number, number, number];

function linear(hex: string): Rgb {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2: relative luminance and contrast. */
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
};

/** Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB. */
const BLINDNESS: Readonly<Record<string, readonly Rgb[]>> = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b*, D65, where a distance of about 2 is just seen. */
function lab(hex: string, matrix: readonly Rgb[]): Rgb {
  const rgb = linear(hex);
  const [r, g, b] = matrix.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, w, i) => sum + w * rgb[i]!, 0),
      ),
    ),
  );
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f((0.4124564 * r! + 0.3575761 * g! + 0.1804375 * b!) / 0.95047);
  const y = f(0.2126729 * r! + 0.7151522 * g! + 0.072175 * b!);
  const z = f((0.0193339 * r! + 0.119192 * g! + 0.9503041 * b!) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe("the colours of the shades", () => {
  const coloured = SHADE_SCALE.map(({ colours }) => colours!);

  it.each(coloured)("$background can be read: contrast of at least 4.5", ({ background, text }) => {
    expect(contrast(background, text)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.keys(BLINDNESS))("are told apart from each other with %s", (kind) => {
    const points = coloured.map(({ background }) => lab(background, BLINDNESS[kind]!));
    for (const [i, a] of points.entries())
      for (const b of points.slice(i + 1)) expect(Math.hypot(...a.map((v, k) => v - b[k]!))).toBeGreaterThan(10);
  });

  it.each(["#ffffff", "#000000", "#1e1e1e", "#fdf6e3", "#002b36"])("stand out from a screen of %s", (screen) => {
    const ground = lab(screen, BLINDNESS.none!);
    for (const { background } of coloured)
      expect(Math.hypot(...lab(background, BLINDNESS.none!).map((v, k) => v - ground[k]!))).toBeGreaterThan(10);
  });

  it("exist among the 256 of a terminal", () => {
    const cube: readonly string[] = ["00", "5f", "87", "af", "d7", "ff"];
    const parts = ({ background, text }: NonNullable<Shade["colours"]>) =>
      [background, text].flatMap((hex) => [1, 3, 5].map((at) => hex.slice(at, at + 2)));
    expect(coloured.flatMap(parts).filter((part) => !cube.includes(part))).toEqual([]);
  });
});
