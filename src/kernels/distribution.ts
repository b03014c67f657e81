/** Share of the values, in per cent, that are not above. */
export type QuantileName = "p5" | "p25" | "p50" | "p75" | "p95";

/** Counts of finite values in ascending bins; those without a value are left out. */
export interface Histogram {
  /** Where each bin begins; −0 and 0 have a bin of their own, from 0 to 0. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly count: Float64Array;
}

/** Bins from each power of two to the next; a quantile is told as the middle of one. */
const binsPerOctave = 16;

/** Relative error of a quantile; of a subnormal number it may be more. */
export const quantileError = 1 / (2 * binsPerOctave);

/** Sign, exponent and the first digits of a double number the bins. */
const lostBits = 16;
const binCount = 2 ** (32 - lostBits);
const negativeBins = binCount / 2;

/** How values are spread, as far as they are known. */
export interface Spread {
  readonly bins: Uint32Array;
  positiveInfinities: number;
  negativeInfinities: number;
  /** Finite values whose moments are known. */
  finite: number;
  mean: number;
  /** Sum of the squared distances from the mean. */
  squares: number;
  /** Finite values that wait until they are a block. */
  readonly block: Float64Array;
  waiting: number;
}

/** Always this many values are summed up together, in whatever parts they come. */
const blockLength = 1_024;

/** The spread of no numbers. */
export function emptySpread(): Spread {
  return {
    bins: new Uint32Array(binCount),
    positiveInfinities: 0,
    negativeInfinities: 0,
    finite: 0,
    mean: 0,
    squares: 0,
    block: new Float64Array(blockLength),
    waiting: 0,
  };
}

/** Adds values. In whatever parts they come, the result is one. */
export function spreadValues(spread: Spread, values: Float64Array): void {
  const { bins, block } = spread;
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  let { waiting } = spread;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] ?? NaN;
    if (Math.abs(x) < Infinity) {
      const bin = x === 0 ? 0 : (words[2 * i + 1] ?? 0) >>> lostBits;
      bins[bin] = (bins[bin] ?? 0) + 1;
      block[waiting++] = x;
      if (waiting === blockLength) {
        foldIn(spread, block);
        waiting = 0;
      }
    } else if (x > 0) spread.positiveInfinities++;
    else if (x < 0) spread.negativeInfinities++;
  }
  spread.waiting = waiting;
}

/** Adds a block by its own moments: nothing cancels, wherever the mean lies. */
function foldIn(spread: Pick<Spread, "finite" | "mean" | "squares">, block: Float64Array): void {
  const { length } = block;
  const [first = 0] = block;
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (block[i] ?? NaN) - first;
  const mean = first + sum / length;
  let squares = 0;
  for (let i = 0; i < length; i++) {
    const fromMean = (block[i] ?? NaN) - mean;
    squares += fromMean * fromMean;
  }
  // Chan, Golub and LeVeque's rule for the moments of two parts.
  const share = length / (spread.finite + length);
  const distance = mean - spread.mean;
  const between = spread.finite === 0 ? 0 : distance * distance * share * spread.finite;
  spread.squares += squares + between;
  spread.mean = spread.mean * (1 - share) + mean * share;
  spread.finite += length;
}

/** The variance of all finite values; NaN without any, infinite where it leaves the doubles. */
export function varianceOf({ finite, mean, squares, block, waiting }: Spread): number {
  const all = { finite, mean, squares };
  if (waiting > 0) foldIn(all, block.subarray(0, waiting));
  if (all.finite === 0) return NaN;
  // Beyond the doubles, infinities of opposite signs meet.
  return Number.isNaN(all.squares) ? Infinity : all.squares / all.finite;
}

/** Quantiles of all values that are no NaN, given their histogram and extremes. */
export function quantilesOf(
  spread: Spread,
  histogram: Histogram,
  min: number,
  max: number,
): Readonly<Record<QuantileName, number>> {
  const { positiveInfinities, negativeInfinities, finite, waiting } = spread;
  const total = finite + waiting + positiveInfinities + negativeInfinities;
  const quantile = (share: number) => {
    const rank = Math.max(1, Math.ceil(share * total));
    if (total === 0) return NaN;
    if (rank <= negativeInfinities) return -Infinity;
    return quantileOf(histogram, rank - negativeInfinities, min, max);
  };
  return {
    p5: quantile(0.05),
    p25: quantile(0.25),
    p50: quantile(0.5),
    p75: quantile(0.75),
    p95: quantile(0.95),
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

/** The bins that hold values. */
export function histogramOf({ bins }: Spread): Histogram {
  const used: number[] = [];
  for (let bin = binCount - 1; bin >= negativeBins; bin--) if (bins[bin]) used.push(bin);
  for (let bin = 0; bin < negativeBins; bin++) if (bins[bin]) used.push(bin);
  const view = new DataView(new ArrayBuffer(8));
  /** The number of the smallest size in a bin. */
  const edge = (bin: number) => {
    view.setUint32(0, bin * 2 ** lostBits);
    return view.getFloat64(0);
  };
  // Zeros are between no two edges; sizes of negative numbers grow downwards.
  const from = (bin: number) => (bin === 0 ? 0 : edge(bin < negativeBins ? bin : bin + 1));
  const to = (bin: number) => (bin === 0 ? 0 : edge(bin < negativeBins ? bin + 1 : bin));
  return {
    from: Float64Array.from(used, from),
    to: Float64Array.from(used, to),
    count: Float64Array.from(used, (bin) => bins[bin] ?? 0),
  };
}
