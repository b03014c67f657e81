import { add, divide, exactly, multiply, negate, type Pair } from "./pair.ts";
import { rounded, type Scaled, unscaled } from "./scaled.ts";
import { restOf } from "./softmax.ts";
import { scaledLog1p } from "./softplus.ts";
import { below, weigh, type Weights } from "./weights.ts";

/**
 * xᵢ − ln Σ exp(xⱼ), as (xᵢ − max) − ln(1 + the other weights): both terms have one sign, and the
 * second keeps its digits where one number leads by far.
 *
 * Edges: an empty slice gives an empty one; −Infinity stays; NaN or +Infinity anywhere, or only
 * −Infinity, gives NaN throughout, as in PyTorch.
 */
export function logSoftmaxOf(slice: Float64Array): Float64Array {
  const { others, total, max } = weigh(slice);
  if (Number.isNaN(total.high)) return slice.map(() => NaN);
  const { significand, exponent } = scaledLog1p(others);
  const logarithm: Scaled = { significand: negate(significand), exponent };
  return slice.map((x) => {
    const distance = below(x, max);
    // What is certain has 0, not −0.
    if (distance.high === 0) return rounded(logarithm) + 0;
    if (distance.high === -Infinity) return -Infinity;
    return add(distance, unscaled(logarithm)).high;
  });
}

/** 1 − pᵢ, from the sum of the other weights. */
export function logSoftmaxSlopes(slice: Float64Array): Float64Array {
  const weighed = weigh(slice);
  return slice.map((_, index) => {
    const { significand, exponent } = restOf(weighed, index);
    return rounded({ significand: divide(significand, weighed.total), exponent });
  });
}

/**
 * The vector-Jacobian product uⱼ − pⱼ·Σ uᵢ, as uⱼ·(1 − pⱼ) − pⱼ·(the sum of the other u): that
 * keeps what is left where pⱼ is almost 1.
 */
export function logSoftmaxGradient(slice: Float64Array, upstream: Float64Array): Float64Array {
  const weighed = weigh(slice);
  const sum = upstream.reduce((partial, u) => add(partial, exactly(u)), exactly(0));
  return slice.map((_, index) => gradientAt(weighed, index, upstream[index] ?? NaN, sum));
}

function gradientAt(weighed: Weights, index: number, u: number, sum: Pair): number {
  const { weights, total } = weighed;
  const weight = weights[index];
  if (!weight) return NaN;
  const rest = restOf(weighed, index);
  const away = add(sum, exactly(-u));
  const kept: Scaled = {
    significand: multiply(exactly(u), rest.significand),
    exponent: rest.exponent,
  };
  const lost: Scaled = {
    significand: negate(multiply(weight.significand, away)),
    exponent: weight.exponent,
  };
  // Either term alone may be below the range of a double.
  const one = u === 0 ? lost : away.high === 0 ? kept : undefined;
  if (one) return rounded({ significand: divide(one.significand, total), exponent: one.exponent });
  return divide(add(unscaled(kept), unscaled(lost)), total).high;
}
