// Sigmoid and tanh, and products with them. e^x = A/C throughout, so σ(x) = A/(A + C).

import { areUsual, siluInFloats, sigmoidInFloats } from "./floatGates";
import { all, both, choose, clamp, multiplyAdd, withSignOf } from "./lanes";
import {
  denominator,
  halfSum,
  numerator,
  plainNumerator,
  powerOf,
  quickExp,
  remainder,
  scaledDenominator,
  timesPower,
} from "./exponential";

/** Beyond this σ and its slope are 0 or 1 to the last bit of a float, its smallest included. */
const far = memory.data<f32>([110]);
const minusFar = memory.data<f32>([-110]);
/** As `far` for a product with a float. */
const gateFar = memory.data<f64>([112]);
const minusGateFar = memory.data<f32>([-112]);
/** As `gateFar` for any factor in the gate, and small enough for the square of e^x. */
const farther = memory.data<f64>([300]);
const minusFarther = memory.data<f64>([-300]);

/** σ(z). */
@inline
function sigmoidOf(z: v128): v128 {
  const a = plainNumerator(z);
  return f64x2.div(a, f64x2.add(a, scaledDenominator(z)));
}

/** σ(z) + w·σ(z)·(1 − σ(z)): the slope of x·σ(z(x)) for w = x·z′(x). */
@inline
function gateSlope(z: v128, w: v128): v128 {
  const a = plainNumerator(z);
  const c = scaledDenominator(z);
  const d = f64x2.add(a, c);
  return f64x2.div(f64x2.mul(a, multiplyAdd(w, c, d)), f64x2.mul(d, d));
}

@final
export class Sigmoid {
  @inline suits(x: v128): bool {
    return areUsual(x);
  }
  @inline inFloats(x: v128): v128 {
    return sigmoidInFloats(x);
  }
  @inline clamp(x: v128): v128 {
    return clamp<f32>(x, all(minusFar), all(far));
  }
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return sigmoidOf(x);
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const p = plainNumerator(x);
    const q = scaledDenominator(x);
    const d = f64x2.add(p, q);
    return f64x2.div(f64x2.mul(p, q), f64x2.mul(d, d));
  }
}

@final
export class Silu {
  @inline suits(x: v128): bool {
    return areUsual(x);
  }
  @inline inFloats(x: v128): v128 {
    return siluInFloats(x);
  }
  @inline clamp(x: v128): v128 {
    return f32x4.pmax(x, all(minusGateFar));
  }
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return f64x2.mul(x, sigmoidOf(f64x2.pmin(x, both(gateFar))));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const z = f64x2.pmin(x, both(gateFar));
    return gateSlope(z, z);
  }
}

/** x·σ(a·x), x between b and c: they keep x finite on the side where the product goes to 0. */
@final
export class ScaledSilu {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    const bounded = f64x2.pmin(f64x2.pmax(x, b), c);
    const z = clamp<f64>(f64x2.mul(bounded, a), both(minusFarther), both(farther));
    const p = plainNumerator(z);
    return f64x2.mul(bounded, f64x2.div(p, f64x2.add(p, scaledDenominator(z))));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const bounded = f64x2.pmin(f64x2.pmax(x, b), c);
    const z = clamp<f64>(f64x2.mul(bounded, a), both(minusFarther), both(farther));
    return gateSlope(z, z);
  }
}

/** Beyond this the gate is open or shut to the last bit. */
const twelve = memory.data<f64>([12]);
const minusTwelve = memory.data<f32>([-12]);
const linear = memory.data<f64>([1.5957691216057308]);
const cubic = memory.data<f64>([0.07135481627313582]);
const threeCubic = memory.data<f64>([0.21406444881940746]);

/** x·σ(1.5957·x + 0.0714·x³), which is the tanh form of GELU. */
@final
export class GeluTanh {
  @inline clamp(x: v128): v128 {
    return f32x4.pmax(x, all(minusTwelve));
  }
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    const y = f64x2.pmin(x, both(twelve));
    const z = f64x2.mul(y, multiplyAdd(f64x2.mul(y, y), both(cubic), both(linear)));
    return f64x2.mul(x, sigmoidOf(z));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const y = f64x2.pmin(x, both(twelve));
    const square = f64x2.mul(y, y);
    const z = f64x2.mul(y, multiplyAdd(square, both(cubic), both(linear)));
    const slope = multiplyAdd(square, both(threeCubic), both(linear));
    return gateSlope(z, f64x2.mul(y, slope));
  }
}

/** Beyond this tanh is ±1, and its slope is 0, to the last bit. */
const sixty = memory.data<f32>([60]);
const minusSixty = memory.data<f32>([-60]);
const half = memory.data<f64>([0.5]);

/** With e^2x = S/B: (S − B)/(S + B), where the difference is worked out without cancelling. */
@inline
function tanhOf(x: v128): v128 {
  const twice = f64x2.add(x, x);
  const power = powerOf(twice);
  const r = remainder(twice, power);
  const p = halfSum(r);
  const less = f64x2.sub(timesPower(both(half), power), both(half));
  const difference = multiplyAdd(less, f64x2.add(p, r), r);
  return f64x2.div(difference, f64x2.add(difference, f64x2.sub(p, r)));
}

@final
export class Tanh {
  @inline clamp(x: v128): v128 {
    return clamp<f32>(x, all(minusSixty), all(sixty));
  }
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return tanhOf(x);
  }
  @inline finish(x: v128, y: v128): v128 {
    return withSignOf(x, y);
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const twice = f64x2.add(x, x);
    const s = numerator(twice);
    const d = denominator(twice);
    const sum = f64x2.add(s, d);
    const product = f64x2.mul(s, d);
    const doubled = f64x2.add(product, product);
    return f64x2.div(f64x2.add(doubled, doubled), f64x2.mul(sum, sum));
  }
}

const wide = memory.data<f64>([60]);
const minusWide = memory.data<f64>([-60]);
const one = memory.data<f64>([1]);
const t0 = memory.data<f64>([0.33333333318382316104]);
const t1 = memory.data<f64>([-0.13333330903858063004]);
const t2 = memory.data<f64>([0.053967597597482022316]);
const t3 = memory.data<f64>([-0.021862582528630888409]);
const t4 = memory.data<f64>([0.0088262781096241407043]);
const t5 = memory.data<f64>([-0.0034784451844582587092]);
const t6 = memory.data<f64>([0.0012422263353168199364]);
const t7 = memory.data<f64>([-0.000337731898861432371]);
const t8 = memory.data<f64>([0.000048477575452473863721]);

/** x − tanh x; below 1, where that cancels, x³ times a minimax polynomial of relative error 2^−31. */
@final
export class TanhShrink {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    const w = f64x2.mul(x, x);
    let t = multiplyAdd(w, both(t8), both(t7));
    t = multiplyAdd(t, w, both(t6));
    t = multiplyAdd(t, w, both(t5));
    t = multiplyAdd(t, w, both(t4));
    t = multiplyAdd(t, w, both(t3));
    t = multiplyAdd(t, w, both(t2));
    t = multiplyAdd(t, w, both(t1));
    t = multiplyAdd(t, w, both(t0));
    const inner = f64x2.mul(f64x2.mul(w, x), t);
    const outer = f64x2.sub(x, tanhOf(clamp<f64>(x, both(minusWide), both(wide))));
    return choose(f64x2.lt(f64x2.abs(x), both(one)), inner, outer);
  }
  // −0 less −0 is 0.
  @inline finish(x: v128, y: v128): v128 {
    return v128.andnot(y, f32x4.eq(x, f32x4.splat(0)));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const t = tanhOf(clamp<f64>(x, both(minusWide), both(wide)));
    return f64x2.mul(t, t);
  }
}

@final
export class Exponential {
  @inline clamp(x: v128): v128 {
    return clamp<f32>(x, all(minusFar), all(far));
  }
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return quickExp(x);
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    return quickExp(x);
  }
}
