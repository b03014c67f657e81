// e^x in floats, for kernels that carry along what the rounding of a step loses.
//
// x = n·ln 2 + r with |r| ≤ ½ ln 2 as in doubles; e^x = s·(1 + f) with s = 2ⁿ and f = e^r − 1.

import { all, multiplyAddFloats } from "./lanes";

const log2e = memory.data<f32>([1.44269504]);
/** 1.5·2²³ + 127: a sum with it has the other summand, rounded to an integer, as an exponent in its last bits. */
export const rounder = memory.data<f32>([12583039]);
/** −ln 2, in a part whose multiples are exact and the rest. */
const ln2Top = memory.data<f32>([-0.693359375]);
const ln2Rest = memory.data<f32>([2.12194440e-4]);
const q0 = memory.data<f32>([0.49999998119133860]);
const q1 = memory.data<f32>([0.16666505898887251]);
const q2 = memory.data<f32>([0.041667137151163776]);
const q3 = memory.data<f32>([0.0083691043043937583]);
const q4 = memory.data<f32>([0.0013888872786527044]);

/** n as an exponent in the last bits of a float; |x| must be below 88. */
@inline
export function powerOf(x: v128): v128 {
  return shiftedPower(x, all(rounder));
}

/** As `powerOf`, with another number than 1.5·2²³ + 127 to begin at. */
@inline
export function shiftedPower(x: v128, start: v128): v128 {
  return multiplyAddFloats(x, all(log2e), start);
}

/** s, given what `powerOf` returned. */
@inline
export function scaleOf(power: v128): v128 {
  return i32x4.shl(power, 23);
}

/** r, given what `powerOf` returned; the sum is rounded. */
@inline
export function remainder(x: v128, power: v128): v128 {
  const n = f32x4.sub(power, all(rounder));
  return multiplyAddFloats(n, all(ln2Rest), multiplyAddFloats(n, all(ln2Top), x));
}

/** The first part of r, which is exact for |x| up to 256. */
@inline
export function remainderTop(x: v128, n: v128): v128 {
  return multiplyAddFloats(n, all(ln2Top), x);
}

/** The rest of r. */
@inline
export function remainderRest(n: v128): v128 {
  return f32x4.mul(n, all(ln2Rest));
}

/**
 * q of f = r + r²·q(r), a minimax fit of relative error 2^−29 beside e^r. Terms are paired, since the
 * wait for one after the other would last longer than the work.
 */
@inline
export function curve(r: v128): v128 {
  const square = f32x4.mul(r, r);
  const low = multiplyAddFloats(r, all(q1), all(q0));
  const high = multiplyAddFloats(square, all(q4), multiplyAddFloats(r, all(q3), all(q2)));
  return multiplyAddFloats(square, high, low);
}

/** f. */
@inline
export function growth(r: v128): v128 {
  return multiplyAddFloats(f32x4.mul(r, r), curve(r), r);
}

/** f − r, for those who add r without a loss. */
@inline
export function bend(r: v128): v128 {
  return f32x4.mul(f32x4.mul(r, r), curve(r));
}
