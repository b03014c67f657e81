import { logisticParts } from "./logistic.ts";
import { add, divide, exactly, multiply, type Pair } from "./pair.ts";
import { rounded, unscaled } from "./scaled.ts";

/** Beyond ±2000 a logistic is 1, or 0 even after a multiplication by the largest double. */
const saturated = 2000;

/**
 * x·σ(z), where z goes to infinity with x.
 *
 * Edges: ±0 stays; where σ(z) has vanished, 0 with the sign of x, for infinite x too; NaN stays NaN.
 */
export function gated(x: number, z: Pair): number {
  // Pairs do not keep the sign of zero.
  if (x === 0) return x;
  if (z.high > saturated) return x;
  if (z.high < -saturated) return x < 0 ? -0 : 0;
  const { decay, denominator } = logisticParts(z);
  const input = exactly(x);
  if (!(z.high < 0)) return divide(input, denominator).high;
  const significand = divide(multiply(input, decay.significand), denominator);
  return rounded({ significand, exponent: decay.exponent });
}

/**
 * The derivative of x·σ(z(x)), which is σ(z)·(1 + w·σ(−z)) with w = x·z′(x).
 *
 * Edges: 1 and −0 where the logistic has run out of digits; NaN stays NaN.
 */
export function gatedSlope(z: Pair, w: Pair): number {
  if (z.high > saturated) return 1;
  if (z.high < -saturated) return -0;
  const { decay, denominator } = logisticParts(z);
  const square = multiply(denominator, denominator);
  if (!(z.high < 0)) {
    return divide(add(denominator, multiply(w, unscaled(decay))), square).high;
  }
  const significand = divide(multiply(add(denominator, w), decay.significand), square);
  return rounded({ significand, exponent: decay.exponent });
}
