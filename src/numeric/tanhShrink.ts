import { tanhOf } from "./hyperbolicTangent.ts";
import { add, divide, exactly, multiply, negate, type Pair } from "./pair.ts";
import { scale } from "./scaled.ts";

/** From here on the difference cancels less than three bits. */
const apart = 0.8;
/** Below it x − tanh x is x³/3 to more than 58 bits. */
const cubic = 1e-9;
/** Below it x³ leaves the range in which products are exact. */
const small = 2 ** -100;

const third = divide(exactly(1), exactly(3));

/**
 * x − tanh x, which cancels near 0: there it is (x·cosh x − sinh x)/cosh x, two power series without
 * negative terms.
 *
 * Edges: ±Infinity stays, 0 and −0 give 0, NaN stays NaN.
 */
export function tanhShrink(x: number): number {
  const size = Math.abs(x);
  // An infinity less one, and 0 less 0 of either sign.
  if (size === Infinity || x === 0) return x + 0;
  if (size < small) return scale(multiply(cubeOf(x * 2 ** 300), third).high, -900);
  if (size < cubic) return multiply(cubeOf(x), third).high;
  if (size < apart) return bySeries(x);
  return add(exactly(x), negate(tanhOf(exactly(x)))).high;
}

/** tanh² x. Edges: ±Infinity gives 1, NaN stays NaN. */
export function tanhShrinkSlope(x: number): number {
  // There tanh x is x, and the square may be subnormal: one rounding is enough for it.
  if (Math.abs(x) < cubic) return x * x;
  const tangent = tanhOf(exactly(x));
  return multiply(tangent, tangent).high;
}

function bySeries(x: number): number {
  const square = multiply(exactly(x), exactly(x));
  // Σ 2k/(2k+1)!·x^(2k−2) from k = 1, and Σ x^(2k)/(2k)! from k = 0; their first terms as pairs.
  let numerator = 0;
  let denominator = 0;
  let term = 1 / 24;
  for (let k = 2; k <= 10; k += 1) {
    numerator += (term * 2 * k) / (2 * k + 1);
    denominator += term;
    term *= square.high / ((2 * k + 1) * (2 * k + 2));
  }
  const half = { high: square.high / 2, low: square.low / 2 };
  const cosh = add(exactly(1), add(half, exactly(square.high * square.high * denominator)));
  const factor = divide(add(third, exactly(square.high * numerator)), cosh);
  return multiply(cubeOf(x), factor).high;
}

function cubeOf(x: number): Pair {
  return multiply(multiply(exactly(x), exactly(x)), exactly(x));
}
