import { exactly, multiply } from "./pair.ts";
import { scale, type Scaled } from "./scaled.ts";

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
