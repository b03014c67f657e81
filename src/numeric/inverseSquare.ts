import { divide, exactly, multiply, type Pair } from "./pair.ts";

/** Beyond `large` the number is made smaller first; beyond `vanishing` its inverse square is 0. */
const large = 2 ** 400;
const vanishing = 2 ** 540;

/** 1/p² for p ≥ 1, without overflow of the square. Edges: Infinity gives 0, NaN stays NaN. */
export function inverseSquare({ high, low }: Pair): number {
  if (high > vanishing) return 0;
  const down = high > large ? 2 ** -500 : 1;
  const part = { high: high * down, low: low * down };
  return divide(exactly(1), multiply(part, part)).high * down * down;
}
