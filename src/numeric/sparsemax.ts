import { add, divide, exactly, multiply, negate, type Pair } from "./pair.ts";
import { below } from "./weights.ts";

/** The numbers of a slice that sparsemax leaves above 0. */
interface Support {
  /** x − max for each number. */
  readonly distances: readonly Pair[];
  readonly includes: readonly boolean[];
  readonly size: number;
  /** Σ (x − max) over the support. */
  readonly sum: Pair;
}

/**
 * The point of the probability simplex that is nearest to a slice: max(xᵢ − τ, 0), with τ such that
 * the outputs add up to 1 (A. F. T. Martins, R. F. Astudillo, 2016).
 *
 * Edges: as softmax has them.
 */
export function sparsemaxOf(slice: Float64Array): Float64Array {
  const support = supportOf(slice);
  if (!support) return slice.map(() => NaN);
  const { distances, includes, size, sum } = support;
  return Float64Array.from(distances, (distance, index) =>
    includes[index] ? divide(excess(distance, size, sum), exactly(size)).high : 0,
  );
}

/** 1 − 1/size inside the support, 0 outside and at its edge. */
export function sparsemaxSlopes(slice: Float64Array): Float64Array {
  const support = supportOf(slice);
  if (!support) return slice.map(() => NaN);
  const { includes, size } = support;
  return Float64Array.from(includes, (included) => (included ? (size - 1) / size : 0));
}

/** The vector-Jacobian product: inside the support uⱼ less the mean of u there, else 0. */
export function sparsemaxGradient(slice: Float64Array, upstream: Float64Array): Float64Array {
  const support = supportOf(slice);
  if (!support) return slice.map(() => NaN);
  const { includes, size } = support;
  const sum = upstream.reduce(
    (partial, u, index) => (includes[index] ? add(partial, exactly(u)) : partial),
    exactly(0),
  );
  const count = exactly(size);
  return upstream.map((u, index) =>
    includes[index]
      ? divide(add(multiply(count, exactly(u)), negate(sum)), count).high
      : Number.isNaN(u)
        ? NaN
        : 0,
  );
}

function supportOf(slice: Float64Array): Support | undefined {
  const max = slice.reduce((best, x) => (x > best ? x : best), -Infinity);
  if (slice.some(Number.isNaN) || (slice.length > 0 && !Number.isFinite(max))) return undefined;
  const distances = Array.from(slice, (x) => below(x, max));
  const order = [...slice.keys()].sort((i, j) => (slice[j] ?? NaN) - (slice[i] ?? NaN));
  const includes = distances.map(() => false);
  let size = 0;
  let sum = exactly(0);
  for (const index of order) {
    const distance = distances[index] ?? exactly(NaN);
    // Beyond 1 below the largest number none is in the support.
    if (!(distance.high >= -1)) break;
    const extended = add(sum, distance);
    if (!(excess(distance, size + 1, extended).high > 0)) break;
    includes[index] = true;
    size += 1;
    sum = extended;
  }
  return { distances, includes, size, sum };
}

/** size·(x − τ) = 1 + size·x − Σ over the support. */
function excess(distance: Pair, size: number, sum: Pair): Pair {
  return add(add(exactly(1), multiply(exactly(size), distance)), negate(sum));
}
