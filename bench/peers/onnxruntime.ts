import type { ParameterValues } from "../../src/activations/definition.ts";
import { installedVersion } from "./installed.ts";
import { onnxModel, type OnnxNode } from "./onnxModel.ts";
import { areFixed, parameter, type Peer, type PeerFunction } from "./peer.ts";

/** ONNX Runtime with float32 tensors. It has no gradients. */
export async function loadOnnxruntime32(): Promise<Peer> {
  const version = await describe();
  const { default: runtime } = await import("onnxruntime-node");
  const ask = async (nodes: readonly OnnxNode[], input: Float32Array) => {
    const session = await openSession(onnxModel("float32", nodes));
    const x = new runtime.Tensor("float32", input, [input.length]);
    const data = (await session?.run({ x }))?.["y"]?.data;
    return data instanceof Float32Array ? data : undefined;
  };
  return { name: "ONNX RT", version, dtype: "float32", functions: functionsWith(ask, 20) };
}

/** The same with tensors of doubles, for the operators that take them. */
export async function loadOnnxruntime64(): Promise<Peer> {
  const version = await describe();
  const { default: runtime } = await import("onnxruntime-node");
  const ask = async (nodes: readonly OnnxNode[], input: Float64Array) => {
    const session = await openSession(onnxModel("float64", nodes));
    const x = new runtime.Tensor("float64", input, [input.length]);
    const data = (await session?.run({ x }))?.["y"]?.data;
    return data instanceof Float64Array ? data : undefined;
  };
  return {
    name: "ONNX RT",
    version,
    dtype: "float64",
    functions: functionsWith(ask, Infinity),
  };
}

async function describe(): Promise<string> {
  return `onnxruntime-node ${await installedVersion("onnxruntime-node")}, cpu provider`;
}

/** Undefined where the runtime has no such operator for the dtype. */
async function openSession(model: Uint8Array) {
  const { default: runtime } = await import("onnxruntime-node");
  try {
    return await runtime.InferenceSession.create(model, {
      executionMode: "sequential",
      intraOpNumThreads: 1,
      // Errors only: it warns of operators that it does not have.
      logSeverityLevel: 4,
    });
  } catch (error) {
    if (/NOT_IMPLEMENTED|Could not find an implementation|tensor\(double\)/.test(String(error))) {
      return undefined;
    }
    throw error;
  }
}

/** @param linearFrom the softplus threshold from which on the dtype does not show it */
function functionsWith<Numbers>(
  ask: (nodes: readonly OnnxNode[], input: Numbers) => Promise<Numbers | undefined>,
  linearFrom: number,
): Readonly<Record<string, PeerFunction<Numbers>>> {
  const own = (
    at: (parameters: ParameterValues) => readonly OnnxNode[] | undefined,
  ): PeerFunction<Numbers> => ({
    value(input, parameters) {
      const nodes = at(parameters);
      return nodes && ask(nodes, input);
    },
  });
  const composed = (at: (parameters: ParameterValues) => readonly OnnxNode[] | undefined) => {
    return { ...own(at), composed: true };
  };
  const operator = (name: string) => own(() => [{ operator: name }]);
  /** Attributes by their names in ONNX, from parameters or numbers. */
  const withAttributes = (name: string, attributes: Readonly<Record<string, string | number>>) =>
    own((parameters) => {
      const values = Object.entries(attributes).map(([attribute, value]): [string, number] => {
        return [attribute, typeof value === "string" ? parameter(parameters, value) : value];
      });
      return [{ operator: name, attributes: Object.fromEntries(values) }];
    });

  return {
    abs: operator("Abs"),
    arctan: operator("Atan"),
    celu: withAttributes("Celu", { alpha: "alpha" }),
    elu: withAttributes("Elu", { alpha: "alpha" }),
    exponential: operator("Exp"),
    gelu: own(() => [{ operator: "Gelu", attributes: { approximate: "none" } }]),
    gelu_tanh: own(() => [{ operator: "Gelu", attributes: { approximate: "tanh" } }]),
    hard_shrink: withAttributes("Shrink", { lambd: "lambd", bias: 0 }),
    hard_sigmoid: own(({ slope = 1 / 6, offset = 0.5 }) => [
      { operator: "HardSigmoid", attributes: { alpha: slope, beta: offset } },
    ]),
    hard_sigmoid_legacy: withAttributes("HardSigmoid", { alpha: 0.2, beta: 0.5 }),
    hard_swish: operator("HardSwish"),
    hard_tanh: own((parameters) => [
      {
        operator: "Clip",
        inputs: ["x", parameter(parameters, "min_val"), parameter(parameters, "max_val")],
      },
    ]),
    leaky_relu: withAttributes("LeakyRelu", { alpha: "negative_slope" }),
    linear: operator("Identity"),
    lisht: composed(() => [
      { operator: "Tanh", output: "t" },
      { operator: "Mul", inputs: ["x", "t"] },
    ]),
    log_sigmoid: composed(() => [
      { operator: "Neg", output: "n" },
      { operator: "Softplus", inputs: ["n"], output: "p" },
      { operator: "Neg", inputs: ["p"] },
    ]),
    log_softmax: own(() => [{ operator: "LogSoftmax", integers: { axis: -1 } }]),
    mish: operator("Mish"),
    prelu: own((parameters) => [
      { operator: "PRelu", inputs: ["x", parameter(parameters, "weight")] },
    ]),
    quick_gelu: own(() => [
      { operator: "QuickGelu", domain: "com.microsoft", attributes: { alpha: 1.702 } },
    ]),
    relu: operator("Relu"),
    relu6: own(() => [{ operator: "Clip", inputs: ["x", 0, 6] }]),
    selu: withAttributes("Selu", { alpha: "alpha", gamma: "scale" }),
    sigmoid: operator("Sigmoid"),
    sign: operator("Sign"),
    silu: composed((parameters) =>
      areFixed(parameters, { beta: 1 })
        ? [
            { operator: "Sigmoid", output: "s" },
            { operator: "Mul", inputs: ["x", "s"] },
          ]
        : undefined,
    ),
    sine: operator("Sin"),
    soft_shrink: withAttributes("Shrink", { lambd: "lambd", bias: "lambd" }),
    softmax: own(() => [{ operator: "Softmax", integers: { axis: -1 } }]),
    softmin: composed(() => [
      { operator: "Neg", output: "n" },
      { operator: "Softmax", inputs: ["n"], integers: { axis: -1 } },
    ]),
    softplus: own((parameters) =>
      areFixed(parameters, { beta: 1 }) && parameter(parameters, "threshold") >= linearFrom
        ? [{ operator: "Softplus" }]
        : undefined,
    ),
    softsign: operator("Softsign"),
    tanh: operator("Tanh"),
    tanh_shrink: composed(() => [
      { operator: "Tanh", output: "t" },
      { operator: "Sub", inputs: ["x", "t"] },
    ]),
    thresholded_relu: own((parameters) =>
      areFixed(parameters, { value: 0 })
        ? [
            {
              operator: "ThresholdedRelu",
              attributes: { alpha: parameter(parameters, "theta") },
            },
          ]
        : undefined,
    ),
  };
}
