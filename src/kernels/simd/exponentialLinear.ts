// Linear above 0, an exponential below.

import { choose } from "./lanes";
import { expm1, quickExp } from "./exponential";

/** c·x above 0, b·(e^(a·x) − 1) below: ELU, SELU and CELU, for positive a, b and c. */
@final
export class ExponentialLinear {
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    const below = f64x2.mul(b, expm1(inner(x, a)));
    // At 0 this side keeps its sign.
    return choose(f64x2.ge(x, f64x2.splat(0)), f64x2.mul(x, c), below);
  }
  @inline gradient(x: v128, a: v128, b: v128, c: v128): v128 {
    const below = f64x2.mul(f64x2.mul(a, b), quickExp(inner(x, a)));
    return choose(f64x2.gt(x, f64x2.splat(0)), c, below);
  }
}

@inline
function inner(x: v128, a: v128): v128 {
  return f64x2.pmax(f64x2.pmin(f64x2.mul(x, a), f64x2.splat(0)), f64x2.splat(-300));
}
