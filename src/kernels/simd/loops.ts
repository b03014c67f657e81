// The shapes of loops, each written once. An operation is a class without fields: the loop is
// compiled for each of them, with its methods in place.

import { firstTwo, lastTwo, rounded } from "./lanes";

/** An operation on vectors of T as they are in memory, with the product that all of them share. */
@final
class Direct<T, Op> {
  @inline spread(parameter: f64): v128 {
    return v128.splat<T>(<T>parameter);
  }
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    return changetype<Op>(0).value(x, a, b, c);
  }
  @inline product(x: v128, upstream: v128, a: v128, b: v128, c: v128): v128 {
    return v128.mul<T>(changetype<Op>(0).gradient(x, a, b, c), upstream);
  }
}

/**
 * An operation on doubles, for floats: it is rounded once, at the end. An operation may have
 * `clamp`, before, and `finish` and `finishGradient`, after, for what is cheaper with floats; and
 * `inFloats`, a quicker way to the value of vectors that it `suits`, where steps are fused.
 */
@final
export class Promoted<Op> {
  @inline spread(parameter: f64): v128 {
    return f64x2.splat(parameter);
  }
  @inline value(x: v128, a: v128, b: v128, c: v128): v128 {
    const op = changetype<Op>(0);
    if (ASC_FEATURE_RELAXED_SIMD && isDefined(op.inFloats)) {
      if (op.suits(x)) return op.inFloats(x);
    }
    const inner = isDefined(op.clamp) ? op.clamp(x) : x;
    const y = rounded(op.value(firstTwo(inner), a, b, c), op.value(lastTwo(inner), a, b, c));
    return isDefined(op.finish) ? op.finish(x, y) : y;
  }
  @inline product(x: v128, upstream: v128, a: v128, b: v128, c: v128): v128 {
    const op = changetype<Op>(0);
    const inner = isDefined(op.clamp) ? op.clamp(x) : x;
    const first = f64x2.mul(op.gradient(firstTwo(inner), a, b, c), firstTwo(upstream));
    const last = f64x2.mul(op.gradient(lastTwo(inner), a, b, c), lastTwo(upstream));
    const y = rounded(first, last);
    return isDefined(op.finishGradient) ? op.finishGradient(x, y, upstream) : y;
  }
}

/** `eachShort` for an operation on vectors of T. */
@inline
export function direct<T, Op>(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  eachShort<T, Direct<T, Op>>(source, value, gradient, upstream, count, a, b, c);
}

/** `each` over floats for an operation on doubles. */
@inline
export function promoted<Op>(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  each<f32, Promoted<Op>>(source, value, gradient, upstream, count, a, b, c);
}

/**
 * Runs an operation over `count` numbers of type T. `value`, `gradient` and `upstream` may be 0: not
 * wanted, or ones. Whole vectors are read and written, so arrays reach to a multiple of 16 bytes;
 * each is the source itself or does not overlap it.
 */
@inline
export function each<T, Op>(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  const op = changetype<Op>(0);
  const first = op.spread(a);
  const second = op.spread(b);
  const third = op.spread(c);
  const end = source + ((count * sizeof<T>() + 15) & ~15);
  if (gradient == 0) {
    const offset = value - source;
    for (let at = source; at < end; at += 16) {
      v128.store(at + offset, op.value(v128.load(at), first, second, third));
    }
    return;
  }
  const toGradient = gradient - source;
  const toUpstream = upstream - source;
  const ones = v128.splat<T>(1);
  if (value == 0) {
    for (let at = source; at < end; at += 16) {
      const arriving = upstream == 0 ? ones : v128.load(at + toUpstream);
      v128.store(at + toGradient, op.product(v128.load(at), arriving, first, second, third));
    }
    return;
  }
  const toValue = value - source;
  for (let at = source; at < end; at += 16) {
    const x = v128.load(at);
    const arriving = upstream == 0 ? ones : v128.load(at + toUpstream);
    const slope = op.product(x, arriving, first, second, third);
    v128.store(at + toValue, op.value(x, first, second, third));
    v128.store(at + toGradient, slope);
  }
}

/** `each` for an operation whose value takes so few steps that those of the loop count beside them. */
@inline
export function eachShort<T, Op>(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  let done = 0;
  if (gradient == 0) {
    const op = changetype<Op>(0);
    const first = op.spread(a);
    const second = op.spread(b);
    const third = op.spread(c);
    const perVector: i32 = 16 / sizeof<T>();
    for (; done + 4 * perVector <= count; done += 4 * perVector) {
      const p = op.value(v128.load(source), first, second, third);
      const q = op.value(v128.load(source, 16), first, second, third);
      const r = op.value(v128.load(source, 32), first, second, third);
      const s = op.value(v128.load(source, 48), first, second, third);
      v128.store(value, p);
      v128.store(value, q, 16);
      v128.store(value, r, 32);
      v128.store(value, s, 48);
      source += 64;
      value += 64;
    }
  }
  each<T, Op>(source, value, gradient, upstream, count - done, a, b, c);
}
