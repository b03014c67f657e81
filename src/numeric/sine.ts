import type { Angle } from "./angle.ts";
import { add, divide, exactly, multiply, negate, type Pair } from "./pair.ts";

const one = exactly(1);
const sixth = divide(one, exactly(6));

/** 1/5!, −1/7! … −1/19!, and 1/4!, −1/6! … 1/20!: what follows the first two terms. */
const sineTail = [5, 7, 9, 11, 13, 15, 17, 19].map(alternatingInverse);
const cosineTail = [4, 6, 8, 10, 12, 14, 16, 18].map(alternatingInverse);

/**
 * 1 + sin α to about 58 bits, also where it is near 0: there it is 2·sin²(ρ/2) of the angle's
 * distance ρ to the root.
 */
export function onePlusSine({ quarters, rest }: Angle): Pair {
  switch (quarters) {
    case 0:
      return add(one, sine(rest));
    case 1:
      return add(one, cosine(rest));
    case 2:
      return add(one, negate(sine(rest)));
    default: {
      const half = sine({ high: rest.high / 2, low: rest.low / 2 });
      const square = multiply(half, half);
      return { high: 2 * square.high, low: 2 * square.low };
    }
  }
}

/** 1 − cos α. */
export function oneMinusCosine({ quarters, rest }: Angle): Pair {
  return onePlusSine({ quarters: (quarters + 3) & 3, rest });
}

/** sin r for |r| ≤ π/4 by its power series. */
function sine(r: Pair): Pair {
  const square = multiply(r, r);
  const cube = multiply(square, r);
  const tail = cube.high * square.high * polynomial(sineTail, square.high);
  return add(r, add(negate(multiply(cube, sixth)), exactly(tail)));
}

/** cos r for |r| ≤ π/4 by its power series. */
function cosine(r: Pair): Pair {
  const square = multiply(r, r);
  const tail = square.high * square.high * polynomial(cosineTail, square.high);
  return add(one, add({ high: -square.high / 2, low: -square.low / 2 }, exactly(tail)));
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/** ±1/n!, positive where n leaves 0 or 1 when divided by 4. */
function alternatingInverse(n: number): number {
  let factorial = 1;
  for (let k = 2; k <= n; k += 1) factorial *= k;
  return (n & 2 ? -1 : 1) / factorial;
}
