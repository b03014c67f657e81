import { ulpDistance, unitInLastPlace } from "../../test/support/ulp.ts";

export type Dtype = "float32" | "float64";

/** How the numbers of a dtype are stored. */
export type ArrayOf<D extends Dtype> = D extends "float32" ? Float32Array : Float64Array;

/** How errors in a dtype are counted; what is given must be numbers of that dtype. */
export interface Precision {
  /** As `ulpDistance` in test/support: how many steps of the dtype lie between two numbers. */
  readonly distance: (a: number, b: number) => number;
  /** The distance from |x| to the next larger number of the dtype; x must be finite. */
  readonly unit: (x: number) => number;
  /** The nearest number of the dtype. */
  readonly round: (x: number) => number;
}

export const precisions: Readonly<Record<Dtype, Precision>> = {
  float64: { distance: ulpDistance, unit: unitInLastPlace, round: (x) => x },
  float32: { distance: distance32, unit: unit32, round: Math.fround },
};

const view = new DataView(new ArrayBuffer(4));

function distance32(a: number, b: number): number {
  if (Number.isNaN(a) && Number.isNaN(b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Infinity;
  return Math.abs(ordinal32(a) - ordinal32(b));
}

function unit32(x: number): number {
  const magnitude = Math.abs(x);
  view.setFloat32(0, magnitude);
  view.setInt32(0, view.getInt32(0) + 1);
  return view.getFloat32(0) - magnitude;
}

/** Numbers the floats in ascending order; 0 and −0 are both 0. */
function ordinal32(x: number): number {
  view.setFloat32(0, Math.abs(x));
  return x < 0 ? -view.getInt32(0) : view.getInt32(0);
}
