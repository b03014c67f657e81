import { exactly, multiply } from "./pair.ts";
import { rounded, type Scaled } from "./scaled.ts";

/** x as a number of moderate size, with which products neither overflow nor lose digits. */
export function scaledOf(x: number): Scaled {
  const size = Math.abs(x);
  if (size > 2 ** 400 && size < Infinity)
    return { significand: exactly(x * 2 ** -600), exponent: 600 };
  if (size < 2 ** -400) return { significand: exactly(x * 2 ** 600), exponent: -600 };
  return { significand: exactly(x), exponent: 0 };
}

/** The product of two scaled numbers, rounded to about 106 bits. */
export function scaledProduct(p: Scaled, q: Scaled): Scaled {
  return {
    significand: multiply(p.significand, q.significand),
    exponent: p.exponent + q.exponent,
  };
}

/**
 * a·factor, rounded once, even where the factor alone is beyond the range of a double.
 *
 * Edges: as a product of doubles has them, the sign of zero included.
 */
export function timesScaled(a: number, factor: Scaled): number {
  const { high } = factor.significand;
  // Pairs keep neither the sign of zero nor infinity.
  if (a === 0 || high === 0 || !Number.isFinite(a) || !Number.isFinite(high)) return a * high;
  return rounded(scaledProduct(scaledOf(a), factor));
}
