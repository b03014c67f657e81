/**
 * The unevaluated sum of two doubles, `low` at most half a unit in the last place of `high`: about
 * 106 significant bits. With it a function is rounded once, at its end.
 *
 * The exact sum is D. Knuth's (The Art of Computer Programming, volume 2, 4.2.2), the exact product
 * and the pair arithmetic are T. J. Dekker's (A floating-point technique for extending the available
 * precision, 1971).
 */
export interface Pair {
  readonly high: number;
  readonly low: number;
}

/** Beyond this a product, or the splitting of a factor, could overflow. */
const large = 2 ** 990;

/** a + b without rounding error; `low` is NaN where the sum is not finite. */
export function sumOf(a: number, b: number): Pair {
  const high = a + b;
  const bShare = high - a;
  return { high, low: a - (high - bShare) + (b - bShare) };
}

/**
 * a·b without rounding error above 1e-290; `low` is 0 where it cannot be told: near overflow and
 * where the product is not finite.
 */
export function productOf(a: number, b: number): Pair {
  const high = a * b;
  if (!(Math.abs(a) < large && Math.abs(b) < large && Math.abs(high) < large)) {
    return { high, low: 0 };
  }
  const aTop = topHalf(a);
  const aRest = a - aTop;
  const bTop = topHalf(b);
  const bRest = b - bTop;
  const low = aRest * bRest - (high - aTop * bTop - aRest * bTop - aTop * bRest);
  return { high, low };
}

/** p + q; exact enough that cancellation leaves what is left with about 53 bits. */
export function add(p: Pair, q: Pair): Pair {
  const highs = sumOf(p.high, q.high);
  const lows = sumOf(p.low, q.low);
  const carried = normalise(highs.high, highs.low + lows.high);
  return normalise(carried.high, carried.low + lows.low);
}

/** p·q. */
export function multiply(p: Pair, q: Pair): Pair {
  const product = productOf(p.high, q.high);
  return normalise(product.high, product.low + (p.high * q.low + p.low * q.high));
}

/** p/q. */
export function divide(p: Pair, q: Pair): Pair {
  const quotient = p.high / q.high;
  const product = productOf(quotient, q.high);
  const rest = p.high - product.high - product.low + p.low - quotient * q.low;
  return normalise(quotient, rest / q.high);
}

/** A double as a pair. */
export function exactly(high: number): Pair {
  return { high, low: 0 };
}

/** −p. */
export function negate({ high, low }: Pair): Pair {
  return { high: -high, low: -low };
}

/** The upper 26 bits of a number; the rest has 26 bits too, so products of such parts are exact. */
function topHalf(a: number): number {
  const shifted = a * 134_217_729;
  return shifted - (shifted - a);
}

/** The same sum with `low` as small as it can be; `high` must be the larger one. */
function normalise(high: number, low: number): Pair {
  const sum = high + low;
  return { high: sum, low: low - (sum - high) };
}
