import { exponential } from "./exponential.ts";
import { add, divide, exactly, multiply, negate, type Pair, sumOf } from "./pair.ts";
import { rounded, type Scaled, unscaled } from "./scaled.ts";

/** exp(xᵢ − max) for each number of a slice, and the sums that softmax divides by. */
interface Weights {
  readonly weights: readonly Scaled[];
  /** Index of the largest number, the first one of several. */
  readonly top: number;
  /** The sum of all weights but the largest. */
  readonly others: Pair;
  readonly total: Pair;
}

/**
 * exp(xᵢ)/Σ exp(xⱼ). The largest number is subtracted first, with the rounding error of that
 * subtraction carried along: a difference of 700 would magnify it to hundreds of units in the last
 * place.
 *
 * Edges: an empty slice gives an empty one; NaN or +Infinity anywhere, or only −Infinity, gives NaN
 * throughout, as in PyTorch.
 */
export function softmaxOf(slice: Float64Array): Float64Array {
  const { weights, total } = weigh(slice);
  return Float64Array.from(weights, ({ significand, exponent }) =>
    rounded({ significand: divide(significand, total), exponent }),
  );
}

/** pᵢ·(1 − pᵢ), where 1 − pᵢ comes from the sum of the other weights and does not cancel. */
export function softmaxSlopes(slice: Float64Array): Float64Array {
  const { weights, top, others, total } = weigh(slice);
  const square = multiply(total, total);
  return Float64Array.from(weights, (weight, index) => {
    const { significand, exponent } = weight;
    const rest = index === top ? others : add(total, negate(unscaled(weight)));
    return rounded({ significand: divide(multiply(significand, rest), square), exponent });
  });
}

function weigh(slice: Float64Array): Weights {
  const top = slice.reduce((best, x, index) => (x > (slice[best] ?? x) ? index : best), 0);
  const max = slice[top] ?? NaN;
  const weights = Array.from(slice, (x) => {
    const { high, low } = sumOf(x, -max);
    return exponential(high, Number.isFinite(high) ? low : 0);
  });
  const others = weights.reduce(
    (sum, weight, index) => (index === top ? sum : add(sum, unscaled(weight))),
    exactly(0),
  );
  const largest = weights[top];
  return { weights, top, others, total: largest ? add(unscaled(largest), others) : others };
}
