import type { Contender } from "../adapter.ts";

/** The error function as in most snippets: Abramowitz and Stegun 7.1.26, off by 1.5e-7 at most. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const y = 1 - series * Math.exp(-x * x);
  return x < 0 ? -y : y;
}

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const root2OverPi = Math.sqrt(2 / Math.PI);
const geluTanhGate = (x: number) => Math.tanh(root2OverPi * (x + 0.044715 * x * x * x));
const [alpha, scale] = [1.6732632423543772, 1.0507009873554805];

/** What goes into the loop. */
const functions: Readonly<Record<string, (x: number) => number>> = {
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  elu_grad: (x) => (x > 0 ? 1 : Math.exp(x)),
  gelu: (x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2)),
  gelu_grad: (x) =>
    0.5 * (1 + erf(x * Math.SQRT1_2)) + (x * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI),
  gelu_tanh: (x) => 0.5 * x * (1 + geluTanhGate(x)),
  gelu_tanh_grad(x) {
    const gate = geluTanhGate(x);
    return 0.5 * (1 + gate) + 0.5 * x * (1 - gate * gate) * root2OverPi * (1 + 0.134145 * x * x);
  },
  hard_sigmoid: (x) => Math.min(Math.max(x + 3, 0), 6) / 6,
  hard_swish: (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
  leaky_relu: (x) => Math.max(x, 0.01 * x),
  leaky_relu_grad: (x) => (x > 0 ? 1 : 0.01),
  log_sigmoid: (x) => -softplus(-x),
  mish: (x) => x * Math.tanh(softplus(x)),
  mish_grad(x) {
    const gate = Math.tanh(softplus(x));
    return gate + x * sigmoid(x) * (1 - gate * gate);
  },
  relu: (x) => Math.max(x, 0),
  relu_grad: (x) => (x > 0 ? 1 : 0),
  selu: (x) => (x > 0 ? scale * x : scale * alpha * Math.expm1(x)),
  selu_grad: (x) => (x > 0 ? scale : scale * alpha * Math.exp(x)),
  sigmoid,
  sigmoid_grad(x) {
    const y = sigmoid(x);
    return y * (1 - y);
  },
  silu: (x) => x / (1 + Math.exp(-x)),
  silu_grad(x) {
    const gate = sigmoid(x);
    return gate * (1 + x * (1 - gate));
  },
  softplus,
  softplus_grad: sigmoid,
  softsign: (x) => x / (1 + Math.abs(x)),
  tanh: Math.tanh,
  tanh_grad(x) {
    const y = Math.tanh(x);
    return 1 - y * y;
  },
  tanh_shrink: (x) => x - Math.tanh(x),
};

type Loop = (x: Float32Array, y: Float32Array, row: number) => void;

const alongAxis: Readonly<Record<string, Loop>> = {
  softmax(x, y, row) {
    for (let from = 0; from < x.length; from += row) {
      const largest = largestOf(x, from, row);
      let sum = 0;
      for (let i = from; i < from + row; i++) sum += y[i] = Math.exp((x[i] ?? NaN) - largest);
      for (let i = from; i < from + row; i++) y[i] = (y[i] ?? NaN) / sum;
    }
  },
  log_softmax(x, y, row) {
    for (let from = 0; from < x.length; from += row) {
      const largest = largestOf(x, from, row);
      let sum = 0;
      for (let i = from; i < from + row; i++) sum += Math.exp((x[i] ?? NaN) - largest);
      const shift = largest + Math.log(sum);
      for (let i = from; i < from + row; i++) y[i] = (x[i] ?? NaN) - shift;
    }
  },
};

function largestOf(x: Float32Array, from: number, count: number): number {
  let largest = -Infinity;
  for (let i = from; i < from + count; i++) largest = Math.max(largest, x[i] ?? NaN);
  return largest;
}

/**
 * Made from text that names the function: of loops with the same text V8 remembers what they call in
 * one place, and puts none of it into the loop.
 */
function loopFor(fn: string): Loop | undefined {
  const apply = functions[fn];
  if (!apply) return alongAxis[fn];
  const body = `return function ${fn}(x, y) { for (let i = 0; i < x.length; i++) y[i] = f(x[i]); };`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the reason stands above
  const made: unknown = new Function("f", body)(apply);
  return isLoop(made) ? made : undefined;
}

const isLoop = (made: unknown): made is Loop => typeof made === "function";

/** What a careful person writes by hand: loops over typed arrays with `Math.*`. */
export function loadLoops(): Contender {
  return {
    name: "Math loops",
    modes: ["array", "out"],
    info: () => `Node ${process.versions.node}`,
    prepare({ fn, dtype, n, row, input, mode }) {
      const loop = loopFor(fn);
      if (!loop || dtype !== "f32" || !(input instanceof Float32Array)) return undefined;
      let y = new Float32Array(n);
      return {
        run() {
          if (mode === "array") y = new Float32Array(n);
          loop(input, y, row);
        },
        result: () => y,
      };
    },
  };
}
