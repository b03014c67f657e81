import { colourCount } from "./palette.ts";

/** A shape set on a line here and there, so that lines are told apart without colour. */
export interface Marker {
  readonly shape: "triangle" | "rect" | "rectRot" | "cross" | "crossRot" | "star" | "circle";
  /** In degrees, clockwise. */
  readonly rotation?: number;
  readonly hollow?: true;
}

export interface LineStyle {
  /** Place in the palette. */
  readonly colour: number;
  /** Absent for the first curve, which is the one without. */
  readonly marker?: Marker;
  /** Lengths of strokes and gaps of the derivative's line, in CSS pixels. */
  readonly dash: readonly number[];
}

const markers: readonly (Marker | undefined)[] = [
  undefined,
  { shape: "triangle" },
  { shape: "rect" },
  { shape: "rectRot" },
  { shape: "cross" },
  { shape: "crossRot" },
  { shape: "star" },
  { shape: "triangle", rotation: 180 },
  { shape: "rect", hollow: true },
  { shape: "triangle", hollow: true },
  { shape: "rectRot", hollow: true },
  { shape: "circle" },
];

const dashes: readonly (readonly number[])[] = [
  [7, 4],
  [3, 3],
  [11, 4],
  [8, 3, 2, 3],
  [5, 2],
  [12, 3, 4, 3],
];

/** How the curve at this place in the list is drawn; the first twelve all differ. */
export function lineStyle(index: number): LineStyle {
  const marker = markers[index % markers.length];
  return {
    colour: index % colourCount,
    ...(marker && { marker }),
    dash: dashes[index % dashes.length] ?? [],
  };
}
