import { add, exactly, type Pair, productOf, sumOf } from "./pair.ts";

/** Beyond this a product may overflow although what is left of it after a sum does not. */
const large = 2 ** 990;
/** Below this a product has digits that a double cannot hold. */
const small = 2 ** -960;

/**
 * slope·x + start for finite numbers, rounded once to `high`; the sign of `low` tells on which side
 * of `high` the exact number lies. Edge: an infinite `high` where it is beyond the doubles.
 */
export function onLine(slope: number, x: number, start: number): Pair {
  const product = slope * x;
  if (slope === 0 || x === 0) return exactly(product + start);
  const [first, second] = Math.abs(slope) > Math.abs(x) ? [slope, x] : [x, slope];
  // Far from the subnormal numbers, the larger factor loses nothing where it is scaled down.
  if (!(Math.abs(product) < large)) {
    return scaled(onLine(first * 2 ** -100, second, start * 2 ** -100), 2 ** 100);
  }
  if (!(Math.abs(first) < large)) return onLine(first * 2 ** -200, second * 2 ** 200, start);
  if (Math.abs(product) < small) {
    // Beside a larger start only the sign of the product is left.
    if (Math.abs(start) > 2 ** -800) return sumOf(start, Math.sign(slope) * Math.sign(x) * small);
    const lifted = productOf(slope * 2 ** 300, x * 2 ** 300);
    return scaled(scaled(add(lifted, exactly(start * 2 ** 600)), 2 ** -300), 2 ** -300);
  }
  const sum = product + start;
  return Number.isFinite(sum) ? add(productOf(slope, x), exactly(start)) : exactly(sum);
}

/** factor·(a + b) for finite numbers, rounded about once. */
export function timesSum(factor: number, a: number, b: number): number {
  const sum = sumOf(a, b);
  if (!Number.isFinite(sum.high)) return 2 * timesSum(factor, a / 2, b / 2);
  const product = productOf(factor, sum.high);
  // An infinity stays, and a zero keeps its sign.
  if (product.high === 0 || !Number.isFinite(product.high)) return product.high;
  const rest = factor * sum.low;
  return product.high + (Math.abs(product.high) < small ? rest : product.low + rest);
}

function scaled({ high, low }: Pair, power: number): Pair {
  return { high: high * power, low: low * power };
}
