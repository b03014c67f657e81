// Activations without an exponential whose every step is exact, or rounded as the result would be:
// they work on floats and doubles as they come.

import { all, both, choose, clamp, keepNaN, multiplyAdd } from "./lanes";

@final
export class Relu<T> {
  // −0 and NaN pass.
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return v128.pmax<T>(x, i32x4.splat(0));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const slope = v128.and(v128.gt<T>(x, i32x4.splat(0)), v128.splat<T>(1));
    return keepNaN<T>(x, slope);
  }
}

/** x above 0, a·x below. */
@final
export class LeakyRelu<T> {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return choose(v128.gt<T>(x, i32x4.splat(0)), x, v128.mul<T>(x, a));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    return keepNaN<T>(x, choose(v128.gt<T>(x, i32x4.splat(0)), v128.splat<T>(1), a));
  }
}

/** x between a and b. */
@final
export class HardTanh<T> {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return v128.pmin<T>(v128.pmax<T>(x, a), b);
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const inside = v128.and(v128.gt<T>(x, a), v128.lt<T>(x, b));
    return keepNaN<T>(x, v128.and(inside, v128.splat<T>(1)));
  }
}

/** x above a, b up to it. */
@final
export class Threshold<T> {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return choose(v128.le<T>(x, a), b, x);
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    return keepNaN<T>(x, v128.and(v128.gt<T>(x, a), v128.splat<T>(1)));
  }
}

/** 0 for |x| up to a, x beyond. */
@final
export class HardShrink<T> {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return v128.andnot(x, v128.le<T>(v128.abs<T>(x), a));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    return keepNaN<T>(x, v128.and(v128.gt<T>(v128.abs<T>(x), a), v128.splat<T>(1)));
  }
}

/** 0 for |x| up to a, nearer to 0 by a beyond. */
@final
export class SoftShrink<T> {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    const above = v128.and(v128.gt<T>(x, a), v128.sub<T>(x, a));
    const below = v128.and(v128.lt<T>(x, v128.neg<T>(a)), v128.add<T>(x, a));
    return keepNaN<T>(x, v128.or(above, below));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    return keepNaN<T>(x, v128.and(v128.gt<T>(v128.abs<T>(x), a), v128.splat<T>(1)));
  }
}

@final
export class Abs<T> {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return v128.abs<T>(x);
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const zero = i32x4.splat(0);
    const above = v128.and(v128.gt<T>(x, zero), v128.splat<T>(1));
    return keepNaN<T>(x, v128.or(above, v128.and(v128.lt<T>(x, zero), v128.splat<T>(-1))));
  }
}

@final
export class ReluSquared<T> {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return v128.andnot(v128.mul<T>(x, x), v128.lt<T>(x, i32x4.splat(0)));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    return v128.andnot(v128.add<T>(x, x), v128.lt<T>(x, i32x4.splat(0)));
  }
}

/** LeakyRelu for a slope that is no float: computed in doubles. */
@final
export class ExactLeakyRelu {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return f64x2.mul(x, a);
  }
  @inline finish(x: v128, y: v128): v128 {
    return choose(f32x4.gt(x, i32x4.splat(0)), x, y);
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    return keepNaN<f64>(x, a);
  }
  @inline finishGradient(x: v128, y: v128, unit: v128): v128 {
    return choose(f32x4.gt(x, i32x4.splat(0)), unit, y);
  }
}

const three = memory.data<f32>([3]);
const minusThree = memory.data<f32>([-3]);
const minusZero = memory.data<f32>([-0.0]);
const half = memory.data<f64>([0.5]);
const two = memory.data<f64>([2]);
const wideThree = memory.data<f64>([3]);
const sixth = memory.data<f64>([1 / 6]);

@final
export class HardSwish {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return f64x2.mul(x, multiplyAdd(x, both(sixth), both(half)));
  }
  @inline finish(x: v128, y: v128): v128 {
    const outer = choose(f32x4.ge(x, all(three)), x, y);
    return choose(f32x4.le(x, all(minusThree)), all(minusZero), outer);
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    // In this order the root is exact.
    return f64x2.mul(multiplyAdd(x, both(two), both(wideThree)), both(sixth));
  }
  @inline finishGradient(x: v128, y: v128, unit: v128): v128 {
    const outer = choose(f32x4.ge(x, all(three)), unit, y);
    return v128.andnot(outer, f32x4.le(x, all(minusThree)));
  }
}

/** a·x + b between 0 and 1. */
@final
export class HardSigmoid {
  // Without a fused step, so that the corners are exact zeros.
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    const line = f64x2.add(f64x2.mul(x, a), b);
    return f64x2.pmin(f64x2.pmax(line, f64x2.splat(0)), f64x2.splat(1));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const line = f64x2.add(f64x2.mul(x, a), b);
    const inside = v128.and(f64x2.gt(line, f64x2.splat(0)), f64x2.lt(line, f64x2.splat(1)));
    return keepNaN<f64>(x, v128.and(inside, a));
  }
}

const one = memory.data<f64>([1]);
const largest = memory.data<f32>([3.4028234663852886e38]);
const minusLargest = memory.data<f32>([-3.4028234663852886e38]);

@final
export class Softsign {
  @inline clamp(x: v128): v128 {
    return clamp<f32>(x, all(minusLargest), all(largest));
  }
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return f64x2.div(x, f64x2.add(f64x2.abs(x), both(one)));
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const sum = f64x2.add(f64x2.abs(x), both(one));
    return f64x2.div(both(one), f64x2.mul(sum, sum));
  }
}
