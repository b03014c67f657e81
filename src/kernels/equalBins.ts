import type { Work } from "../pace.ts";

/** How finite numbers are spread, in bins of equal width that are easily drawn. */
export interface EqualBins {
  /** The smallest and the largest finite number, where the first bin begins and the last one ends. */
  readonly from: number;
  readonly to: number;
  /** A bin holds what is at its beginning; the last one what is at its end, too. */
  readonly counts: readonly number[];
}

/** Enough for a shape, few enough to be read out. */
export const equalBinCount = 32;

/** Numbers between two looks at the clock. */
const stride = 65_536;

/** The bins of numbers; one bin where all are equal, none where none is finite. */
export function* equalBinsOf(numbers: Float64Array): Work<EqualBins> {
  let from = Infinity;
  let to = -Infinity;
  for (const part of parts(numbers)) {
    for (let i = 0; i < part.length; i++) {
      const x = part[i] ?? NaN;
      if (!(Math.abs(x) < Infinity)) continue;
      if (x < from) from = x;
      if (x > to) to = x;
    }
    yield;
  }
  if (from > to) return { from: NaN, to: NaN, counts: [] };
  const counts = new Float64Array(from === to ? 1 : equalBinCount);
  const last = counts.length - 1;
  // The width of all doubles is none, so halves are taken where there is need.
  const unit = to - from < Infinity ? 1 : 0.5;
  const [begin, width] = [from * unit, to * unit - from * unit || 1];
  for (const part of parts(numbers)) {
    for (let i = 0; i < part.length; i++) {
      const x = part[i] ?? NaN;
      if (!(Math.abs(x) < Infinity)) continue;
      const share = (x * unit - begin) / width;
      const bin = Math.min(Math.floor(share * counts.length), last);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    yield;
  }
  return { from, to, counts: [...counts] };
}

function* parts(numbers: Float64Array): Generator<Float64Array> {
  for (let start = 0; start < numbers.length; start += stride) {
    yield numbers.subarray(start, start + stride);
  }
}
