// Lanes and constants: what all kernels are written in.

// Constants are read from memory where they are used: engines build a literal vector anew, in several
// instructions, inside the loop.

/** A constant in both doubles. */
@inline
export function both(address: usize): v128 {
  return v128.load64_splat(address);
}

/** A constant in all four floats. */
@inline
export function all(address: usize): v128 {
  return v128.load32_splat(address);
}

/** a·b + c, rounded once where the engine can. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_madd(a, b, c);
  return f64x2.add(f64x2.mul(a, b), c);
}

/** a·b + c in floats, rounded once where the engine can. */
@inline
export function multiplyAddFloats(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** c − a·b in floats, rounded once where the engine can. */
@inline
export function multiplySubtractFloats(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
  return f32x4.sub(c, f32x4.mul(a, b));
}

/** c − a·b, rounded once where the engine can. */
@inline
export function multiplySubtract(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_nmadd(a, b, c);
  return f64x2.sub(c, f64x2.mul(a, b));
}

/** x between two bounds; NaN stays NaN, which is why x comes first. */
@inline
export function clamp<T>(x: v128, low: v128, high: v128): v128 {
  return v128.pmin<T>(v128.pmax<T>(x, low), high);
}

/** Lanes of `then` where the mask is set, of `otherwise` elsewhere; a mask has whole lanes. */
@inline
export function choose(mask: v128, then: v128, otherwise: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i32x4.relaxed_laneselect(then, otherwise, mask);
  return v128.bitselect(then, otherwise, mask);
}

const signs = memory.data<u32>([0x80000000]);

/** The sign of `x` put on `y`, which is positive or has it already: a zero gets its sign back. */
@inline
export function withSignOf(x: v128, y: v128): v128 {
  return v128.or(y, v128.and(x, all(signs)));
}

/** NaN where x is NaN, else y. */
@inline
export function keepNaN<T>(x: v128, y: v128): v128 {
  return choose(v128.eq<T>(x, x), y, x);
}

/** The first two of four floats as doubles. */
@inline
export function firstTwo(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

/** The last two of four floats as doubles. */
@inline
export function lastTwo(x: v128): v128 {
  return f64x2.promote_low_f32x4(i64x2.shuffle(x, x, 1, 1));
}

/** Two pairs of doubles, rounded to four floats. */
@inline
export function rounded(first: v128, last: v128): v128 {
  return i64x2.shuffle(f32x4.demote_f64x2_zero(first), f32x4.demote_f64x2_zero(last), 0, 2);
}
