import { installedVersion } from "./installed.ts";
import { areFixed, composedOfNumbers, ofNumbers, parameter, type Peer } from "./peer.ts";

/** The scalar functions of @stdlib. */
export async function loadStdlib(): Promise<Peer> {
  const version = await installedVersion("@stdlib/math-base-special-exp");
  const { default: abs } = await import("@stdlib/math-base-special-abs");
  const { default: atan } = await import("@stdlib/math-base-special-atan");
  const { default: erfc } = await import("@stdlib/math-base-special-erfc");
  const { default: exp } = await import("@stdlib/math-base-special-exp");
  const { default: expit } = await import("@stdlib/math-base-special-expit");
  const { default: expm1 } = await import("@stdlib/math-base-special-expm1");
  const { default: heaviside } = await import("@stdlib/math-base-special-heaviside");
  const { default: log1pexp } = await import("@stdlib/math-base-special-log1pexp");
  const { default: ramp } = await import("@stdlib/math-base-special-ramp");
  const { default: signum } = await import("@stdlib/math-base-special-signum");
  const { default: sin } = await import("@stdlib/math-base-special-sin");
  const { default: tanh } = await import("@stdlib/math-base-special-tanh");
  const { default: normalCdf } = await import("@stdlib/stats-base-dists-normal-cdf");
  return {
    name: "@stdlib",
    version: `@stdlib/math-base-special-exp ${version} and its like`,
    dtype: "float64",
    functions: {
      abs: ofNumbers(() => abs),
      arctan: ofNumbers(() => atan),
      celu: composedOfNumbers((parameters) => {
        const alpha = parameter(parameters, "alpha");
        return (x) => (x > 0 ? x : alpha * expm1(x / alpha));
      }),
      elu: composedOfNumbers((parameters) => {
        const alpha = parameter(parameters, "alpha");
        return (x) => (x > 0 ? x : alpha * expm1(x));
      }),
      exponential: ofNumbers(() => exp),
      gelu: composedOfNumbers(() => (x) => 0.5 * x * erfc(-x / Math.SQRT2)),
      gelu_tanh: composedOfNumbers(
        () => (x) => 0.5 * x * (1 + tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
      ),
      laplace: ofNumbers((parameters) => {
        const mu = parameter(parameters, "mu");
        const sigma = parameter(parameters, "sigma");
        return (x) => normalCdf(x, mu, sigma);
      }),
      lisht: composedOfNumbers(() => (x) => x * tanh(x)),
      log_sigmoid: composedOfNumbers(() => (x) => -log1pexp(-x)),
      mish: composedOfNumbers(() => (x) => x * tanh(log1pexp(x))),
      normal_cdf: ofNumbers(() => (x) => normalCdf(x, 0, 1)),
      relu: ofNumbers(() => ramp),
      selu: composedOfNumbers((parameters) => {
        const alpha = parameter(parameters, "alpha");
        const scale = parameter(parameters, "scale");
        return (x) => scale * (x > 0 ? x : alpha * expm1(x));
      }),
      sigmoid: ofNumbers(() => expit),
      sign: ofNumbers(() => signum),
      silu: composedOfNumbers(
        ({ beta = 1 }) =>
          (x) =>
            x * expit(beta * x),
      ),
      sine: ofNumbers(() => sin),
      softplus: ofNumbers((parameters) =>
        areFixed(parameters, { beta: 1, threshold: Infinity }) ? log1pexp : undefined,
      ),
      step: ofNumbers((parameters) =>
        areFixed(parameters, { threshold: 0 })
          ? (x) => heaviside(x, "right-continuous")
          : undefined,
      ),
      tanh: ofNumbers(() => tanh),
      tanh_shrink: composedOfNumbers(() => (x) => x - tanh(x)),
    },
  };
}
