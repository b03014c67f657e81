import { type Pair, productOf, sumOf } from "./pair.ts";
import type { Scaled } from "./scaled.ts";

/** Beyond these the square of a root has digits that are lost. */
const large = 2 ** 900;
const small = 2 ** -900;

/**
 * √p for p ≥ 0: the library's root and one Newton step from it.
 *
 * Edges: 0 gives 0, NaN stays NaN; `low` is NaN for Infinity.
 */
export function squareRoot(p: Pair): Pair {
  if (p.high === 0) return { high: 0, low: 0 };
  if (p.high > large) return times(squareRoot(times(p, 2 ** -200)), 2 ** 100);
  if (p.high < small) return times(squareRoot(times(p, 2 ** 200)), 2 ** -100);
  const root = Math.sqrt(p.high);
  const square = productOf(root, root);
  const rest = p.high - square.high - square.low + p.low;
  return sumOf(root, rest / (2 * root));
}

/** The root of a scaled number, whatever its exponent. */
export function scaledSquareRoot({ significand, exponent }: Scaled): Scaled {
  const isOdd = exponent % 2 !== 0;
  const even = isOdd ? times(significand, 2) : significand;
  return { significand: squareRoot(even), exponent: (isOdd ? exponent - 1 : exponent) / 2 };
}

function times({ high, low }: Pair, power: number): Pair {
  return { high: high * power, low: low * power };
}
