// log(1 + e^x) and what contains it.

import { all, both, choose, clamp, multiplyAdd } from "./lanes";
import {
  denominator,
  numerator,
  plainNumerator,
  scaledDenominator,
} from "./exponential";

/** e^x and its square are normal doubles up to there. */
const far = memory.data<f64>([300]);
const minusFar = memory.data<f64>([-300]);
const one = memory.data<f64>([1]);
const q0 = memory.data<f64>([1.9999999998028611]);
const q1 = memory.data<f64>([0.6666667930599523]);
const q2 = memory.data<f64>([0.3999869096932176]);
const q3 = memory.data<f64>([0.2862072112213154]);
const q4 = memory.data<f64>([0.2139325542915927]);
const q5 = memory.data<f64>([0.2441306599943469]);

/** log(1 + e^x) for x ≤ 0: 2·artanh(z) at z = e^x/(e^x + 2), by a minimax fit in z². */
@inline
function log1pExp(x: v128): v128 {
  const s = numerator(x);
  const b = denominator(x);
  const z = f64x2.div(s, f64x2.add(s, f64x2.add(b, b)));
  const w = f64x2.mul(z, z);
  let q = multiplyAdd(w, both(q5), both(q4));
  q = multiplyAdd(q, w, both(q3));
  q = multiplyAdd(q, w, both(q2));
  q = multiplyAdd(q, w, both(q1));
  q = multiplyAdd(q, w, both(q0));
  return f64x2.mul(z, q);
}

@inline
function minusSize(x: v128): v128 {
  return f64x2.pmax(f64x2.neg(f64x2.abs(x)), both(minusFar));
}

/** log(1 + e^(a·x))/a, x where a·x is above the threshold b; c is 1/a, all positive. */
@final
export class Softplus {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    const z = f64x2.mul(x, a);
    const above = f64x2.pmax(z, f64x2.splat(0));
    const curve = f64x2.mul(f64x2.add(above, log1pExp(minusSize(z))), c);
    return choose(f64x2.gt(z, b), x, curve);
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const z = f64x2.mul(x, a);
    const bounded = clamp<f64>(z, both(minusFar), both(far));
    const p = plainNumerator(bounded);
    const slope = f64x2.div(p, f64x2.add(p, scaledDenominator(bounded)));
    return choose(f64x2.gt(z, b), both(one), slope);
  }
}

const vanishing = memory.data<f32>([745.1332]);

@final
export class LogSigmoid {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return f64x2.sub(f64x2.pmin(x, f64x2.splat(0)), log1pExp(minusSize(x)));
  }
  // −0 where −e^(−x) is below the floats, 0 where it is below the doubles.
  @inline finish(x: v128, y: v128): v128 {
    return v128.andnot(y, f32x4.gt(x, all(vanishing)));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const bounded = clamp<f64>(x, both(minusFar), both(far));
    const q = scaledDenominator(bounded);
    return f64x2.div(q, f64x2.add(plainNumerator(bounded), q));
  }
}

/** Below it Mish is 0 to the last bit. */
const least = memory.data<f32>([-112]);
/** Above it Mish is x. */
const sixty = memory.data<f64>([60]);

/** x·tanh(log(1 + e^x)) = x·m/(m + 2B²) with m = S·(S + 2B). */
@final
export class Mish {
  @inline clamp(x: v128): v128 {
    return f32x4.pmax(x, all(least));
  }
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    const bounded = f64x2.pmin(x, both(sixty));
    const m = mishPart(bounded);
    return f64x2.mul(x, f64x2.div(m, f64x2.add(m, twoSquares(bounded))));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const bounded = f64x2.pmin(x, both(sixty));
    const s = numerator(bounded);
    const d = denominator(bounded);
    const m = mishPart(bounded);
    const squares = twoSquares(bounded);
    const sum = f64x2.add(m, squares);
    const change = f64x2.mul(f64x2.mul(s, f64x2.add(s, d)), f64x2.add(squares, squares));
    return f64x2.div(multiplyAdd(bounded, change, f64x2.mul(m, sum)), f64x2.mul(sum, sum));
  }
}

@inline
function mishPart(x: v128): v128 {
  const s = numerator(x);
  const b = denominator(x);
  return f64x2.mul(s, f64x2.add(s, f64x2.add(b, b)));
}

@inline
function twoSquares(x: v128): v128 {
  const b = denominator(x);
  return f64x2.mul(b, f64x2.add(b, b));
}
