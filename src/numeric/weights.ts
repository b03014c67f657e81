import { exponential } from "./exponential.ts";
import { add, divide, exactly, type Pair, sumOf } from "./pair.ts";
import { scaledOf } from "./product.ts";
import { type Scaled, unscaled } from "./scaled.ts";

/** Below its negative, e^x is 0 even times the largest double. */
const farAway = 4000;

/** exp((xᵢ − max)/temperature) for each number of a slice, and the sums that a softmax divides by. */
export interface Weights {
  readonly weights: readonly Scaled[];
  /** Index of the largest number, the first one of several. */
  readonly top: number;
  /** The largest number. */
  readonly max: number;
  /** The sum of all weights but that of `top`; it may be below the range of a double. */
  readonly others: Scaled;
  readonly total: Pair;
}

/**
 * The weights of a softmax. The largest number is subtracted first, with the rounding error of that
 * subtraction carried along: a difference of 700 would magnify it to hundreds of units in the last
 * place.
 *
 * Edges: NaN or +Infinity anywhere, or only −Infinity, gives a total of NaN.
 */
export function weigh(slice: Float64Array, temperature = 1): Weights {
  const top = slice.reduce((best, x, index) => (x > (slice[best] ?? x) ? index : best), 0);
  const max = slice[top] ?? NaN;
  const weights = exponentials(slice, max, temperature);
  const largest = weights[top];
  const others = scaledSum(weights.filter((_, index) => index !== top));
  const total = largest ? add(unscaled(largest), unscaled(others)) : exactly(0);
  return { weights, top, max, others, total };
}

/** x − max for x ≤ max, without rounding error. Edges: −Infinity stays, beyond the doubles too. */
export function below(x: number, max: number): Pair {
  const difference = sumOf(x, -max);
  return Number.isFinite(difference.high) ? difference : exactly(difference.high);
}

/** Sum of scaled numbers; an empty one is 0. */
export function scaledSum(terms: readonly Scaled[]): Scaled {
  const exponent = terms.reduce((highest, term) => Math.max(highest, term.exponent), -Infinity);
  if (exponent === -Infinity) return { significand: exactly(0), exponent: 0 };
  const significand = terms.reduce(
    (sum, term) => add(sum, unscaled({ ...term, exponent: term.exponent - exponent })),
    exactly(0),
  );
  return { significand, exponent };
}

function exponentials(slice: Float64Array, max: number, temperature: number): Scaled[] {
  if (temperature === 1) {
    return Array.from(slice, (x) => {
      const { high, low } = below(x, max);
      return exponential(high, low);
    });
  }
  // Scaled alike, neither differences nor quotients leave the range of a double too early.
  const { significand, exponent } = scaledOf(temperature);
  const unit = 2 ** -exponent;
  return Array.from(slice, (x) => {
    const distance = below(x * unit, max * unit);
    const rough = distance.high / significand.high;
    if (rough < -farAway) return exponential(rough);
    const { high, low } = divide(distance, significand);
    return exponential(high, low);
  });
}
