import { gated, gatedSlope } from "./gated.ts";
import { add, exactly, multiply, type Pair, productOf } from "./pair.ts";

/** √(8/π), twice the factor inside the tanh. */
const factor: Pair = { high: 1.5957691216057308, low: -9.96930880911092e-17 };
/** 0.044715 and three times it, as decimal numbers: the nearest doubles are off in the tail. */
const cubic: Pair = { high: 0.044715, low: 2.1960211427085595e-18 };
const cubicSlope: Pair = { high: 0.134145, low: 1.3526957332032908e-17 };

/** Beyond ±40 the value is x or 0 in double precision. */
const farAway = 40;

/**
 * x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))) as x·σ(z) with z = √(8/π)·(x + 0.044715·x³), which keeps
 * the digits of the left tail. Edges: −Infinity gives −0, Infinity stays, NaN stays NaN.
 */
export function geluTanhValue(x: number): number {
  return gated(x, inner(x, cubic));
}

/** The derivative. Edges: 1 and −0 at ±Infinity, NaN stays NaN. */
export function geluTanhSlope(x: number): number {
  return gatedSlope(inner(x, cubic), inner(x, cubicSlope));
}

/** √(8/π)·x·(1 + c·x²), where x beyond ±40 stands for its limit. */
function inner(x: number, c: Pair): Pair {
  const bounded = Math.min(Math.max(x, -farAway), farAway);
  const polynomial = add(exactly(1), multiply(c, productOf(bounded, bounded)));
  return multiply(factor, multiply(exactly(bounded), polynomial));
}
