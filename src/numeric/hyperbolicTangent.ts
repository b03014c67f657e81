import { exponential, exponentialMinusOne } from "./exponential.ts";
import { add, divide, exactly, multiply, negate } from "./pair.ts";
import { rounded, unscaled } from "./scaled.ts";

/**
 * tanh x from m = e^−2|x| − 1: −m/(2 + m) cancels neither at 0 nor in the tails.
 *
 * Edges: ±Infinity gives ±1, −0 stays −0, NaN stays NaN.
 */
export function hyperbolicTangent(x: number): number {
  // x³/3 is below half a unit in the last place, and −0 and subnormal numbers stay as they are.
  if (Math.abs(x) < 1e-8) return x;
  const m = exponentialMinusOne(-2 * Math.abs(x));
  const tangent = divide(negate(m), add(exactly(2), m)).high;
  return x < 0 ? -tangent : tangent;
}

/** 1 − tanh² x as 4·e^−2|x|/(1 + e^−2|x|)². Edges: 0 at ±Infinity, NaN stays NaN. */
export function hyperbolicTangentSlope(x: number): number {
  const decay = exponential(-2 * Math.abs(x));
  const denominator = add(exactly(1), unscaled(decay));
  return rounded({
    significand: divide(decay.significand, multiply(denominator, denominator)),
    exponent: decay.exponent + 2,
  });
}
