import type { Tensor } from "@tensorflow/tfjs";
import { installedVersion } from "../../peers/installed.ts";
import type { Contender } from "../adapter.ts";

/** TensorFlow.js on its WebAssembly backend, one thread. */
export async function loadTfjsWasm(): Promise<Contender> {
  const version = await installedVersion("@tensorflow/tfjs-backend-wasm");
  const tf = await import("@tensorflow/tfjs");
  const { setThreadsCount } = await import("@tensorflow/tfjs-backend-wasm");
  tf.enableProdMode();
  setThreadsCount(1);
  if (!(await tf.setBackend("wasm"))) throw new Error("Its WebAssembly backend does not start.");
  await tf.ready();

  type OfTensor = (x: Tensor) => Tensor;
  const tidy =
    (apply: OfTensor): OfTensor =>
    (x) =>
      tf.tidy(() => apply(x));
  const functions: Readonly<Record<string, OfTensor>> = {
    elu: tf.elu,
    gelu: tidy((x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1))),
    gelu_tanh: tidy((x) => {
      const cubic = tf.add(x, tf.mul(tf.mul(tf.mul(x, x), x), 0.044715));
      return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(tf.mul(cubic, Math.sqrt(2 / Math.PI))), 1));
    }),
    hard_sigmoid: tidy((x) => tf.div(tf.clipByValue(tf.add(x, 3), 0, 6), 6)),
    hard_swish: tidy((x) => tf.div(tf.mul(x, tf.clipByValue(tf.add(x, 3), 0, 6)), 6)),
    leaky_relu: (x) => tf.leakyRelu(x, 0.01),
    log_sigmoid: tidy(tf.logSigmoid),
    log_softmax: tf.logSoftmax,
    mish: tidy((x) => tf.mul(x, tf.tanh(tf.softplus(x)))),
    relu: tf.relu,
    selu: tf.selu,
    sigmoid: tf.sigmoid,
    silu: tidy((x) => tf.mul(x, tf.sigmoid(x))),
    softmax: tf.softmax,
    softplus: tf.softplus,
    softsign: tidy((x) => tf.div(x, tf.add(tf.abs(x), 1))),
    tanh: tf.tanh,
    tanh_shrink: tidy((x) => tf.sub(x, tf.tanh(x))),
  };

  return {
    name: "tfjs wasm",
    modes: ["array", "resident"],
    info: () => `@tensorflow/tfjs-backend-wasm ${version}, one thread`,
    prepare({ fn, dtype, n, row, input, mode }) {
      const apply = functions[fn];
      if (!apply || dtype !== "f32" || !(input instanceof Float32Array)) return undefined;
      const shape = fn.endsWith("softmax") ? [n / row, row] : [n];
      if (mode === "resident") {
        const x = tf.tensor(input, shape);
        // Until it is read it may be somewhere else.
        x.dataSync();
        return {
          run: () => apply(x).dispose(),
          result: () => undefined,
          dispose: () => x.dispose(),
        };
      }
      let last: Float32Array | undefined;
      return {
        run() {
          const x = tf.tensor(input, shape);
          const y = apply(x);
          last = y.dataSync();
          x.dispose();
          y.dispose();
        },
        result: () => last,
      };
    },
  };
}
