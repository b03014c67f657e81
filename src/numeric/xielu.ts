import { exponentialMinusOne } from "./exponential.ts";
import { bendOfExp, timesExpm1 } from "./exponentialLinear.ts";
import { add, exactly, multiply, type Pair, productOf, sumOf } from "./pair.ts";
import { quotientOf, times } from "./rescaled.ts";
import { rounded, scale, type Scaled } from "./scaled.ts";

const huge = 2 ** 500;

/** a·x² + b·x for x > 0, as x·(b + a·x). Edges: Infinity stays. */
export function xieluPositive(x: number, a: number, b: number): number {
  if (x < huge) return timesLine(x, a, b, exactly(x));
  if (x === Infinity) return x;
  // As x²·(a + b/x), so that nothing overflows before the result does.
  const rest = quotientOf(exactly(b), x);
  const exponent = exponentOf(Math.max(a, rest.high));
  const significand = add(scaledBy(rest, -exponent), exactly(scale(a, -exponent)));
  return rounded(times(x, times(x, { significand, exponent })));
}

/** 2·a·x + b for x > 0. Edges: Infinity stays. */
export function xieluPositiveSlope(x: number, a: number, b: number): number {
  const product = productOf(2 * a, x);
  return product.high === Infinity ? Infinity : add(exactly(b), product).high;
}

/**
 * a·(e^min(x, eps) − 1 − x) + b·x for x ≤ 0, as x·(b + a·Q(x)) with Q(x) = (eˣ − 1 − x)/x, so that
 * subnormal numbers keep their digits and the trough and the root of the curve theirs.
 *
 * Edges: the limit at −Infinity, NaN stays NaN.
 */
export function xieluNegative(x: number, a: number, b: number, eps: number): number {
  if (x > eps) {
    const flat = multiply(exactly(a), minusOne(eps));
    return add(flat, multiply(sumOf(b, -a), exactly(x))).high;
  }
  // The two lines cancel.
  if (a === b) return timesExpm1(x, a);
  if (x === -Infinity) return (b - a) * x;
  return timesLine(x, a, b, bendOfExp(x));
}

/**
 * Its derivative, a·(eˣ − 1) + b up to eps and b − a beyond it. At a negative eps their mean, for the
 * gradient of min is shared there.
 *
 * Edges: b − a at −Infinity, NaN stays NaN.
 */
export function xieluNegativeSlope(x: number, a: number, b: number, eps: number): number {
  if (x > eps) return b - a;
  if (b === 0) return timesExpm1(x, a);
  const bent = multiply(exactly(a), minusOne(x));
  if (x < eps || eps === 0) return add(exactly(b), bent).high;
  const mean = { high: (bent.high - a) / 2, low: bent.low / 2 };
  return add(exactly(b), mean).high;
}

/** x·(b + a·q), with a and b brought to moderate size by one power of two. */
function timesLine(x: number, a: number, b: number, q: Pair): number {
  const exponent = exponentOf(Math.max(a, b));
  const bent = multiply(exactly(scale(a, -exponent)), q);
  const significand = add(exactly(scale(b, -exponent)), bent);
  return rounded(times(x, centred({ significand, exponent })));
}

/** The same number with a significand near 1, so that a product with it stays in range. */
function centred({ significand, exponent }: Scaled): Scaled {
  if (significand.high === 0) return { significand, exponent };
  const size = exponentOf(Math.abs(significand.high));
  return { significand: scaledBy(significand, -size), exponent: exponent + size };
}

/** eˣ − 1 for x ≤ 0 to about 70 bits. */
function minusOne(x: number): Pair {
  if (!(x >= -40)) return exponentialMinusOne(x);
  return multiply(exactly(x), add(exactly(1), bendOfExp(x)));
}

function exponentOf(size: number): number {
  return Math.floor(Math.log2(size));
}

function scaledBy({ high, low }: Pair, exponent: number): Pair {
  return { high: scale(high, exponent), low: scale(low, exponent) };
}
