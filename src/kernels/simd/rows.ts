// Rows of floats that lie one after the other: their last vector may reach into the next row.

/** The vector at an address of which `left` floats belong to the row; `beyond` for the rest. */
@inline
export function vector(at: usize, left: i32, beyond: f32): v128 {
  if (left >= 4) return v128.load(at);
  let x = f32x4.replace_lane(f32x4.splat(beyond), 0, load<f32>(at));
  if (left > 1) x = f32x4.replace_lane(x, 1, load<f32>(at + 4));
  if (left > 2) x = f32x4.replace_lane(x, 2, load<f32>(at + 8));
  return x;
}

/** Numbers of a row; −∞, of weight 0, beyond it. */
@inline
export function row(at: usize, left: i32): v128 {
  return vector(at, left, -Infinity);
}

/** What arrives from above. */
@inline
export function arriving(at: usize, left: i32): v128 {
  return vector(at, left, 0);
}

@inline
export function keep(at: usize, left: i32, y: v128): void {
  if (left >= 4) {
    v128.store(at, y);
    return;
  }
  v128.store32_lane(at, y, 0);
  if (left > 1) v128.store32_lane(at + 4, y, 1);
  if (left > 2) v128.store32_lane(at + 8, y, 2);
}

@inline
export function sumOf(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** The largest number of a row; NaN is passed over. */
export function largest(source: usize, count: i32): f32 {
  // Four at a time: one would wait for the one before.
  let first = f32x4.splat(-Infinity);
  let second = first;
  let third = first;
  let fourth = first;
  let i = 0;
  for (; i + 16 <= count; i += 16) {
    const at = source + (i << 2);
    first = f32x4.pmax(first, v128.load(at));
    second = f32x4.pmax(second, v128.load(at, 16));
    third = f32x4.pmax(third, v128.load(at, 32));
    fourth = f32x4.pmax(fourth, v128.load(at, 48));
  }
  for (; i < count; i += 4) first = f32x4.pmax(first, row(source + (i << 2), count - i));
  let most = f32x4.pmax(f32x4.pmax(first, second), f32x4.pmax(third, fourth));
  most = f32x4.pmax(most, i64x2.shuffle(most, most, 1, 0));
  return max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1));
}
