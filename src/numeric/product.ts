import { exactly, multiply } from "./pair.ts";
import { rounded, scale, type Scaled } from "./scaled.ts";

/** A double as a significand between about 1 and 2 and an exponent; 0, ±Infinity and NaN stay. */
export function normalised(x: number): Scaled {
  const exponent = Math.floor(Math.log2(Math.abs(x)));
  if (!Number.isFinite(exponent)) return { significand: exactly(x), exponent: 0 };
  return { significand: exactly(scale(x, -exponent)), exponent };
}

/**
 * a·b·… to about 104 bits, exact for two finite factors: however large or small they are, nothing is
 * lost to overflow or to subnormal numbers.
 */
export function scaledProduct(first: Scaled, ...others: readonly Scaled[]): Scaled {
  return others.reduce(
    (product, factor) => ({
      significand: multiply(product.significand, factor.significand),
      exponent: product.exponent + factor.exponent,
    }),
    first,
  );
}

/** x as a number of moderate size, with which products neither overflow nor lose digits. */
export function scaledOf(x: number): Scaled {
  const size = Math.abs(x);
  if (size > 2 ** 400 && size < Infinity)
    return { significand: exactly(x * 2 ** -600), exponent: 600 };
  if (size < 2 ** -400) return { significand: exactly(x * 2 ** 600), exponent: -600 };
  return { significand: exactly(x), exponent: 0 };
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
