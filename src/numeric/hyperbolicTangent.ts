import { exponential, exponentialMinusOne } from "./exponential.ts";
import { add, divide, exactly, multiply, negate, type Pair } from "./pair.ts";
import { rounded, type Scaled, unscaled } from "./scaled.ts";

/** Below it tanh z is z, above `far` it is ±1, to more than 58 bits. */
const near = 1e-9;
const far = 100;

/**
 * tanh x. Edges: ±Infinity gives ±1, −0 stays −0, NaN stays NaN.
 */
export function hyperbolicTangent(x: number): number {
  return tanhOf(exactly(x)).high;
}

/** 1 − tanh² x. Edges: 0 at ±Infinity, NaN stays NaN. */
export function hyperbolicTangentSlope(x: number): number {
  return rounded(tanhSlopeOf(exactly(x)));
}

/**
 * tanh z to about 58 bits from m = e^−2|z| − 1: −m/(2 + m) cancels neither at 0 nor in the tails.
 *
 * Edges: ±Infinity gives ±1, −0 stays −0, NaN stays NaN.
 */
export function tanhOf(z: Pair): Pair {
  const size = Math.abs(z.high);
  if (size < near) return z;
  if (size > far) return exactly(Math.sign(z.high));
  const m = exponentialMinusOne(-2 * size);
  const tangent = divide(negate(m), add(exactly(2), m));
  // What z.low moves it by, to the first order: the second is below the accuracy.
  const low = (1 - tangent.high) * (1 + tangent.high) * z.low;
  return z.high < 0 ? add(negate(tangent), exactly(low)) : add(tangent, exactly(low));
}

/** 1 − tanh² z as 4·e^−2|z|/(1 + e^−2|z|)². Edges: 0 at ±Infinity, NaN stays NaN. */
export function tanhSlopeOf({ high, low }: Pair): Scaled {
  const decay = high < 0 ? exponential(2 * high, 2 * low) : exponential(-2 * high, -2 * low);
  const denominator = add(exactly(1), unscaled(decay));
  return {
    significand: divide(decay.significand, multiply(denominator, denominator)),
    exponent: decay.exponent + 2,
  };
}
