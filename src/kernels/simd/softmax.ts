// Softmax and its logarithm over rows of floats that lie one after the other. The weights e^(x − max)
// of a row stay in doubles, in a scratch area, so that results are rounded once.

import { all, both, choose, firstTwo, lastTwo, rounded } from "./lanes";
import { quickExp } from "./exponential";
import { arriving, keep, largest, row, sumOf, vector } from "./rows";
import { divideInFloats, suitsFloats, weighInFloats } from "./floatSoftmax";

/** The host's own log(1 + x): once a row. */
@external("env", "log1p")
declare function log1p(x: f64): f64;

/** e^x is a normal double there. */
const lowest = memory.data<f64>([-300]);

/** x − max, not so low that e^x leaves the doubles; NaN stays. */
@inline
function below(x: v128, most: v128): v128 {
  return f64x2.pmax(f64x2.sub(x, most), both(lowest));
}

/** The weights of a row in doubles, to a multiple of four; returns their sum. */
function weigh(source: usize, count: i32, weights: usize, largest: f32): f64 {
  const most = f64x2.splat(<f64>largest);
  let first = f64x2.splat(0);
  let last = first;
  for (let i = 0; i < count; i += 4) {
    const x = row(source + (i << 2), count - i);
    const a = quickExp(below(firstTwo(x), most));
    const b = quickExp(below(lastTwo(x), most));
    const at = weights + (i << 3);
    v128.store(at, a);
    v128.store(at, b, 16);
    first = f64x2.add(first, a);
    last = f64x2.add(last, b);
  }
  return sumOf(f64x2.add(first, last));
}

export function softmax(
  source: usize, value: usize, weights: usize, rows: i32, count: i32,
): void {
  for (let r = 0; r < rows; r++) {
    const most = largest(source, count);
    if (ASC_FEATURE_RELAXED_SIMD && suitsFloats(most)) {
      const total = weighInFloats(source, count, weights, most);
      divideInFloats(weights, total, value, count);
    } else {
      const total = weigh(source, count, weights, most);
      divide(weights, total, value, count);
    }
    source += count << 2;
    value += count << 2;
  }
}

function divide(weights: usize, total: f64, value: usize, count: i32): void {
  const scale = f64x2.splat(1 / total);
  for (let i = 0; i < count; i += 4) {
    const at = weights + (i << 3);
    const a = f64x2.mul(v128.load(at), scale);
    const b = f64x2.mul(v128.load(at, 16), scale);
    keep(value + (i << 2), count - i, rounded(a, b));
  }
}

/** pⱼ·(uⱼ − Σ pᵢuᵢ). */
export function softmaxGradient(
  source: usize, gradient: usize, upstream: usize, weights: usize, rows: i32, count: i32,
): void {
  for (let r = 0; r < rows; r++) {
    const total = weigh(source, count, weights, largest(source, count));
    const one = load<f32>(upstream);
    let low = f32x4.splat(one);
    let high = low;
    let sum = f64x2.splat(0);
    for (let i = 0; i < count; i += 4) {
      const u = vector(upstream + (i << 2), count - i, one);
      low = f32x4.pmin(low, u);
      high = f32x4.pmax(high, u);
      const at = weights + (i << 3);
      sum = f64x2.add(sum, f64x2.mul(v128.load(at), firstTwo(u)));
      sum = f64x2.add(sum, f64x2.mul(v128.load(at, 16), lastTwo(u)));
    }
    // A mean lies between the extremes: that of equal numbers is theirs, and leaves exact zeros.
    low = f32x4.pmin(low, i64x2.shuffle(low, low, 1, 0));
    high = f32x4.pmax(high, i64x2.shuffle(high, high, 1, 0));
    const least = <f64>min(f32x4.extract_lane(low, 0), f32x4.extract_lane(low, 1));
    const most = <f64>max(f32x4.extract_lane(high, 0), f32x4.extract_lane(high, 1));
    const about = sumOf(sum) / total;
    const mean = f64x2.splat(about < least ? least : about > most ? most : about);
    const divisor = f64x2.splat(total);
    for (let i = 0; i < count; i += 4) {
      const u = arriving(upstream + (i << 2), count - i);
      const at = weights + (i << 3);
      const a = f64x2.mul(v128.load(at), f64x2.sub(firstTwo(u), mean));
      const b = f64x2.mul(v128.load(at, 16), f64x2.sub(lastTwo(u), mean));
      keep(gradient + (i << 2), count - i, rounded(f64x2.div(a, divisor), f64x2.div(b, divisor)));
    }
    source += count << 2;
    gradient += count << 2;
    upstream += count << 2;
  }
}

const nothing: f64 = 1e-120;
const noWeight = memory.data<f32>([-Infinity]);

@inline
function sumOfIntegers(x: v128): i32 {
  const pairs = i32x4.add(x, i64x2.shuffle(x, x, 1, 0));
  return i32x4.extract_lane(pairs, 0) + i32x4.extract_lane(pairs, 1);
}

/** xᵢ − max − log(1 + the weights of the others), whose digits are not lost beside that of max. */
export function logSoftmax(source: usize, value: usize, rows: i32, count: i32): void {
  for (let r = 0; r < rows; r++) {
    const leader = largest(source, count);
    const leads = f32x4.splat(leader);
    const most = f64x2.splat(<f64>leader);
    let sum = f64x2.splat(0);
    // Minus the number of those that are the largest.
    let minusLeaders = i32x4.splat(0);
    for (let i = 0; i < count; i += 4) {
      const x = row(source + (i << 2), count - i);
      const isLeader = f32x4.eq(x, leads);
      const other = choose(isLeader, all(noWeight), x);
      minusLeaders = i32x4.add(minusLeaders, isLeader);
      sum = f64x2.add(sum, quickExp(below(firstTwo(other), most)));
      sum = f64x2.add(sum, quickExp(below(lastTwo(other), most)));
    }
    const weight = sumOf(sum);
    // Those without weight, and the largest, have e^−300 in the sum, for nothing.
    const others = weight < nothing ? 0 : weight;
    const equals = <f64>(-1 - sumOfIntegers(minusLeaders));
    // ∞ − ∞ makes a row NaN that is led by ∞ or is nothing but −∞.
    const logarithm = f64x2.splat(log1p(others + equals) + <f64>(leader - leader));
    for (let i = 0; i < count; i += 4) {
      const x = row(source + (i << 2), count - i);
      const a = f64x2.sub(f64x2.sub(firstTwo(x), most), logarithm);
      const b = f64x2.sub(f64x2.sub(lastTwo(x), most), logarithm);
      keep(value + (i << 2), count - i, rounded(a, b));
    }
    source += count << 2;
    value += count << 2;
  }
}

/** uⱼ − pⱼ·Σ uᵢ. */
export function logSoftmaxGradient(
  source: usize, gradient: usize, upstream: usize, weights: usize, rows: i32, count: i32,
): void {
  for (let r = 0; r < rows; r++) {
    const total = weigh(source, count, weights, largest(source, count));
    let sum = f64x2.splat(0);
    for (let i = 0; i < count; i += 4) {
      const u = arriving(upstream + (i << 2), count - i);
      sum = f64x2.add(sum, f64x2.add(firstTwo(u), lastTwo(u)));
    }
    const share = f64x2.splat(sumOf(sum) / total);
    for (let i = 0; i < count; i += 4) {
      const u = arriving(upstream + (i << 2), count - i);
      const at = weights + (i << 3);
      const a = f64x2.sub(firstTwo(u), f64x2.mul(v128.load(at), share));
      const b = f64x2.sub(lastTwo(u), f64x2.mul(v128.load(at, 16), share));
      keep(gradient + (i << 2), count - i, rounded(a, b));
    }
    source += count << 2;
    gradient += count << 2;
    upstream += count << 2;
  }
}
