import { exponential, exponentialMinusOne } from "./exponential.ts";
import { add, divide, exactly, multiply, type Pair } from "./pair.ts";
import { quotientOf, times } from "./rescaled.ts";
import { rounded, type Scaled } from "./scaled.ts";

/** Below this size of x, e^x − 1 is x in double precision. */
const tiny = 1e-17;

/** The product of e^x and factors of any size. Edges: 0 at −Infinity, NaN stays NaN. */
export function timesExp(x: number, ...factors: readonly number[]): number {
  return rounded(timesAll(factors, exponential(x)));
}

/**
 * The product of e^x − 1, for x ≤ 0, and factors of any size. Edges: the product of −1 and the
 * factors at −Infinity, −0 stays −0, NaN stays NaN.
 */
export function timesExpm1(x: number, ...factors: readonly number[]): number {
  // Pairs do not keep the sign of zero.
  if (x === 0) return x;
  const isTiny = Math.abs(x) < tiny;
  const significand = isTiny ? exactly(1) : exponentialMinusOne(x);
  const product = timesAll(factors, { significand, exponent: 0 });
  return rounded(isTiny ? times(x, product) : product);
}

/** width·(e^(x/width) − 1) for x ≤ 0, width > 0. Edges: −width at −Infinity, NaN stays NaN. */
export function stretchedExpm1(x: number, width: number): number {
  const z = quotientOf(exactly(x), width);
  if (Math.abs(z.high) < tiny) return x;
  const significand = minusOne(z);
  return rounded(times(width, { significand, exponent: 0 }));
}

/** e^(x/width) for x ≤ 0, width > 0. Edges: 0 at −Infinity, NaN stays NaN. */
export function stretchedExp(x: number, width: number): number {
  const { high, low } = quotientOf(exactly(x), width);
  return rounded(exponential(high, low));
}

function timesAll(factors: readonly number[], start: Scaled): Scaled {
  return factors.reduce((product, factor) => times(factor, product), start);
}

/** e^z − 1: with d for the low part, e^h − 1 + d·e^h. */
function minusOne({ high, low }: Pair): Pair {
  const m = exponentialMinusOne(high);
  return add(m, exactly(low + low * m.high));
}

/** 1/6 */
const sixth: Pair = { high: 1 / 6, low: 9.25185853854297e-18 };
/** 1/4! … 1/10! */
const inverseFactorials = [
  1 / 24,
  1 / 120,
  1 / 720,
  1 / 5040,
  1 / 40_320,
  1 / 362_880,
  1 / 3_628_800,
] as const;

/** Beyond it e^x is below half a unit in the last place of 1. */
const farAway = -40;

/**
 * (e^x − 1 − x)/x for x ≤ 0, to about 70 bits, relative accuracy kept at 0: enough for what is left
 * where it cancels with a number beside it.
 *
 * The power series at h = x/2ᵏ, then k times Q(2h) = Q(h) + h/2·(1 + Q(h))², whose terms have one sign.
 */
export function bendOfExp(x: number): Pair {
  if (x < farAway) return add(exactly(-1), divide(exponentialMinusOne(x), exactly(x)));
  let h = x;
  let halvings = 0;
  while (Math.abs(h) > 2 ** -9) {
    h /= 2;
    halvings += 1;
  }
  const tail = inverseFactorials.reduceRight((sum, coefficient) => sum * h + coefficient, 0);
  const cubic = add(sixth, exactly(h * tail));
  let bend = multiply(exactly(h), add(exactly(0.5), multiply(exactly(h), cubic)));
  for (; halvings > 0; halvings -= 1) {
    const mean = add(exactly(1), bend);
    bend = add(bend, multiply(exactly(h / 2), multiply(mean, mean)));
    h *= 2;
  }
  return bend;
}
