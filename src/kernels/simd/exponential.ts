// e^x in doubles to about 29 bits: enough for results that are rounded to 24.
//
// x = n·ln 2 + r with |r| ≤ ½ ln 2, and e^r = A/B with A = P(r²) + r and B = P(r²) − r: a quotient
// whose division merges with the one that most activations need anyway. P is a minimax fit of
// r·coth(r/2), of relative error 2^−29.

import { both, multiplyAdd, multiplySubtract } from "./lanes";

const log2e = memory.data<f64>([1.4426950408889634]);
const ln2 = memory.data<f64>([0.6931471805599453]);
/** 1.5·2⁵²: a sum with it has the other summand, rounded to an integer, in its last bits. */
const rounder = memory.data<f64>([6755399441055744]);
const p0 = memory.data<f64>([2.0000000035530311989]);
const p1 = memory.data<f64>([0.16666613273231550212]);
const p2 = memory.data<f64>([-0.0027659028679842230256]);

/** n in the last bits of a double; |x| must be below 700. */
@inline
export function powerOf(x: v128): v128 {
  return multiplyAdd(x, both(log2e), both(rounder));
}

/** r, given what `powerOf` returned. */
@inline
export function remainder(x: v128, power: v128): v128 {
  return multiplySubtract(f64x2.sub(power, both(rounder)), both(ln2), x);
}

/** P(r²). */
@inline
export function halfSum(r: v128): v128 {
  const v = f64x2.mul(r, r);
  return multiplyAdd(multiplyAdd(v, both(p2), both(p1)), v, both(p0));
}

/** y·2ⁿ for y > 0, as an addition to its exponent. */
@inline
export function timesPower(y: v128, power: v128): v128 {
  return i64x2.add(y, i64x2.shl(power, 52));
}

/** y·2⁻ⁿ for y > 0. */
@inline
export function overPower(y: v128, power: v128): v128 {
  return i64x2.sub(y, i64x2.shl(power, 52));
}

// e^x = numerator/denominator: each of the two calls works out n, r and P, and the compiler keeps
// one of equal computations.

/** S of e^x = S/B. */
@inline
export function numerator(x: v128): v128 {
  const power = powerOf(x);
  const r = remainder(x, power);
  return timesPower(f64x2.add(halfSum(r), r), power);
}

/** B of e^x = S/B. */
@inline
export function denominator(x: v128): v128 {
  const r = remainder(x, powerOf(x));
  return f64x2.sub(halfSum(r), r);
}

/** A of e^x = A/C. */
@inline
export function plainNumerator(x: v128): v128 {
  const r = remainder(x, powerOf(x));
  return f64x2.add(halfSum(r), r);
}

/** C of e^x = A/C. */
@inline
export function scaledDenominator(x: v128): v128 {
  const power = powerOf(x);
  const r = remainder(x, power);
  return overPower(f64x2.sub(halfSum(r), r), power);
}

const e0 = memory.data<f64>([1.0000000005545447338]);
const e1 = memory.data<f64>([1.0000000363433901985]);
const e2 = memory.data<f64>([0.49999992076238658635]);
const e3 = memory.data<f64>([0.16666420076691298535]);
const e4 = memory.data<f64>([0.041668225936666218751]);
const e5 = memory.data<f64>([0.00837482378754347183]);
const e6 = memory.data<f64>([0.0013836849405383404089]);

/** e^x by a minimax polynomial, of relative error 2^−29 too: faster where nothing else divides. */
@inline
export function quickExp(x: v128): v128 {
  const power = powerOf(x);
  const r = remainder(x, power);
  let e = multiplyAdd(r, both(e6), both(e5));
  e = multiplyAdd(e, r, both(e4));
  e = multiplyAdd(e, r, both(e3));
  e = multiplyAdd(e, r, both(e2));
  e = multiplyAdd(e, r, both(e1));
  e = multiplyAdd(e, r, both(e0));
  return timesPower(e, power);
}

const one = memory.data<f64>([1]);

/** e^x − 1, relative accuracy kept at 0. */
@inline
export function expm1(x: v128): v128 {
  const power = powerOf(x);
  const r = remainder(x, power);
  const p = halfSum(r);
  const less = f64x2.sub(timesPower(both(one), power), both(one));
  const above = multiplyAdd(less, f64x2.add(p, r), f64x2.add(r, r));
  return f64x2.div(above, f64x2.sub(p, r));
}
