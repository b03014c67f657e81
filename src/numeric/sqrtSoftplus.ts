import { logisticParts } from "./logistic.ts";
import { divide, exactly, multiply } from "./pair.ts";
import { rounded } from "./scaled.ts";
import { scaledSoftplus } from "./softplus.ts";
import { scaledSquareRoot } from "./squareRoot.ts";

/**
 * √ln(1 + eˣ). The logarithm stays scaled, so the root is right where it has left the doubles:
 * between −1490 and −745.
 *
 * Edges: −Infinity gives 0, Infinity stays, NaN stays NaN.
 */
export function sqrtSoftplus(x: number): number {
  if (x === Infinity) return x;
  return rounded(scaledSquareRoot(scaledSoftplus(exactly(x))));
}

/** The derivative, σ(x)/(2·√ln(1 + eˣ)). Edges: 0 at ±Infinity, NaN stays NaN. */
export function sqrtSoftplusSlope(x: number): number {
  if (x === Infinity) return 0;
  const z = exactly(x);
  const root = scaledSquareRoot(scaledSoftplus(z));
  const { decay, denominator } = logisticParts(z);
  const divisor = multiply(denominator, root.significand);
  const numerator = x < 0 ? decay : { significand: exactly(1), exponent: 0 };
  return rounded({
    significand: divide(numerator.significand, divisor),
    exponent: numerator.exponent - root.exponent - 1,
  });
}
