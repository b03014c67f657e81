import { type Pair, productOf, sumOf } from "./pair.ts";
import type { Scaled } from "./scaled.ts";

/**
 * √p for p ≥ 0, neither below 1e-290 nor infinite: the library's root and one Newton step from it.
 * Edges: 0 gives 0, NaN stays NaN.
 */
export function squareRoot(p: Pair): Pair {
  const root = Math.sqrt(p.high);
  if (root === 0) return { high: 0, low: 0 };
  const square = productOf(root, root);
  const rest = p.high - square.high - square.low + p.low;
  return sumOf(root, rest / (2 * root));
}

/** The root of a scaled number, whatever its exponent. */
export function scaledSquareRoot({ significand, exponent }: Scaled): Scaled {
  const isOdd = exponent % 2 !== 0;
  const even = isOdd ? { high: 2 * significand.high, low: 2 * significand.low } : significand;
  return { significand: squareRoot(even), exponent: (isOdd ? exponent - 1 : exponent) / 2 };
}
