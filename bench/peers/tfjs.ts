import type { Tensor } from "@tensorflow/tfjs";
import type { ParameterValues } from "../../src/activations/definition.ts";
import { installedVersion } from "./installed.ts";
import { areFixed, parameter, type Peer, type PeerFunction } from "./peer.ts";

type OfTensor = (x: Tensor) => Tensor;

/** TensorFlow.js on its own CPU backend, which stores float32 and computes many steps in float64. */
export async function loadTfjs(): Promise<Peer> {
  const version = await installedVersion("@tensorflow/tfjs");
  const tf = await import("@tensorflow/tfjs");
  // Else it advises a native backend on the terminal.
  tf.enableProdMode();
  await tf.setBackend("cpu");

  const own = (
    at: (parameters: ParameterValues) => OfTensor | undefined,
  ): PeerFunction<Float32Array> => ({
    value: (input, parameters) => {
      const apply = at(parameters);
      return apply && tf.tidy(() => apply(row(input)).dataSync());
    },
    gradient: (input, upstream, parameters) => {
      const apply = at(parameters);
      return apply && tf.tidy(() => tf.grad(apply)(row(input), row(upstream)).dataSync());
    },
  });
  const composed = (at: (parameters: ParameterValues) => OfTensor | undefined) => {
    return { ...own(at), composed: true };
  };
  // Softmax of layers wants two axes and runs along the last one.
  const row = (numbers: Float32Array) => tf.tensor(numbers, [1, numbers.length]);
  const layer = (activation: string): OfTensor => {
    const made = tf.layers.activation({ activation });
    return (x) => made.apply(x);
  };
  const scaledSoftplus = (beta: number): OfTensor =>
    beta === 1 ? tf.softplus : (x) => tf.div(tf.softplus(tf.mul(x, beta)), beta);

  return {
    name: "tfjs",
    version: `@tensorflow/tfjs ${version}, cpu backend`,
    dtype: "float32",
    functions: {
      abs: own(() => tf.abs),
      arctan: own(() => tf.atan),
      elu: own((parameters) => (areFixed(parameters, { alpha: 1 }) ? tf.elu : undefined)),
      exponential: own(() => tf.exp),
      gelu: own(() => layer("gelu")),
      gelu_tanh: own(() => layer("gelu_new")),
      hard_sigmoid: composed((parameters) => {
        const { slope = 1 / 6, offset = 0.5 } = parameters;
        return (x) => tf.clipByValue(tf.add(tf.mul(x, slope), offset), 0, 1);
      }),
      hard_sigmoid_legacy: own(() => layer("hardSigmoid")),
      hard_swish: composed(() => (x) => tf.div(tf.mul(x, tf.clipByValue(tf.add(x, 3), 0, 6)), 6)),
      hard_tanh: own((parameters) => {
        const min = parameter(parameters, "min_val");
        const max = parameter(parameters, "max_val");
        return (x) => tf.clipByValue(x, min, max);
      }),
      leaky_relu: own((parameters) => {
        const slope = parameter(parameters, "negative_slope");
        return (x) => tf.leakyRelu(x, slope);
      }),
      linear: own(() => layer("linear")),
      lisht: composed(() => (x) => tf.mul(x, tf.tanh(x))),
      log_sigmoid: own(() => tf.logSigmoid),
      log_softmax: own(() => tf.logSoftmax),
      mish: own(() => layer("mish")),
      normal_cdf: composed(() => (x) => tf.mul(tf.add(tf.erf(tf.div(x, Math.SQRT2)), 1), 0.5)),
      prelu: own((parameters) => {
        const weight = parameter(parameters, "weight");
        return (x) => tf.prelu(x, tf.scalar(weight));
      }),
      quick_gelu: composed(() => (x) => tf.mul(x, tf.sigmoid(tf.mul(x, 1.702)))),
      relu: own(() => tf.relu),
      relu6: own(() => tf.relu6),
      relu_squared: composed(() => (x) => tf.square(tf.relu(x))),
      scaled_tanh: composed((parameters) => {
        const inner = parameter(parameters, "scale_a");
        const outer = parameter(parameters, "scale_b");
        return (x) => tf.mul(tf.tanh(tf.mul(x, inner)), outer);
      }),
      selu: own((parameters) =>
        areFixed(parameters, { alpha: 1.6732632423543772, scale: 1.0507009873554805 })
          ? tf.selu
          : undefined,
      ),
      sigmoid: own(() => tf.sigmoid),
      sign: own(() => tf.sign),
      silu: own((parameters) => (areFixed(parameters, { beta: 1 }) ? layer("swish") : undefined)),
      sine: own(() => tf.sin),
      softmax: own(() => tf.softmax),
      softmin: composed(() => (x) => tf.softmax(tf.neg(x))),
      softplus: own((parameters) =>
        // From 20 on the two forms are the same in float32.
        parameter(parameters, "threshold") >= 20
          ? scaledSoftplus(parameter(parameters, "beta"))
          : undefined,
      ),
      softsign: own(() => layer("softsign")),
      tanh: own(() => tf.tanh),
      tanh_shrink: composed(() => (x) => tf.sub(x, tf.tanh(x))),
      thresholded_relu: {
        // No gradient: it has none for the comparison in this layer.
        value: (input, parameters) => {
          if (!areFixed(parameters, { value: 0 })) return undefined;
          const made = tf.layers.thresholdedReLU({ theta: parameter(parameters, "theta") });
          return tf.tidy(() => made.apply(row(input)).dataSync());
        },
      },
    },
  };
}
