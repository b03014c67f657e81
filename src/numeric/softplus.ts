import { balancedProduct } from "./balancedProduct.ts";
import { exponential, exponentialMinusOne } from "./exponential.ts";
import { add, divide, exactly, negate, type Pair } from "./pair.ts";
import { rounded, type Scaled, unscaled } from "./scaled.ts";

/** Beyond it, for βx, the curve is x in double precision. */
const saturated = 2000;

/** Beyond these, β is brought to a moderate size. */
const large = 2 ** 400;
const small = 2 ** -400;

/**
 * ln(1 + e^(βx))/β for β > 0, without overflow: max(βx, 0) is split off, which leaves an exponential
 * of at most 1.
 *
 * Edges: −Infinity gives 0, Infinity stays, NaN stays NaN.
 */
export function softplus(x: number, beta: number): number {
  const z = balancedProduct(beta, x);
  if (z.high > saturated) return x;
  const { significand, exponent } = scaledSoftplus(z);
  // A divisor of moderate size keeps the quotient's digits; a quotient beyond the doubles is infinite.
  const move = beta < small ? 600 : beta > large ? -600 : 0;
  const divisor = exactly(beta * 2 ** move);
  return rounded({ significand: divide(significand, divisor), exponent: exponent + move });
}

/** ln(1 + e^z) for a finite z, or −Infinity, where it is far below the doubles. NaN stays NaN. */
export function scaledSoftplus(z: Pair): Scaled {
  if (z.high < 0) return scaledLog1p(exponential(z.high, z.low));
  const decay = exponential(-z.high, -z.low);
  return { significand: add(z, logOfOnePlus(unscaled(decay))), exponent: 0 };
}

/** ln(1 + e) for e ≥ 0; below 2⁻⁶⁰ that is e itself, which may be subnormal. */
export function scaledLog1p(e: Scaled): Scaled {
  if (e.exponent < -60) return e;
  return { significand: logOfOnePlus(unscaled(e)), exponent: 0 };
}

/** ln(1 + e) for e ≥ 0 to about 58 bits: the library's value and one Newton step from it. */
function logOfOnePlus(e: Pair): Pair {
  const start = Math.log1p(e.high);
  const error = add(e, negate(exponentialMinusOne(start)));
  return add(exactly(start), exactly(error.high / (1 + e.high)));
}
