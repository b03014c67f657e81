import { add, divide, exactly, multiply, type Pair, productOf } from "./pair.ts";
import { scale } from "./scaled.ts";
import { squareRoot } from "./squareRoot.ts";

/**
 * (x + √(x² + b))/2 for b > 0. On the left, where that cancels, b/(2·(√(x² + b) − x)); squares are
 * taken of scaled numbers, so neither overflows nor vanishes.
 *
 * Edges: −Infinity gives 0, Infinity stays, NaN stays NaN.
 */
export function squareplus(x: number, b: number): number {
  if (!Number.isFinite(x)) return x === -Infinity ? 0 : x;
  const { sum, exponent, significand, bExponent } = parts(x, b);
  if (!(x < 0)) return scale(sum.high, exponent - 1);
  return scale(divide(exactly(significand), sum).high, bExponent - exponent - 1);
}

/**
 * The derivative, (1 + x/√(x² + b))/2; on the left b/(2·√(x² + b)·(√(x² + b) − x)).
 *
 * Edges: 0 at −Infinity, 1 at Infinity, NaN stays NaN.
 */
export function squareplusSlope(x: number, b: number): number {
  if (!Number.isFinite(x)) return x === -Infinity ? 0 : x === Infinity ? 1 : x;
  const { root, sum, exponent, significand, bExponent } = parts(x, b);
  if (!(x < 0)) return divide(sum, root).high / 2;
  const quotient = divide(exactly(significand), multiply(root, sum)).high;
  return scale(quotient, bExponent - 2 * exponent - 1);
}

interface Parts {
  /** √(x² + b), in units of 2^exponent. */
  readonly root: Pair;
  /** √(x² + b) + |x|, in the same units. */
  readonly sum: Pair;
  /** Of the larger one of |x| and √b. */
  readonly exponent: number;
  /** b = significand·2^bExponent. */
  readonly significand: number;
  readonly bExponent: number;
}

function parts(x: number, b: number): Parts {
  const exponent = Math.floor(Math.log2(Math.max(Math.abs(x), Math.sqrt(b))));
  const bExponent = Math.floor(Math.log2(b));
  const significand = scale(b, -bExponent);
  // What of them falls below the doubles here is nothing beside the larger one.
  const side = scale(Math.abs(x), -exponent);
  const rest = scale(significand, bExponent - 2 * exponent);
  const root = squareRoot(add(productOf(side, side), exactly(rest)));
  return { root, sum: add(root, exactly(side)), exponent, significand, bExponent };
}
