import { installedVersion } from "./installed.ts";
import { composedOfNumbers, ofNumbers, type Peer } from "./peer.ts";

/** mathjs has no activations of its own, but functions that they are written with. */
export async function loadMathjs(): Promise<Peer> {
  const version = await installedVersion("mathjs");
  const { abs, atan, erf, exp, log1p, max, sign, sin, tanh } = await import("mathjs");
  const logistic = (x: number) => 1 / (1 + exp(-x));
  return {
    name: "mathjs",
    version: `mathjs ${version}, numbers`,
    dtype: "float64",
    functions: {
      abs: ofNumbers(() => abs),
      arctan: ofNumbers(() => atan),
      exponential: ofNumbers(() => exp),
      gelu: composedOfNumbers(() => (x) => 0.5 * x * (1 + erf(x / Math.SQRT2))),
      gelu_tanh: composedOfNumbers(
        () => (x) => 0.5 * x * (1 + tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
      ),
      mish: composedOfNumbers(() => (x) => x * tanh(log1p(exp(x)))),
      normal_cdf: composedOfNumbers(() => (x) => 0.5 * (1 + erf(x / Math.SQRT2))),
      relu: ofNumbers(() => (x) => max(x, 0)),
      sigmoid: composedOfNumbers(() => logistic),
      sign: ofNumbers(() => sign),
      silu: composedOfNumbers(
        ({ beta = 1 }) =>
          (x) =>
            x * logistic(beta * x),
      ),
      sine: ofNumbers(() => sin),
      softplus: composedOfNumbers(({ beta = 1, threshold }) =>
        threshold === Infinity ? (x) => log1p(exp(beta * x)) / beta : undefined,
      ),
      softsign: composedOfNumbers(() => (x) => x / (1 + abs(x))),
      tanh: ofNumbers(() => tanh),
      tanh_shrink: composedOfNumbers(() => (x) => x - tanh(x)),
    },
  };
}
