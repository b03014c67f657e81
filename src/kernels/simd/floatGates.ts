// σ and x·σ in floats, for engines with fused steps: what the rounding of a step loses is carried
// along, so that the result is rounded about once. Faster than doubles by half.

import { all, multiplyAddFloats, multiplySubtractFloats } from "./lanes";
import { bend, powerOf, remainder, scaleOf } from "./floatExponential";

const one = memory.data<f32>([1]);
const minusOne = memory.data<f32>([-1]);
/** Up to there e^−x, and what is computed with it, are normal floats. */
const usual = memory.data<f32>([87]);

/** No number is so far from 0 that a step leaves the normal floats. */
@inline
export function areUsual(x: v128): bool {
  return !v128.any_true(f32x4.gt(f32x4.abs(x), all(usual)));
}

// D = 1 + e^−x = 1 + s·(1 + f) is worked out by both functions; the compiler keeps one.

/** D, rounded. */
@inline
function divisor(x: v128): v128 {
  const z = f32x4.neg(x);
  const power = powerOf(z);
  const scale = scaleOf(power);
  const r = remainder(z, power);
  return multiplyAddFloats(scale, f32x4.add(r, bend(r)), f32x4.add(all(one), scale));
}

/** What D lost: in this order each sum is exact wherever it matters. */
@inline
function lost(x: v128): v128 {
  const z = f32x4.neg(x);
  const power = powerOf(z);
  const scale = scaleOf(power);
  const left = f32x4.add(f32x4.sub(scale, divisor(x)), all(one));
  const r = remainder(z, power);
  return multiplyAddFloats(scale, bend(r), multiplyAddFloats(scale, r, left));
}

/** A rough quotient less its error, which is (D·quotient − y)/D. */
@inline
function refined(x: v128, minusY: v128, quotient: v128, inverse: v128): v128 {
  const above = multiplyAddFloats(divisor(x), quotient, minusY);
  const error = multiplyAddFloats(lost(x), quotient, above);
  return multiplySubtractFloats(error, inverse, quotient);
}

@inline
export function sigmoidInFloats(x: v128): v128 {
  const inverse = f32x4.div(all(one), divisor(x));
  return refined(x, all(minusOne), inverse, inverse);
}

@inline
export function siluInFloats(x: v128): v128 {
  const inverse = f32x4.div(all(one), divisor(x));
  return refined(x, f32x4.neg(x), f32x4.mul(x, inverse), inverse);
}
