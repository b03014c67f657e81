import {
  type Histogram,
  type QuantileName,
  quantilesOf,
  type Spread,
  varianceOf,
} from "./distribution.ts";

/** What is told about the results of an evaluation as a whole. */
export interface Statistics {
  readonly count: number;
  /** Values that are exactly 0. */
  readonly zeros: number;
  /** Values that are NaN; of the statistics of values they are part of the count alone. */
  readonly nan: number;
  readonly positiveInfinities: number;
  readonly negativeInfinities: number;
  /** NaN where all values are NaN. */
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  /** Of the finite values, divided by their count; NaN without any. */
  readonly variance: number;
  /**
   * Values at 5, 25, 50, 75 and 95 % of those that are no NaN, the nearest rank: each within
   * `quantileError` of the value itself, relative to it. NaN where all values are NaN.
   */
  readonly quantiles: Readonly<Record<QuantileName, number>>;
  /** Derivatives that are exactly 0. */
  readonly zeroGradients: number;
  /** Their share of the derivatives that are no NaN, from 0 to 1; NaN where there is none. */
  readonly zeroGradientShare: number;
  /** Derivatives of a size below `saturation`, zeros included. */
  readonly saturated: number;
}

/** Statistics of the results so far. */
export interface Tally {
  count: number;
  zeros: number;
  /** Derivatives that are no NaN, those of them that are exactly 0, and the small ones. */
  slopes: number;
  zeroSlopes: number;
  saturated: number;
  nan: number;
  min: number;
  max: number;
  /** Sum of the values below `huge`, and what its roundings lost. */
  sum: number;
  lost: number;
  /** Sum of the others, scaled so that it does not overflow; holds the infinities too. */
  hugeSum: number;
}

/** The statistics of no results. */
export function emptyTally(): Tally {
  return {
    count: 0,
    zeros: 0,
    slopes: 0,
    zeroSlopes: 0,
    saturated: 0,
    nan: 0,
    min: Infinity,
    max: -Infinity,
    sum: 0,
    lost: 0,
    hugeSum: 0,
  };
}

/** Ten million numbers below this do not overflow when added up. */
const huge = 2 ** 990;
const hugeScale = 2 ** 64;

/** A unit whose derivative is smaller learns next to nothing. */
const saturation = 1e-3;

/** Adds values. In whatever parts they come, the result is one. */
export function addValues(tally: Tally, values: Float64Array): void {
  let { zeros, nan, min, max, sum, lost } = tally;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] ?? NaN;
    if (Number.isNaN(x)) {
      nan++;
      continue;
    }
    if (x === 0) zeros++;
    if (x < min) min = x;
    if (x > max) max = x;
    if (Math.abs(x) < huge) {
      // Knuth's sum of two: what the roundings lose is exact, and added at the end.
      const next = sum + x;
      const added = next - sum;
      lost += sum - (next - added) + (x - added);
      sum = next;
    } else {
      tally.hugeSum += x / hugeScale;
    }
  }
  tally.count += values.length;
  Object.assign(tally, { zeros, nan, min, max, sum, lost });
}

/** Adds derivatives. */
export function addSlopes(tally: Tally, derivatives: Float64Array): void {
  let { slopes, zeroSlopes, saturated } = tally;
  for (let i = 0; i < derivatives.length; i++) {
    const size = Math.abs(derivatives[i] ?? NaN);
    if (size >= 0) slopes++;
    if (size < saturation) saturated++;
    if (size === 0) zeroSlopes++;
  }
  Object.assign(tally, { slopes, zeroSlopes, saturated });
}

/** The statistics of all results that were added to both. */
export function statisticsOf(tally: Tally, spread: Spread, histogram: Histogram): Statistics {
  const { count, zeros, slopes, zeroSlopes, saturated, nan, min, max, sum, lost, hugeSum } = tally;
  const numbers = count - nan;
  const isEmpty = numbers === 0;
  const { positiveInfinities, negativeInfinities } = spread;
  return {
    count,
    zeros,
    nan,
    positiveInfinities,
    negativeInfinities,
    min: isEmpty ? NaN : min,
    mean: (sum + lost) / numbers + (hugeSum / numbers) * hugeScale,
    max: isEmpty ? NaN : max,
    variance: varianceOf(spread),
    quantiles: quantilesOf(spread, histogram, min, max),
    zeroGradients: zeroSlopes,
    zeroGradientShare: zeroSlopes / slopes,
    saturated,
  };
}
