import { doubleAngle } from "./angle.ts";
import { add, divide } from "./pair.ts";
import { normalised, scaledProduct } from "./product.ts";
import { scale, unscaled } from "./scaled.ts";
import { oneMinusCosine, onePlusSine } from "./sine.ts";

/** For |ax| below its inverse or beyond it the wave is less than the last bit of x. */
const large = 2 ** 60;

/**
 * x + sin²(ax)/a for a > 0 as (ax + (1 − cos 2ax)/2)/a, rounded once; 1 − cos is taken from the
 * exact angle and does not cancel.
 *
 * Edges: ±Infinity stays, −0 stays −0, NaN stays NaN.
 */
export function snake(x: number, a: number): number {
  const angle = Math.abs(a * x);
  if (!(angle > 1 / large && angle < large)) return x;
  const { high, low } = oneMinusCosine(doubleAngle(a, x));
  const { significand, exponent } = normalised(a);
  const product = unscaled(scaledProduct(normalised(a), normalised(x)));
  const sum = add(product, { high: high / 2, low: low / 2 });
  return scale(divide(sum, significand).high, -exponent);
}

/** 1 + sin(2ax), with its relative accuracy kept at the roots. NaN at ±Infinity: it has no limit. */
export function snakeSlope(x: number, a: number): number {
  if (!Number.isFinite(x)) return NaN;
  return Math.abs(a * x) < 1 / large ? 1 : onePlusSine(doubleAngle(a, x)).high;
}
