import { exponential } from "./exponential.ts";
import { add, divide, exactly, multiply, type Pair } from "./pair.ts";
import { rounded, type Scaled, unscaled } from "./scaled.ts";

/** Beyond ±2000 the value is x, or 0 in double precision. */
const saturated = 2000;

/** tanh(ln(1 + eˣ)) at 0; its next term, 0.32·x, is below half a unit in the last place here. */
const gateAtZero = 0.6;
const nearZero = 1e-17;

/**
 * x·tanh(ln(1 + eˣ)), which is x·u·(u + 2)/(u² + 2u + 2) with u = eˣ: rational in the exponential
 * that decays, it needs neither the logarithm nor the tangent.
 *
 * Edges: ±0 stays, −Infinity gives −0, Infinity stays, NaN stays NaN.
 */
export function mish(x: number): number {
  if (Math.abs(x) < nearZero) return x * gateAtZero;
  if (x > saturated) return x;
  if (x < -saturated) return -0;
  const { decay, u, gate, denominator } = parts(x);
  if (!(x < 0)) return divide(multiply(exactly(x), gate), denominator).high;
  const factor = multiply(exactly(x), multiply(decay.significand, add(u, exactly(2))));
  return rounded({ significand: divide(factor, denominator), exponent: decay.exponent });
}

/**
 * The derivative of x·g/d: u·((u + 2)·d + 4x·(u + 1))/d² on the left, and the same divided by u⁴,
 * above and below, on the right.
 *
 * Edges: −0 at −Infinity, 1 at Infinity, NaN stays NaN.
 */
export function mishSlope(x: number): number {
  if (x > saturated) return 1;
  if (x < -saturated) return -0;
  const { decay, u, gate, denominator } = parts(x);
  const rising = multiply(exactly(4 * x), add(u, exactly(1)));
  const square = multiply(denominator, denominator);
  if (!(x < 0)) {
    const product = multiply(gate, denominator);
    return divide(add(product, multiply(rising, multiply(u, u))), square).high;
  }
  const sum = add(multiply(add(u, exactly(2)), denominator), rising);
  const significand = divide(multiply(sum, decay.significand), square);
  return rounded({ significand, exponent: decay.exponent });
}

interface Parts {
  /** e^−|x|. */
  readonly decay: Scaled;
  /** The same as a pair. */
  readonly u: Pair;
  /** On the right 1 + 2u, the numerator of the gate. */
  readonly gate: Pair;
  /** u² + 2u + 2 on the left, 1 + 2u + 2u² on the right. */
  readonly denominator: Pair;
}

function parts(x: number): Parts {
  const decay = exponential(-Math.abs(x));
  const u = unscaled(decay);
  const square = multiply(u, u);
  const double = add(u, u);
  const gate = add(exactly(1), double);
  const denominator = x < 0 ? add(square, add(double, exactly(2))) : add(gate, add(square, square));
  return { decay, u, gate, denominator };
}
