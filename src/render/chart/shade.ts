/**
 * How far a retention is from 100 %, in steps that a reader tells apart at a glance: on a screen, in print and on a
 * page. What is lost is orange and what is gained is blue, the pair that every kind of colour blindness leaves apart;
 * 100 % itself has no colour, so that a triangle without losses is calm on a light and on a dark screen. Each step
 * has a text colour of its own to be read on it, and a sign that stands for it without colour: more ink, more lost.
 */
export interface Shade {
  readonly sign: string;
  /** Null: as the text around it. */
  readonly colours: { readonly background: string; readonly text: string } | null;
}

const LOST: readonly (Shade & { readonly below: number })[] = [
  { below: 0.4, sign: "\u2588", colours: { background: "#af5f00", text: "#ffffff" } },
  { below: 0.6, sign: "\u2593", colours: { background: "#ff8700", text: "#000000" } },
  // The handbook's line: below 80 % sales must not be scaled.
  { below: 0.8, sign: "\u2592", colours: { background: "#ffaf5f", text: "#000000" } },
  { below: 1, sign: "\u2591", colours: { background: "#ffd7af", text: "#000000" } },
];
const EVEN: Shade = { sign: " ", colours: null };
const GAINED: readonly (Shade & { readonly above: number })[] = [
  { above: 1.2, sign: "+", colours: { background: "#5fafff", text: "#000000" } },
  { above: 1, sign: "+", colours: { background: "#afd7ff", text: "#000000" } },
];

/** The shade of a retention, 1 being 100 %. */
export function shadeOf(retention: number): Shade {
  return LOST.find(({ below }) => retention < below) ?? GAINED.find(({ above }) => retention > above) ?? EVEN;
}

/** The scale from the largest loss to the largest gain, each step with the bound beyond which it begins. */
export const SHADE_SCALE: readonly (Shade & ({ readonly below: number } | { readonly above: number }))[] = [
  ...LOST,
  ...GAINED.toReversed(),
];
