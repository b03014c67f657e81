import { exponential } from "./exponential.ts";
import { logisticParts } from "./logistic.ts";
import { timesNormalCdf, timesNormalCdfSlope } from "./normal.ts";
import { add, divide, exactly, multiply, type Pair, productOf } from "./pair.ts";
import { scaledOf, scaledProduct } from "./product.ts";
import { type Scaled, unscaled } from "./scaled.ts";

/*
 * The second factors of gated activations. They are wanted beyond the range of a double: a gate of
 * 1e-320 times 1e300 is no small number.
 */

/** Beyond ±4000 a logistic is 1, or 0 even times the largest double. */
const saturated = 4000;

/** From here on the normal distribution function comes from its continued fraction. */
const deep = -30;

/** Below it, z·Φ(z) is z/2 in double precision. */
const tiny = 1e-100;

/** 1/√(2π) */
const density: Pair = { high: 0.3989422804014327, low: -2.49232720227773e-17 };

/** 1/(1 + e^−z). Edges: −Infinity gives 0, Infinity gives 1, NaN stays NaN. */
export function logisticGate(z: number): Scaled {
  if (z === -Infinity) return scaledOf(0);
  const { decay, denominator } = logisticParts(exactly(z));
  return z < 0
    ? { significand: divide(decay.significand, denominator), exponent: decay.exponent }
    : { significand: divide(exactly(1), denominator), exponent: 0 };
}

/** e^−|z|/(1 + e^−|z|)². Edges: 0 at ±Infinity, NaN stays NaN. */
export function logisticGateSlope(z: number): Scaled {
  if (Math.abs(z) === Infinity) return scaledOf(0);
  const { decay, denominator } = logisticParts(exactly(z));
  return {
    significand: divide(decay.significand, multiply(denominator, denominator)),
    exponent: decay.exponent,
  };
}

/** z·σ(z). Edges: ±0 stays, −Infinity gives −0, Infinity stays, NaN stays NaN. */
export function siluGate(z: number): Scaled {
  if (z === 0 || z > saturated) return scaledOf(z);
  if (z < -saturated) return scaledOf(-0);
  return scaledProduct(scaledOf(z), logisticGate(z));
}

/** The derivative of z·σ(z). Edges: −0 at −Infinity, 1 at Infinity, NaN stays NaN. */
export function siluGateSlope(z: number): Scaled {
  if (z > saturated) return scaledOf(1);
  if (z < -saturated) return scaledOf(-0);
  const { decay, denominator } = logisticParts(exactly(z));
  const square = multiply(denominator, denominator);
  if (!(z < 0)) {
    const rising = add(denominator, multiply(exactly(z), unscaled(decay)));
    return { significand: divide(rising, square), exponent: 0 };
  }
  const significand = divide(multiply(add(denominator, exactly(z)), decay.significand), square);
  return { significand, exponent: decay.exponent };
}

/** z·Φ(z). Edges: ±0 stays, −Infinity gives −0, Infinity stays, NaN stays NaN. */
export function geluGate(z: number): Scaled {
  if (z < -saturated) return scaledOf(-0);
  if (z !== 0 && Math.abs(z) < tiny) return scaledProduct(scaledOf(z), scaledOf(0.5));
  if (!(z < deep)) return scaledOf(timesNormalCdf(z));
  const { significand, exponent } = normalDensity(z);
  // Φ(z) is φ(z)/hazard.
  return {
    significand: divide(multiply(exactly(z), significand), hazard(-z)),
    exponent,
  };
}

/** The derivative of z·Φ(z). Edges: −0 at −Infinity, 1 at Infinity, NaN stays NaN. */
export function geluGateSlope(z: number): Scaled {
  if (z < -saturated) return scaledOf(-0);
  if (!(z < deep)) return scaledOf(timesNormalCdfSlope(z));
  const { significand, exponent } = normalDensity(z);
  // Φ(z) + z·φ(z) = φ(z)·(1/hazard + z); the first term is the smaller one by far.
  const bracket = add(exactly(z), divide(exactly(1), hazard(-z)));
  return { significand: multiply(significand, bracket), exponent };
}

/** φ(z) */
function normalDensity(z: number): Scaled {
  const { high, low } = productOf(z, z);
  const { significand, exponent } = exponential(-high / 2, -low / 2);
  return { significand: multiply(density, significand), exponent };
}

/** φ(a)/Φ(−a) = a + 1/(a + 2/(a + 3/(a + …))), Laplace's continued fraction, for a ≥ 30. */
function hazard(a: number): Pair {
  const rest = [7, 6, 5, 4, 3, 2].reduce((inner, k) => k / (a + inner), 0);
  return add(exactly(a), divide(exactly(1), add(exactly(a), exactly(rest))));
}
