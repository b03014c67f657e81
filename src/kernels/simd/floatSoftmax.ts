// The weights of softmax in floats, for engines with fused steps: each is kept in two parts, and what
// rounding takes from their sum is added up too.
//
// x itself is split into n·ln 2 + r, not x − max, whose rounding would count: weights are e^x·2^(64 − N)
// for the n of max, N. They lie high up among the floats, so that those that count are normal.

import { all, firstTwo, lastTwo, multiplyAddFloats } from "./lanes";
import {
  curve,
  remainderRest,
  remainderTop,
  rounder,
  scaleOf,
  shiftedPower,
} from "./floatExponential";
import { keep, row, sumOf } from "./rows";

/** Multiples of ln 2 are exact for such numbers. */
@inline
export function suitsFloats(most: f32): bool {
  return abs<f32>(most) <= 256;
}

/** A number so far below the largest has no weight as a float. */
const depth: f32 = 130;

/**
 * Sums begin there: adding a weight then rounds it to a multiple of 2^(51 − 64) of the largest, and
 * the sums of a block are exact.
 */
const ground: f32 = 2.8334198897217871e22; // 1.5·2⁷⁴

/** Numbers of a block. */
const block = 1024;

/** The weights of a row, 16 bytes of larger parts and 16 of smaller ones in turn; returns their sum. */
export function weighInFloats(source: usize, count: i32, weights: usize, most: f32): f64 {
  const start = load<f32>(rounder) + 64 - nearest<f32>(most * 1.44269504);
  const whole = count & ~3;
  const total = weighVectors(source, whole, weights, start, most - depth);
  if (whole == count) return total;
  // The last vector is filled up with numbers of weight 0.
  const last = weights + (whole << 3);
  v128.store(last, row(source + (whole << 2), count - whole));
  return total + weighVectors(last, 4, last, start, most - depth);
}

/** As `weighInFloats` for whole vectors; it reads one more, which is not used. */
function weighVectors(source: usize, count: i32, weights: usize, start: f32, least: f32): f64 {
  const starts = f32x4.splat(start);
  const leasts = f32x4.splat(least);
  const begin = f32x4.splat(ground);
  let total = f64x2.splat(0);
  const end = source + (count << 2);
  while (source < end) {
    let sum = begin;
    let lost = f32x4.splat(0);
    const stop = min(source + (block << 2), end);
    // Each vector is split while the one before is weighed: waits would cost more than the work.
    let x = f32x4.pmax(v128.load(source), leasts);
    let power = shiftedPower(x, starts);
    let n = f32x4.sub(power, starts);
    let top = remainderTop(x, n);
    let rest = remainderRest(n);
    for (; source < stop; source += 16) {
      const scale = scaleOf(power);
      const large = largerPart(scale, top, rest);
      const small = smallerPart(scale, top, rest);
      x = f32x4.pmax(v128.load(source, 16), leasts);
      power = shiftedPower(x, starts);
      n = f32x4.sub(power, starts);
      top = remainderTop(x, n);
      rest = remainderRest(n);
      v128.store(weights, large);
      v128.store(weights, small, 16);
      weights += 32;
      const next = f32x4.add(sum, large);
      lost = f32x4.add(lost, f32x4.add(small, f32x4.sub(large, f32x4.sub(next, sum))));
      sum = next;
    }
    total = f64x2.add(total, both(f32x4.sub(sum, begin)));
    total = f64x2.add(total, both(lost));
  }
  return sumOf(total);
}

// The weight of x is s·(1 + r + r²·q). Its larger part is s·(1 + r + r²/2), rounded, which is there
// before q is; the smaller one is all the rest.

const half = memory.data<f32>([0.5]);

@inline
function largerPart(scale: v128, top: v128, rest: v128): v128 {
  const r = f32x4.add(top, rest);
  return multiplyAddFloats(scale, multiplyAddFloats(f32x4.mul(r, r), all(half), r), scale);
}

@inline
function smallerPart(scale: v128, top: v128, rest: v128): v128 {
  const r = f32x4.add(top, rest);
  const bend = multiplyAddFloats(f32x4.mul(r, r), curve(r), rest);
  const left = multiplyAddFloats(scale, top, f32x4.sub(scale, largerPart(scale, top, rest)));
  return multiplyAddFloats(scale, bend, left);
}

/** The sum of four floats in two doubles. */
@inline
function both(x: v128): v128 {
  return f64x2.add(firstTwo(x), lastTwo(x));
}

/** Quotients are made larger by this first, where what they lose is a normal float too. */
const lift: f32 = 4294967296;
const unlift = memory.data<f32>([1 / 4294967296]);

/** The weights divided by their sum. */
export function divideInFloats(weights: usize, total: f64, value: usize, count: i32): void {
  const inverse = <f64>lift / total;
  const high = f32x4.splat(<f32>inverse);
  const low = f32x4.splat(<f32>(inverse - <f64>(<f32>inverse)));
  const whole = count & ~7;
  const end = value + (whole << 2);
  while (value < end) {
    const first = divided(weights, high, low);
    const second = divided(weights + 32, high, low);
    v128.store(value, first);
    v128.store(value, second, 16);
    value += 32;
    weights += 64;
  }
  for (let left = count - whole; left > 0; left -= 4) {
    keep(value, left, divided(weights, high, low));
    value += 16;
    weights += 32;
  }
}

@inline
function divided(weights: usize, high: v128, low: v128): v128 {
  const weight = v128.load(weights);
  const rest = multiplyAddFloats(weight, low, f32x4.mul(v128.load(weights, 16), high));
  return f32x4.mul(multiplyAddFloats(weight, high, rest), all(unlift));
}
