import type { ParameterValues } from "../activations/definition.ts";

/** A kernel and the parameters that it is called with. */
export interface KernelCall {
  readonly kernel: string;
  readonly parameters: readonly [number, number, number];
}

/** What is computed with: float32 results are those of doubles, rounded. */
export type Precision = "float32" | "float64";

type Choice = (parameters: ParameterValues, precision: Precision) => KernelCall | undefined;

/**
 * The kernel for an activation with these parameters; undefined where its definition is used, which
 * is as fast, or holds for parameters that the kernel does not.
 */
export function kernelCall(
  id: string,
  parameters: ParameterValues,
  precision: Precision,
): KernelCall | undefined {
  return choices[id]?.(parameters, precision);
}

function call(kernel: string, a = 0, b = 0, c = 0): KernelCall {
  return { kernel, parameters: [a, b, c] };
}

/** A kernel that computes in doubles, for floats. */
const floats =
  (kernel: string, ...parameters: number[]): Choice =>
  (_, precision) =>
    precision === "float32" ? call(kernel, ...parameters) : undefined;

/** A kernel that computes in the precision of the array; its parameters must be of that precision. */
function direct(kernel: string, precision: Precision, ...parameters: number[]) {
  if (precision === "float64") return call(`${kernel}64`, ...parameters);
  return parameters.every(isFloat) ? call(kernel, ...parameters) : undefined;
}

const isFloat = (x: number) => Math.fround(x) === x;

/** Far from where quotients and products of a parameter leave the range of a double. */
const isModerate = (x: number) => x > 1e-30 && x < 1e30;

const largest = 3.4028234663852886e38;

function leaky(slope: number, precision: Precision): KernelCall | undefined {
  // A zero slope turns −∞ into 0, which needs a test of its own.
  if (!(Math.abs(slope) > 1e-30 && Math.abs(slope) < 1e30)) return undefined;
  if (precision === "float64") return call("leakyRelu64", slope);
  // PyTorch rounds the slope too. Rounding of slope and product add up: to 1 ulp at most, or not here.
  const rounded = Math.fround(slope);
  const loss = Math.abs(rounded - slope) * 2 ** 24;
  return loss <= Math.abs(slope) / 2 ? call("leakyRelu", rounded) : call("exactLeakyRelu", slope);
}

/** c·x above 0, b·(e^(a·x) − 1) below. */
function exponentialLinear(a: number, b: number, c: number, precision: Precision) {
  const isUsable = precision === "float32" && [a, b, c].every(isModerate);
  if (!isUsable) return undefined;
  return call(a === 1 && b === 1 && c === 1 ? "elu" : "exponentialLinear", a, b, c);
}

function gate(beta: number, precision: Precision): KernelCall | undefined {
  if (precision === "float64" || !isModerate(Math.abs(beta))) return undefined;
  if (beta === 1) return call("silu");
  return beta > 0
    ? call("scaledSilu", beta, -largest, Infinity)
    : call("scaledSilu", beta, -Infinity, largest);
}

const choices: Readonly<Record<string, Choice>> = {
  relu: (_, precision) => direct("relu", precision),
  linear: (_, precision) => direct("leakyRelu", precision, 1),
  leaky_relu: ({ negative_slope = NaN }, precision) => leaky(negative_slope, precision),
  prelu: ({ weight = NaN }, precision) => leaky(weight, precision),
  relu6: (_, precision) => direct("hardTanh", precision, 0, 6),
  hard_tanh: ({ min_val = NaN, max_val = NaN }, precision) =>
    direct("hardTanh", precision, min_val, max_val),
  threshold: ({ threshold = NaN, value = NaN }, precision) =>
    direct("threshold", precision, threshold, value),
  thresholded_relu: ({ theta = NaN, value = NaN }, precision) =>
    direct("threshold", precision, theta, value),
  hard_shrink: ({ lambd = NaN }, precision) => direct("hardShrink", precision, lambd),
  soft_shrink: ({ lambd = NaN }, precision) => direct("softShrink", precision, lambd),
  abs: (_, precision) => direct("abs", precision),
  relu_squared: (_, precision) => direct("reluSquared", precision),
  hard_swish: floats("hardSwish"),
  // With a sixth the corners are exact; those of other slopes are the definition's affair.
  hard_sigmoid: ({ slope = NaN, offset = NaN }, precision) =>
    precision === "float32" && slope === 1 / 6 && offset === 0.5
      ? call("hardSigmoid", slope, offset)
      : undefined,
  tanh_shrink: floats("tanhShrink"),
  softsign: floats("softsign"),
  sigmoid: floats("sigmoid"),
  tanh: floats("tanh"),
  silu: ({ beta = NaN }, precision) => gate(beta, precision),
  quick_gelu: (_, precision) => gate(1.702, precision),
  gelu: floats("gelu"),
  gelu_tanh: floats("geluTanh"),
  mish: floats("mish"),
  exponential: floats("exponential"),
  log_sigmoid: floats("logSigmoid"),
  normal_cdf: floats("normalCdf"),
  softplus: ({ beta = NaN, threshold = NaN }, precision) =>
    precision === "float32" && isModerate(beta)
      ? call("softplus", beta, threshold, 1 / beta)
      : undefined,
  elu: ({ alpha = NaN }, precision) => exponentialLinear(1, alpha, 1, precision),
  celu: ({ alpha = NaN }, precision) => exponentialLinear(1 / alpha, alpha, 1, precision),
  selu: ({ alpha = NaN, scale = NaN }, precision) =>
    exponentialLinear(1, scale * alpha, scale, precision),
};
