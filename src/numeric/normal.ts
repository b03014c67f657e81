import { exponential } from "./exponential.ts";
import { add, divide, exactly, multiply, negate, type Pair, productOf } from "./pair.ts";
import { rounded, scale, type Scaled, unscaled } from "./scaled.ts";

/** 1/√(2π) */
const density: Pair = { high: 0.3989422804014327, low: -2.49232720227773e-17 };

/** Beyond ±40 the normal tail is 0 in double precision, even times its argument. */
const farAway = 40;
/** Beyond ±100 the density is 0 even when divided by the smallest double. */
const densityEnd = 100;

/** (−1)ᵏ/(2ᵏ·k!·(2k + 1)) for k = 1 … 16: the power series of the distribution function in x². */
const series = [
  -1 / 6,
  1 / 40,
  -1 / 336,
  1 / 3456,
  -1 / 42_240,
  1 / 599_040,
  -1 / 9_676_800,
  1 / 175_472_640,
  -1 / 3_530_096_640,
  1 / 78_033_715_200,
  -1 / 1_880_240_947_200,
  1 / 49_049_763_840_000,
  -1 / 1_377_317_368_627_200,
  1 / 41_421_544_567_603_200,
  -1 / 1_328_346_084_409_344_000,
  1 / 45_249_466_617_298_944_000,
] as const;

/** K(a) = 2/(a + 3/(a + …)) as a rational function on 1 ≤ a ≤ 40; made by `normalTail.py`. */
const numerator = [
  20119649.77560529, 25257424.433477845, 16260649.25579786, 6901528.511124088, 2113399.785965257,
  484909.59444191353, 84246.02182109408, 10958.67372289806, 1026.9866514485793, 63.32121839887167,
  2.0000000000007656,
] as const;
const denominator = [
  16053157.924613012, 25649992.946932726, 20621584.303023797, 10849045.114930388, 4115797.437663489,
  1177014.9430397896, 258512.8825848438, 43651.490834332355, 5574.318690051817, 516.4933257112399,
  31.660609199539955, 1,
] as const;

/**
 * x·Φ(x), with Φ the standard normal distribution function. The left tail comes from Laplace's
 * continued fraction, its exponential from the exact square of x: rounding x² there costs thousands
 * of units in the last place, and 1 + erf(x/√2) all digits.
 *
 * Edges: ±0 stays, −Infinity gives −0, Infinity stays, NaN stays NaN.
 */
export function timesNormalCdf(x: number): number {
  // Pairs do not keep the sign of zero.
  if (x === 0) return x;
  if (x >= farAway) return x;
  if (x <= -farAway) return -0;
  const factor = exactly(x);
  if (!(Math.abs(x) >= 1)) {
    return multiply(factor, add(exactly(0.5), overZero(x))).high;
  }
  const { significand, exponent } = tail(Math.abs(x));
  const product: Scaled = { significand: multiply(factor, significand), exponent };
  return x < 0 ? rounded(product) : add(factor, negate(unscaled(product))).high;
}

/**
 * The derivative of x·Φ(x): Φ(x) + x·φ(x), with φ the standard normal density.
 *
 * Edges: −0 at −Infinity, 1 at Infinity, NaN stays NaN.
 */
export function timesNormalCdfSlope(x: number): number {
  if (x >= farAway) return 1;
  if (x <= -farAway) return -0;
  if (!(Math.abs(x) >= 1)) {
    const slope = multiply(multiply(density, exactly(x)), unscaled(gaussian(x)));
    return add(exactly(0.5), add(overZero(x), slope)).high;
  }
  const a = Math.abs(x);
  const depth = fraction(a);
  const bracket = add(exactly(1), negate(multiply(exactly(a), depth)));
  const { significand, exponent } = gaussian(a);
  // φ(a)·(1/depth − a), which is Φ(−a) − a·φ(a).
  const left: Scaled = {
    significand: divide(multiply(multiply(density, significand), bracket), depth),
    exponent,
  };
  return x < 0 ? rounded(left) : add(exactly(1), negate(unscaled(left))).high;
}

/**
 * Φ(z), with z as a pair so that a quotient loses nothing: in the tail its rounding error would cost
 * thousands of units in the last place.
 *
 * Edges: 0 and 1 at ±Infinity, NaN stays NaN.
 */
export function normalCdf(z: Pair): number {
  if (z.high >= farAway) return 1;
  if (z.high <= -farAway) return 0;
  if (!(Math.abs(z.high) >= 1)) return add(exactly(0.5), overZero(z.high, z.low)).high;
  if (z.high < 0) return rounded(tail(-z.high, -z.low));
  return add(exactly(1), negate(unscaled(tail(z.high, z.low)))).high;
}

/** φ(z)/width, for a width of any size. Edges: 0 at ±Infinity, NaN stays NaN. */
export function normalDensity(z: Pair, width: number): number {
  if (Math.abs(z.high) >= densityEnd) return 0;
  const { significand, exponent } = gaussian(z.high, z.low);
  const { significand: unit, exponent: moved } = reciprocal(width);
  return rounded({
    significand: multiply(multiply(density, significand), unit),
    exponent: exponent + moved,
  });
}

/** Φ(x) − ½ for |x| ≤ 1. */
function overZero(x: number, low = 0): Pair {
  const square = x * x;
  const leading = multiply(density, { high: x, low });
  return add(leading, exactly(leading.high * square * polynomial(series, square)));
}

/** Φ(−a) for 1 ≤ a ≤ 40. */
function tail(a: number, low = 0): Scaled {
  const { significand, exponent } = gaussian(a, low);
  const depth = fraction(a);
  // The derivative of the fraction is fraction·(fraction − a).
  const moved = add(depth, exactly(low * depth.high * (depth.high - a)));
  return { significand: divide(multiply(density, significand), moved), exponent };
}

/** φ(a)/Φ(−a) = a + 1/(a + K(a)) for 1 ≤ a ≤ 40. */
function fraction(a: number): Pair {
  const rest = polynomial(numerator, a) / polynomial(denominator, a);
  return add(exactly(a), divide(exactly(1), add(exactly(a), exactly(rest))));
}

/** e^(−x²/2). */
function gaussian(x: number, low = 0): Scaled {
  const square = productOf(x, x);
  return exponential(-square.high / 2, -(square.low / 2 + x * low));
}

/** 1/width; the power of two is split off, so that nothing overflows. */
function reciprocal(width: number): Scaled {
  const exponent = Math.floor(Math.log2(width));
  return { significand: divide(exactly(1), exactly(scale(width, -exponent))), exponent: -exponent };
}

/** Coefficients in ascending order of the power. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
