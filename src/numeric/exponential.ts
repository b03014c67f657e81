import { add, exactly, multiply, type Pair, productOf, sumOf } from "./pair.ts";
import { scale, type Scaled } from "./scaled.ts";

/** ln 2 to 78 bits, in two parts whose multiples by an exponent are exact. */
const ln2Top = 0.6931471805582987;
const ln2Rest = 1.6465949582866463e-12;

/** Beyond ± this, e^x is out of the range of a double even after a multiplication by one. */
const farAway = 2000;

/** 1/3! … 1/14! */
const inverseFactorials = [
  1 / 6,
  1 / 24,
  1 / 120,
  1 / 720,
  1 / 5040,
  1 / 40_320,
  1 / 362_880,
  1 / 3_628_800,
  1 / 39_916_800,
  1 / 479_001_600,
  1 / 6_227_020_800,
  1 / 87_178_291_200,
] as const;

/**
 * e^(x + low) to about 59 bits, for a `low` far smaller than x.
 *
 * x = n·ln 2 + r with |r| ≤ ½ ln 2 (W. J. Cody, W. Waite, Software Manual for the Elementary
 * Functions, 1980), then the power series of e^r − 1 with its first two terms as pairs.
 *
 * Edges: any x gives a finite significand, ±Infinity the exponent of ±2000; NaN stays NaN.
 */
export function exponential(x: number, low = 0): Scaled {
  const { exponent, fraction } = reduced(x, low);
  return { significand: add(exactly(1), fraction), exponent };
}

/** e^x − 1 to about 59 bits, relative accuracy kept at 0; for x of at most 700. */
export function exponentialMinusOne(x: number): Pair {
  const { exponent, fraction } = reduced(x, 0);
  if (exponent === 0) return fraction;
  const power = scale(1, exponent);
  return add(sumOf(power, -1), { high: power * fraction.high, low: power * fraction.low });
}

/** e^x − 1 for x ≤ 0. Edges: −Infinity gives −1, −0 gives −0, NaN stays NaN. */
export function expm1(x: number): number {
  // x²/2 is below half a unit in the last place, and −0 and subnormal numbers stay as they are.
  return Math.abs(x) < 1e-17 ? x : exponentialMinusOne(x).high;
}

/** factor·e^x, rounded once where the result is subnormal. Edges: x = −Infinity gives 0. */
export function scaledExp(factor: number, x: number): number {
  const { significand, exponent } = exponential(x);
  const product = productOf(factor, significand.high);
  return scale(product.high + (product.low + factor * significand.low), exponent);
}

/** e^(x + low) = 2^exponent·(1 + fraction). */
function reduced(x: number, low: number): { exponent: number; fraction: Pair } {
  const bounded = Math.min(Math.max(x, -farAway), farAway);
  const correction = bounded === x ? low : 0;
  const exponent = Math.round(bounded * Math.LOG2E);
  const r = sumOf(bounded - exponent * ln2Top, -exponent * ln2Rest);
  return { exponent, fraction: seriesMinusOne(sumOf(r.high, r.low + correction)) };
}

/** e^r − 1 for |r| ≤ 0.35. */
function seriesMinusOne(r: Pair): Pair {
  let tail = 0;
  for (let i = inverseFactorials.length - 1; i >= 0; i -= 1) {
    tail = tail * r.high + (inverseFactorials[i] ?? 0);
  }
  const square = multiply(r, r);
  const half = { high: square.high / 2, low: square.low / 2 };
  return add(r, add(half, exactly(square.high * r.high * tail)));
}
