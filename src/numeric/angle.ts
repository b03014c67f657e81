import { add, exactly, type Pair, sumOf } from "./pair.ts";
import { normalised, scaledProduct } from "./product.ts";
import { scale, unscaled } from "./scaled.ts";

/** An angle of quarters·π/2 + rest, whole turns left out: quarters is 0 … 3 and |rest| ≤ π/4. */
export interface Angle {
  readonly quarters: number;
  readonly rest: Pair;
}

/** Up to this angle a multiple of each of the first three parts of π/2 is exact. */
const manyTurns = 2 ** 20;

/** π/2 in parts of 33, 33, 33 and 53 bits. */
const top = 1.5707963267341256;
const second = 6.077100506303966e-11;
const third = 2.0222662487111665e-21;
const last = 8.4784276603689e-32;

/** π/2·2^2304: enough for the largest product of three doubles. */
const fractionBits = 2304n;
const halfPi = BigInt(
  "0x1921fb54442d18469898cc51701b839a252049c1114cf98e804177d4c76273644a29410f31c6809b" +
    "bdf2a33679a748636605614dbe4be286e9fc26adadaa3848bc90b6aecc4bcfd8de89885d34c6fdad" +
    "617feb96de80d6fdbdc70d7f6b5133f4b5d3e4822f8963fcc9250cca3d9c8b67b8400f97142c77e0" +
    "b31b4906c38aba734d22c7f51fa499ebf06caba47b9475b2c38c5e6ac410aa5773daa520ee12d2cd" +
    "ace186a9c95793009e2e8d811943042f86520bc8c5c6d9c77c73cee58301d0c07364f0745d80f451" +
    "f6b8abbe0de98a593bc5797ed2ab02e30732a92f9d52ad5ca2ba44c3131f40a202ae51cb51555885" +
    "b5a662e1a08a0f46750aa4357be3974c9d9f70a08b1b7de1515d4e2aeba0c18fb672e1f0b4dc3c98" +
    "f57eb5d19b61267ae",
);

/** What is kept of a rest in fixed point: what matters is how near it can come to 0, 2^−115. */
const restBits = 220n;

/**
 * The angle 2·factor·x, with the product and its whole turns exact for all finite numbers: the rest
 * has about 100 bits, and where it is tiny still 60.
 *
 * Up to 2^20 by parts of π/2 (W. J. Cody, W. Waite, Software Manual for the Elementary Functions,
 * 1980), beyond in whole numbers.
 */
export function doubleAngle(factor: number, x: number): Angle {
  const product = scaledProduct(normalised(factor), normalised(x));
  const angle = unscaled({ significand: product.significand, exponent: product.exponent + 1 });
  return Math.abs(angle.high) < manyTurns ? nearAngle(angle) : farAngle(factor, x);
}

function nearAngle({ high, low }: Pair): Angle {
  const turns = Math.round(high / top);
  const rest = add(
    add(add(sumOf(high, -turns * top), exactly(-turns * second)), exactly(-turns * third)),
    sumOf(low, -turns * last),
  );
  return { quarters: turns & 3, rest };
}

function farAngle(factor: number, x: number): Angle {
  const [a, b] = [wholeNumber(Math.abs(factor)), wholeNumber(Math.abs(x))];
  const angle = (a.whole * b.whole) << (fractionBits + BigInt(a.exponent + b.exponent + 1));
  const turns = (2n * angle + halfPi) / (2n * halfPi);
  const rest = (angle - turns * halfPi) >> (fractionBits - restBits);
  const high = Number(rest);
  const low = Number(rest - BigInt(high));
  const sign = Math.sign(factor) * Math.sign(x);
  const unit = sign * 2 ** -Number(restBits);
  return {
    quarters: (sign * Number(turns & 3n)) & 3,
    rest: { high: high * unit, low: low * unit },
  };
}

/** x = whole·2^exponent for a positive number. */
function wholeNumber(x: number): { whole: bigint; exponent: number } {
  // Log2 may round up across a power of two: one bit more than the 53 of a double.
  const exponent = Math.floor(Math.log2(x)) - 54;
  return { whole: BigInt(scale(x, -exponent)), exponent };
}
