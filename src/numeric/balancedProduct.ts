import { type Pair, productOf } from "./pair.ts";

/** A factor beyond it is brought nearer to a small one. */
const large = 2 ** 500;
const step = 2 ** 500;

/**
 * a·b without rounding error for a huge factor beside a small one, too; otherwise as `productOf`.
 *
 * Edges: infinite where it overflows, with a `low` of 0; NaN stays NaN.
 */
export function balancedProduct(a: number, b: number): Pair {
  const [first, second] = Math.abs(a) > Math.abs(b) ? [a, b] : [b, a];
  return Math.abs(first) > large && Math.abs(second) < 1
    ? productOf(first / step, second * step)
    : productOf(first, second);
}
