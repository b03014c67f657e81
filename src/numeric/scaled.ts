import type { Pair } from "./pair.ts";

/** significand·2^exponent: what may lie beyond the range of a double, or below its precision. */
export interface Scaled {
  readonly significand: Pair;
  readonly exponent: number;
}

/** Powers of two by which a product stays exact for long. */
const up = 2 ** 1000;
const down = 2 ** -900;

/**
 * value·2^exponent for a value that is neither huge nor tiny, rounded at most once: on the last
 * step down. Edges: Infinity beyond the range, 0 below it with the sign of `value`; NaN stays NaN.
 */
export function scale(value: number, exponent: number): number {
  let scaled = value;
  let rest = exponent;
  while (rest > 1000) {
    scaled *= up;
    rest -= 1000;
  }
  // The last product is the only one that may fall below the normal numbers.
  while (rest < -1000) {
    scaled *= down;
    rest += 900;
    if (scaled === 0) return scaled;
  }
  return scaled * 2 ** rest;
}

/** The double nearest to a scaled number. */
export function rounded({ significand, exponent }: Scaled): number {
  return scale(significand.high, exponent);
}

/** The number as a pair; what is below the range of a double is lost. */
export function unscaled({ significand, exponent }: Scaled): Pair {
  return { high: scale(significand.high, exponent), low: scale(significand.low, exponent) };
}
