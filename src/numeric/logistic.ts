import { exponential } from "./exponential.ts";
import { add, divide, exactly, multiply, type Pair } from "./pair.ts";
import { rounded, type Scaled, unscaled } from "./scaled.ts";

/** What a logistic and its derivative are made of: e^−|z| and 1 + e^−|z|. */
export function logisticParts({ high, low }: Pair): { decay: Scaled; denominator: Pair } {
  const decay = high < 0 ? exponential(high, low) : exponential(-high, -low);
  return { decay, denominator: add(exactly(1), unscaled(decay)) };
}

/**
 * 1/(1 + e^−z). With the decaying exponential on both sides nothing overflows, and the left tail
 * keeps its digits down to the subnormal numbers.
 *
 * Edges: −Infinity gives 0, Infinity gives 1, NaN stays NaN.
 */
export function logistic(z: Pair): number {
  const { decay, denominator } = logisticParts(z);
  return z.high < 0
    ? rounded({ significand: divide(decay.significand, denominator), exponent: decay.exponent })
    : divide(exactly(1), denominator).high;
}

/**
 * The derivative of the logistic, e^−|z|/(1 + e^−|z|)²: unlike σ(z)·(1 − σ(z)) it does not cancel.
 *
 * Edges: 0 at ±Infinity, NaN stays NaN.
 */
export function logisticSlope(z: Pair): number {
  const { decay, denominator } = logisticParts(z);
  return rounded({
    significand: divide(decay.significand, multiply(denominator, denominator)),
    exponent: decay.exponent,
  });
}
