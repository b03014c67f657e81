import { add, divide, exactly, multiply, type Pair, productOf } from "./pair.ts";
import { scaledOf, scaledProduct, timesScaled } from "./product.ts";
import { rounded, type Scaled, unscaled } from "./scaled.ts";
import { pulls, restOf } from "./softmax.ts";
import { scaledSum, weigh } from "./weights.ts";

/**
 * xᵢ·softmax(x)ᵢ.
 *
 * Edges: −Infinity gives −0, its limit; NaN or +Infinity anywhere, or only −Infinity, gives NaN
 * throughout.
 */
export function soluOf(slice: Float64Array): Float64Array {
  const { weights, total } = weigh(slice);
  return Float64Array.from(weights, ({ significand, exponent }, index) => {
    const x = slice[index] ?? NaN;
    if (x === -Infinity && !Number.isNaN(total.high)) return -0;
    return timesScaled(x, { significand: divide(significand, total), exponent });
  });
}

/** pᵢ·(1 + xᵢ·(1 − pᵢ)). */
export function soluSlopes(slice: Float64Array): Float64Array {
  const weighed = weigh(slice);
  const { weights, total } = weighed;
  const square = multiply(total, total);
  return Float64Array.from(weights, ({ significand, exponent }, index) => {
    const x = bounded(slice[index] ?? NaN);
    const growth = scaledProduct(scaledOf(x), restOf(weighed, index));
    const sum = scaledSum([{ significand: total, exponent: 0 }, growth]);
    return rounded({
      significand: divide(multiply(significand, sum.significand), square),
      exponent: exponent + sum.exponent,
    });
  });
}

/** The vector-Jacobian product pⱼ·(uⱼ + uⱼxⱼ − Σ pᵢuᵢxᵢ), with products in the middle of the doubles. */
export function soluGradient(slice: Float64Array, upstream: Float64Array): Float64Array {
  const weighed = weigh(slice);
  const { weights, total } = weighed;
  const square = multiply(total, total);
  const size = scaledOf(slice.reduce((most, x) => Math.max(most, Math.abs(bounded(x))), 0));
  const unit = 2 ** -size.exponent;
  const arriving = Array.from(upstream, (u, index) =>
    productOf(u * unit, bounded(slice[index] ?? NaN)),
  );
  const pull = pulls(weighed, arriving);
  return Float64Array.from(weights, ({ significand, exponent }, index) => {
    const own = multiply(exactly((upstream[index] ?? NaN) * unit), total);
    const sum = withOwn(pull[index], own);
    return rounded({
      significand: divide(multiply(significand, sum.significand), square),
      exponent: exponent + sum.exponent + size.exponent,
    });
  });
}

function withOwn(pull: Scaled | undefined, own: Pair): Scaled {
  if (!pull) return { significand: exactly(NaN), exponent: 0 };
  return own.high === 0 ? pull : { significand: add(unscaled(pull), own), exponent: 0 };
}

/** A weight of −Infinity is 0 whatever it is multiplied by. */
function bounded(x: number): number {
  return x === -Infinity ? 0 : x;
}
