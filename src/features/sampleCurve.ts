import type { Kink } from "../activations/definition.ts";
import type { CurveFunction } from "./curve.ts";
import { after, before } from "./visibleKinks.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points to be joined by straight lines, in ascending x; all finite. */
export type Segment = readonly Point[];

/** A part of the x axis; finite, `min < max`. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A curve as lines. Between two segments the line is broken: at a jump, or where nothing is finite. */
export interface SampledCurve {
  readonly value: readonly Segment[];
  readonly derivative: readonly Segment[];
}

/** Intervals that a range is cut into before any is halved further. */
const coarseIntervals = 48;
/** How often an interval is halved at most. */
const halvings = 8;
/** The largest distance between curve and line, as a share of the height of what is drawn. */
const tolerance = 5e-4;

/**
 * Samples a curve, closer where it bends.
 *
 * Segments end exactly at a kink: with the derivative's one-sided limits, and with the value's where
 * the value jumps too. So a derivative that jumps is drawn as a jump at any zoom.
 */
export function sampleCurve(
  curve: CurveFunction,
  kinks: readonly Kink[],
  range: Range,
): SampledCurve {
  const inside = kinks.filter(({ at }) => at > range.min && at < range.max);
  const edges = [range.min, ...inside.map(({ at }) => at), range.max];
  const kinkAt = (x: number) => kinks.find(({ at }) => at === x);

  const pieces = edges
    .slice(1)
    .map((end, index): Range => ({ min: edges[index] ?? end, max: end }));
  const sample = (
    f: (x: number) => number,
    limit: (x: number, side: "left" | "right") => number | undefined,
  ) => {
    const height = heightOf(f, range);
    return pieces.flatMap((piece) =>
      sampleSmooth(
        f,
        piece,
        { min: limit(piece.min, "right"), max: limit(piece.max, "left") },
        height * tolerance,
        (range.max - range.min) / coarseIntervals,
      ),
    );
  };

  return {
    value: sample(
      (x) => curve.value(x),
      (x, side) => (kinkAt(x) ? curve.value(side === "left" ? before(x) : after(x)) : undefined),
    ),
    derivative: sample(
      (x) => curve.derivative(x),
      (x, side) => kinkAt(x)?.[side],
    ),
  };
}

/** Samples between two edges without a kink in between. `ends` replaces f there where it is given. */
function sampleSmooth(
  f: (x: number) => number,
  piece: Range,
  ends: { readonly min: number | undefined; readonly max: number | undefined },
  allowed: number,
  coarse: number,
): readonly Segment[] {
  const at = (x: number): Point => {
    if (x === piece.min && ends.min !== undefined) return { x, y: ends.min };
    if (x === piece.max && ends.max !== undefined) return { x, y: ends.max };
    return { x, y: f(x) };
  };

  const points: Point[] = [];
  const refine = (left: Point, right: Point, depth: number): void => {
    const middle = at((left.x + right.x) / 2);
    // The second probe is off the middle: a step would fool one probe by symmetry.
    const probe = at(left.x + (right.x - left.x) * 0.29);
    if (depth < halvings && !(isOnLine(left, right, middle) && isOnLine(left, right, probe))) {
      refine(left, middle, depth + 1);
      refine(middle, right, depth + 1);
    } else {
      points.push(right);
    }
  };
  const isOnLine = (left: Point, right: Point, { x, y }: Point): boolean =>
    Math.abs(left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x) - y) <= allowed;

  const grid = coarseGrid(piece, coarse).map(at);
  for (const [index, right] of grid.entries()) {
    const left = grid[index - 1];
    if (left) refine(left, right, 0);
    else points.push(right);
  }
  return splitAtGaps(points);
}

/** Both ends, 0 if it lies between them, and multiples of `step`. */
function coarseGrid({ min, max }: Range, step: number): readonly number[] {
  const grid = [min];
  for (let index = Math.floor(min / step) + 1; index * step < max; index++) {
    if (index * step > min) grid.push(index * step);
  }
  return [...grid, max];
}

function splitAtGaps(points: readonly Point[]): readonly Segment[] {
  const segments: Point[][] = [[]];
  for (const point of points) {
    if (Number.isFinite(point.y)) segments.at(-1)?.push(point);
    else segments.push([]);
  }
  return segments.filter((segment) => segment.length > 1);
}

/** How far the finite values of a function lie apart; 1 where they do not. */
function heightOf(f: (x: number) => number, { min, max }: Range): number {
  const values = Array.from({ length: coarseIntervals + 1 }, (_, index) =>
    f(min + ((max - min) * index) / coarseIntervals),
  ).filter(Number.isFinite);
  const height = Math.max(...values) - Math.min(...values);
  return height > 0 && Number.isFinite(height) ? height : 1;
}
