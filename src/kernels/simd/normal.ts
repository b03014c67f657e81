// The normal distribution: Φ(−a) = e^(−a²/2)·N(a)/D(a) for a ≥ 0, a minimax fit of relative error
// 2^−33.

import { all, both, choose, multiplyAdd } from "./lanes";
import { denominator, numerator } from "./exponential";

const n0 = memory.data<f64>([0.49999999995609724694]);
const n1 = memory.data<f64>([0.50815547321522365561]);
const n2 = memory.data<f64>([0.25112359975014896171]);
const n3 = memory.data<f64>([0.071542809277633984779]);
const n4 = memory.data<f64>([0.011696199990597106123]);
const n5 = memory.data<f64>([0.00089506527844315928547]);
const d0 = memory.data<f64>([1]);
const d1 = memory.data<f64>([1.8141954988441902081]);
const d2 = memory.data<f64>([1.4497659071012821213]);
const d3 = memory.data<f64>([0.65869445062959346272]);
const d4 = memory.data<f64>([0.18158023721446696028]);
const d5 = memory.data<f64>([0.02931784644095051531]);
const d6 = memory.data<f64>([0.0022435985712397084193]);
const densityAtZero = memory.data<f64>([0.3989422804014327]);

/** Beyond this Φ(−a), and a·Φ(−a), are 0 as floats, and e^(−a²/2) is a double. */
const far = memory.data<f64>([14.9]);
const minusFar = memory.data<f32>([-14.9]);
const minusHalf = memory.data<f64>([-0.5]);

@inline
function upperPart(a: v128): v128 {
  let n = multiplyAdd(a, both(n5), both(n4));
  n = multiplyAdd(n, a, both(n3));
  n = multiplyAdd(n, a, both(n2));
  n = multiplyAdd(n, a, both(n1));
  return multiplyAdd(n, a, both(n0));
}

@inline
function lowerPart(a: v128): v128 {
  let d = multiplyAdd(a, both(d6), both(d5));
  d = multiplyAdd(d, a, both(d4));
  d = multiplyAdd(d, a, both(d3));
  d = multiplyAdd(d, a, both(d2));
  d = multiplyAdd(d, a, both(d1));
  return multiplyAdd(d, a, both(d0));
}

@inline
function exponent(a: v128): v128 {
  return f64x2.mul(f64x2.mul(a, a), both(minusHalf));
}

@inline
function size(x: v128): v128 {
  return f64x2.pmin(f64x2.abs(x), both(far));
}

/** e^(−a²/2)·part/D(a), taken from 1 where x is positive. */
@inline
function tail(x: v128, a: v128, part: v128): v128 {
  const z = exponent(a);
  const above = f64x2.mul(numerator(z), part);
  const below = f64x2.mul(denominator(z), lowerPart(a));
  return f64x2.div(choose(f64x2.gt(x, f64x2.splat(0)), f64x2.sub(below, above), above), below);
}

@final
export class Gelu {
  @inline clamp(x: v128): v128 {
    return f32x4.pmax(x, all(minusFar));
  }
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    const t = size(x);
    return f64x2.mul(x, tail(x, t, upperPart(t)));
  }
  /** Φ(x) + x·φ(x); e^(−a²/2) is a factor of both. */
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const t = size(x);
    const density = f64x2.mul(f64x2.mul(t, both(densityAtZero)), lowerPart(t));
    return tail(x, t, f64x2.sub(upperPart(t), density));
  }
}

@final
export class NormalCdf {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    const t = size(x);
    return tail(x, t, upperPart(t));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const z = exponent(size(x));
    return f64x2.div(f64x2.mul(numerator(z), both(densityAtZero)), denominator(z));
  }
}
