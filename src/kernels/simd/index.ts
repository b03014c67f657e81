// The kernels: an export for each, which the registry beside this folder names.

import { direct, eachShort, Promoted, promoted } from "./loops";
import {
  Abs,
  ExactLeakyRelu,
  HardShrink,
  HardSigmoid,
  HardSwish,
  HardTanh,
  LeakyRelu,
  Relu,
  ReluSquared,
  SoftShrink,
  Softsign,
  Threshold,
} from "./rectifiers";
import { both, multiplyAdd } from "./lanes";
import { Exponential, GeluTanh, ScaledSilu, Sigmoid, Silu, Tanh, TanhShrink } from "./gates";
import { Elu, ExponentialLinear } from "./exponentialLinear";
import { LogSigmoid, Mish, Softplus } from "./softplus";
import { Gelu, NormalCdf } from "./normal";

export { logSoftmax, logSoftmaxGradient, softmax, softmaxGradient } from "./softmax";

export function relu(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f32, Relu<f32>>(source, value, gradient, upstream, count, a, b, c);
}

export function relu64(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f64, Relu<f64>>(source, value, gradient, upstream, count, a, b, c);
}

export function leakyRelu(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f32, LeakyRelu<f32>>(source, value, gradient, upstream, count, a, b, c);
}

export function leakyRelu64(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f64, LeakyRelu<f64>>(source, value, gradient, upstream, count, a, b, c);
}

export function hardTanh(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f32, HardTanh<f32>>(source, value, gradient, upstream, count, a, b, c);
}

export function hardTanh64(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f64, HardTanh<f64>>(source, value, gradient, upstream, count, a, b, c);
}

export function threshold(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f32, Threshold<f32>>(source, value, gradient, upstream, count, a, b, c);
}

export function threshold64(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f64, Threshold<f64>>(source, value, gradient, upstream, count, a, b, c);
}

export function hardShrink(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f32, HardShrink<f32>>(source, value, gradient, upstream, count, a, b, c);
}

export function hardShrink64(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f64, HardShrink<f64>>(source, value, gradient, upstream, count, a, b, c);
}

export function softShrink(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f32, SoftShrink<f32>>(source, value, gradient, upstream, count, a, b, c);
}

export function softShrink64(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f64, SoftShrink<f64>>(source, value, gradient, upstream, count, a, b, c);
}

export function abs(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f32, Abs<f32>>(source, value, gradient, upstream, count, a, b, c);
}

export function abs64(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f64, Abs<f64>>(source, value, gradient, upstream, count, a, b, c);
}

export function reluSquared(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f32, ReluSquared<f32>>(source, value, gradient, upstream, count, a, b, c);
}

export function reluSquared64(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  direct<f64, ReluSquared<f64>>(source, value, gradient, upstream, count, a, b, c);
}

export function exactLeakyRelu(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<ExactLeakyRelu>(source, value, gradient, upstream, count, a, b, c);
}

export function hardSwish(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  eachShort<f32, Promoted<HardSwish>>(source, value, gradient, upstream, count, a, b, c);
}

export function softsign(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<Softsign>(source, value, gradient, upstream, count, a, b, c);
}

export function sigmoid(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<Sigmoid>(source, value, gradient, upstream, count, a, b, c);
}

export function silu(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<Silu>(source, value, gradient, upstream, count, a, b, c);
}

export function geluTanh(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<GeluTanh>(source, value, gradient, upstream, count, a, b, c);
}

export function tanh(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<Tanh>(source, value, gradient, upstream, count, a, b, c);
}

export function exponential(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<Exponential>(source, value, gradient, upstream, count, a, b, c);
}

export function elu(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  eachShort<f32, Elu>(source, value, gradient, upstream, count, a, b, c);
}

export function exponentialLinear(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<ExponentialLinear>(source, value, gradient, upstream, count, a, b, c);
}

export function softplus(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<Softplus>(source, value, gradient, upstream, count, a, b, c);
}

export function logSigmoid(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<LogSigmoid>(source, value, gradient, upstream, count, a, b, c);
}

export function mish(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<Mish>(source, value, gradient, upstream, count, a, b, c);
}

export function gelu(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<Gelu>(source, value, gradient, upstream, count, a, b, c);
}

export function normalCdf(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<NormalCdf>(source, value, gradient, upstream, count, a, b, c);
}

export function hardSigmoid(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  eachShort<f32, Promoted<HardSigmoid>>(source, value, gradient, upstream, count, a, b, c);
}

export function tanhShrink(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<TanhShrink>(source, value, gradient, upstream, count, a, b, c);
}

export function scaledSilu(
  source: usize, value: usize, gradient: usize, upstream: usize, count: i32,
  a: f64, b: f64, c: f64,
): void {
  promoted<ScaledSilu>(source, value, gradient, upstream, count, a, b, c);
}

const one = memory.data<f64>([1]);
const tiny = memory.data<f64>([2.220446049250313e-16]);

/** Whether the engine multiplies and adds in one step: it may do so in two. */
export function fusesSteps(): bool {
  if (!ASC_FEATURE_RELAXED_SIMD) return false;
  // (1 + ε)² − 1 − 2ε is ε², which a product rounded by itself has lost.
  const near = f64x2.add(both(one), both(tiny));
  const square = multiplyAdd(near, near, f64x2.neg(f64x2.add(near, both(tiny))));
  return f64x2.extract_lane(square, 0) != 0;
}
