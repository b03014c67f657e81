import { divide, exactly, multiply, type Pair } from "./pair.ts";
import type { Scaled } from "./scaled.ts";

/** Numbers beyond these are moved before a product, so that none of its parts is lost. */
const large = 2 ** 400;
const small = 2 ** -400;
const up = 2 ** 600;
const down = 2 ** -600;

/** factor·s to about 100 bits, for a factor of any size, subnormal ones included. */
export function times(factor: number, { significand, exponent }: Scaled): Scaled {
  const size = Math.abs(factor);
  const move = size < small ? up : size > large ? down : 1;
  const moved = move === up ? exponent - 600 : move === down ? exponent + 600 : exponent;
  return { significand: multiply(exactly(factor * move), significand), exponent: moved };
}

/**
 * p/divisor to about 100 bits where the quotient is neither huge nor tiny, for a divisor of any
 * size. Edges: infinite, with a `low` of 0, where it overflows; NaN stays NaN.
 */
export function quotientOf(p: Pair, divisor: number): Pair {
  const size = Math.abs(divisor);
  const move = size < small ? up : size > large ? down : 1;
  const moved = { high: p.high * move, low: p.low * move };
  const quotient = moved.high / (divisor * move);
  return Math.abs(quotient) > large ? exactly(quotient) : divide(moved, exactly(divisor * move));
}
