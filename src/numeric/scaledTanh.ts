import { tanhOf, tanhSlopeOf } from "./hyperbolicTangent.ts";
import { multiply } from "./pair.ts";
import { normalised, scaledProduct } from "./product.ts";
import { rounded, unscaled } from "./scaled.ts";

/** Below it, for ax, tanh is the identity to more than 58 bits. */
const near = 1e-9;

/**
 * b·tanh(ax) for positive a and b, rounded once: the product ax is exact.
 *
 * Edges: ±Infinity gives ±b, −0 stays −0, NaN stays NaN.
 */
export function scaledTanh(x: number, a: number, b: number): number {
  if (x === 0) return x;
  if (!Number.isFinite(x)) return Math.sign(x) * b;
  const outer = normalised(b);
  const inner = scaledProduct(normalised(a), normalised(x));
  if (Math.abs(a * x) < near) return rounded(scaledProduct(inner, outer));
  const { significand, exponent } = outer;
  return rounded({ significand: multiply(tanhOf(unscaled(inner)), significand), exponent });
}

/** a·b·(1 − tanh²(ax)). Edges: 0 at ±Infinity, NaN stays NaN. */
export function scaledTanhSlope(x: number, a: number, b: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? NaN : 0;
  const inner = scaledProduct(normalised(a), normalised(x));
  return rounded(scaledProduct(tanhSlopeOf(unscaled(inner)), normalised(a), normalised(b)));
}
