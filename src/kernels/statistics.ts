/** What is told about the results of an evaluation as a whole. */
export interface Statistics {
  readonly count: number;
  /** Values that are exactly 0. */
  readonly zeros: number;
  /** Share of derivatives that are exactly 0, from 0 to 1; NaN where all of them are NaN. */
  readonly zeroGradientShare: number;
  /** Values that are NaN; of the statistics of values they are part of the count alone. */
  readonly nan: number;
  /** NaN where all values are NaN. */
  readonly min: number;
  readonly mean: number;
  readonly max: number;
}

/** Statistics of the results so far. */
export interface Tally {
  count: number;
  zeros: number;
  /** Derivatives that are no NaN, and those of them that are exactly 0. */
  slopes: number;
  zeroSlopes: number;
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

/** Adds the values from index `from` to before `to`. */
export function addValues(tally: Tally, values: Float64Array, from: number, to: number): void {
  let { zeros, nan, min, max, sum, lost } = tally;
  for (let i = from; i < to; i++) {
    const x = values[i] ?? NaN;
    if (Number.isNaN(x)) {
      nan++;
      continue;
    }
    if (x === 0) zeros++;
    if (x < min) min = x;
    if (x > max) max = x;
    const magnitude = Math.abs(x);
    if (magnitude < huge) {
      // Neumaier's summation: what the smaller operand loses is exact, and added at the end.
      const next = sum + x;
      lost += Math.abs(sum) >= magnitude ? sum - next + x : x - next + sum;
      sum = next;
    } else {
      tally.hugeSum += x / hugeScale;
    }
  }
  tally.count += to - from;
  Object.assign(tally, { zeros, nan, min, max, sum, lost });
}

/** Adds the derivatives from index `from` to before `to`. */
export function addSlopes(tally: Tally, slopes: Float64Array, from: number, to: number): void {
  let { slopes: counted, zeroSlopes } = tally;
  for (let i = from; i < to; i++) {
    const slope = slopes[i] ?? NaN;
    if (Number.isNaN(slope)) continue;
    counted++;
    if (slope === 0) zeroSlopes++;
  }
  Object.assign(tally, { slopes: counted, zeroSlopes });
}

/** The statistics of all results that were added. */
export function statisticsOf(tally: Tally): Statistics {
  const { count, zeros, slopes, zeroSlopes, nan, min, max, sum, lost, hugeSum } = tally;
  const numbers = count - nan;
  const isEmpty = numbers === 0;
  return {
    count,
    zeros,
    zeroGradientShare: zeroSlopes / slopes,
    nan,
    min: isEmpty ? NaN : min,
    mean: (sum + lost) / numbers + (hugeSum / numbers) * hugeScale,
    max: isEmpty ? NaN : max,
  };
}
