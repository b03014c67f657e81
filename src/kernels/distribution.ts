/** How values and derivatives are spread, beyond what `Statistics` tells. */
export interface Distribution {
  readonly positiveInfinities: number;
  readonly negativeInfinities: number;
  /** Derivatives that are exactly 0. */
  readonly zeroGradients: number;
  /** Derivatives of a size below `saturation`, zeros included. */
  readonly saturated: number;
  /** Of the finite values, divided by their count; NaN without any. */
  readonly variance: number;
  /**
   * Values at 0, 5, 25, 50, 75, 95 and 100 % of those that are no NaN, the nearest rank: each within
   * `quantileError` of the value itself, relative to it; the first and the last are exact.
   */
  readonly quantiles: Readonly<
    Record<"min" | "p5" | "p25" | "p50" | "p75" | "p95" | "max", number>
  >;
  readonly histogram: Histogram;
}

/** Counts of finite values in ascending bins; those without a value are left out. */
export interface Histogram {
  /** Where each bin begins; −0 and 0 have a bin of their own, from 0 to 0. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly count: Float64Array;
}

/** A unit whose derivative is smaller learns next to nothing. */
const saturation = 1e-3;

/** 16 bins from each power of two to the next; a quantile is told as the middle of one. */
const binsPerOctave = 16;

/** Relative error of a quantile; of a subnormal number it may be more. */
export const quantileError = 1 / (2 * binsPerOctave);

/** Sign, exponent and the first digits of a double number the bins. */
const lostBits = 16;
const binCount = 2 ** (32 - lostBits);
const negativeBins = binCount / 2;

/** What is known of the numbers so far. */
export interface Spread {
  readonly bins: Uint32Array;
  positiveInfinities: number;
  negativeInfinities: number;
  zeroGradients: number;
  saturated: number;
  finite: number;
  mean: number;
  /** Sum of the squared distances from the mean. */
  squares: number;
}

/** The spread of no numbers. */
export function emptySpread(): Spread {
  return {
    bins: new Uint32Array(binCount),
    positiveInfinities: 0,
    negativeInfinities: 0,
    zeroGradients: 0,
    saturated: 0,
    finite: 0,
    mean: 0,
    squares: 0,
  };
}

/** Adds the values from index `from` to before `to`. In whatever parts they come, the result is one. */
export function spreadValues(spread: Spread, values: Float64Array, from: number, to: number): void {
  const { bins } = spread;
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  let { finite, mean, squares } = spread;
  for (let i = from; i < to; i++) {
    const x = values[i] ?? NaN;
    if (Number.isFinite(x)) {
      // Welford's recurrence does not cancel, wherever the mean lies.
      const distance = x - mean;
      mean += distance / ++finite;
      squares += distance * (x - mean);
      const bin = x === 0 ? 0 : (words[2 * i + 1] ?? 0) >>> lostBits;
      bins[bin] = (bins[bin] ?? 0) + 1;
    } else if (x > 0) spread.positiveInfinities++;
    else if (x < 0) spread.negativeInfinities++;
  }
  Object.assign(spread, { finite, mean, squares });
}

/** Adds the derivatives from index `from` to before `to`. */
export function spreadSlopes(spread: Spread, slopes: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const size = Math.abs(slopes[i] ?? NaN);
    if (size < saturation) spread.saturated++;
    if (size === 0) spread.zeroGradients++;
  }
}

/** The distribution of all that was added, given the extremes of the values. */
export function distributionOf(spread: Spread, min: number, max: number): Distribution {
  const { positiveInfinities, negativeInfinities, zeroGradients, saturated, finite } = spread;
  const histogram = histogramOf(spread);
  const total = finite + positiveInfinities + negativeInfinities;
  const quantile = (share: number) => {
    const rank = Math.max(1, Math.ceil(share * total));
    if (total === 0) return NaN;
    if (rank <= negativeInfinities) return -Infinity;
    return quantileOf(histogram, rank - negativeInfinities, min, max);
  };
  return {
    positiveInfinities,
    negativeInfinities,
    zeroGradients,
    saturated,
    variance: finite === 0 ? NaN : spread.squares / finite,
    quantiles: {
      min,
      p5: quantile(0.05),
      p25: quantile(0.25),
      p50: quantile(0.5),
      p75: quantile(0.75),
      p95: quantile(0.95),
      max,
    },
    histogram,
  };
}

function quantileOf({ from, to, count }: Histogram, rank: number, min: number, max: number) {
  let seen = 0;
  for (let i = 0; i < count.length; i++) {
    seen += count[i] ?? 0;
    const middle = (from[i] ?? NaN) / 2 + (to[i] ?? NaN) / 2;
    if (seen >= rank) return Math.min(Math.max(middle, min), max);
  }
  return Infinity;
}

function histogramOf({ bins }: Spread): Histogram {
  const used: number[] = [];
  for (let bin = binCount - 1; bin >= negativeBins; bin--) if (bins[bin]) used.push(bin);
  for (let bin = 0; bin < negativeBins; bin++) if (bins[bin]) used.push(bin);
  const isZero = (bin: number) => bin === 0;
  return {
    from: Float64Array.from(used, (bin) => (isZero(bin) ? 0 : lowerEdge(bin))),
    to: Float64Array.from(used, (bin) => (isZero(bin) ? 0 : upperEdge(bin))),
    count: Float64Array.from(used, (bin) => bins[bin] ?? 0),
  };
}

const lowerEdge = (bin: number) => (bin < negativeBins ? edge(bin) : edge(bin + 1));
const upperEdge = (bin: number) => (bin < negativeBins ? edge(bin + 1) : edge(bin));

/** The number of the smallest size in a bin. */
function edge(bin: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, bin * 2 ** lostBits);
  return view.getFloat64(0);
}
