import type nodeRuntime from "onnxruntime-node";
import { installedVersion } from "../../peers/installed.ts";
import { onnxModel, type OnnxNode } from "../../peers/onnxModel.ts";
import type { Contender, Question } from "../adapter.ts";

type Runtime = typeof nodeRuntime;
type Options = Parameters<Runtime["InferenceSession"]["create"]>[1];

const operators: Readonly<Record<string, readonly OnnxNode[]>> = {
  elu: [{ operator: "Elu", attributes: { alpha: 1 } }],
  gelu: [{ operator: "Gelu", attributes: { approximate: "none" } }],
  gelu_tanh: [{ operator: "Gelu", attributes: { approximate: "tanh" } }],
  hard_sigmoid: [{ operator: "HardSigmoid", attributes: { alpha: 1 / 6, beta: 0.5 } }],
  hard_swish: [{ operator: "HardSwish" }],
  leaky_relu: [{ operator: "LeakyRelu", attributes: { alpha: 0.01 } }],
  log_softmax: [{ operator: "LogSoftmax", integers: { axis: -1 } }],
  mish: [{ operator: "Mish" }],
  relu: [{ operator: "Relu" }],
  selu: [{ operator: "Selu" }],
  sigmoid: [{ operator: "Sigmoid" }],
  silu: [
    { operator: "Sigmoid", output: "s" },
    { operator: "Mul", inputs: ["x", "s"] },
  ],
  softmax: [{ operator: "Softmax", integers: { axis: -1 } }],
  softplus: [{ operator: "Softplus" }],
  softsign: [{ operator: "Softsign" }],
  tanh: [{ operator: "Tanh" }],
  tanh_shrink: [
    { operator: "Tanh", output: "t" },
    { operator: "Sub", inputs: ["x", "t"] },
  ],
};

/** ONNX Runtime's native code, one thread. */
export async function loadOnnxNode(): Promise<Contender> {
  const version = await installedVersion("onnxruntime-node");
  const { default: runtime } = await import("onnxruntime-node");
  const options: Options = {
    executionProviders: ["cpu"],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    logSeverityLevel: 4,
  };
  return {
    name: "ORT node",
    modes: ["array", "out"],
    info: () => `onnxruntime-node ${version}, cpu provider, one thread`,
    prepare: (question) => prepare(runtime, options, question),
  };
}

/** ONNX Runtime compiled to WebAssembly, one thread. It copies into and out of its memory at every call. */
export async function loadOnnxWeb(): Promise<Contender> {
  const version = await installedVersion("onnxruntime-web");
  const runtime = await import("onnxruntime-web");
  runtime.env.wasm.numThreads = 1;
  runtime.env.logLevel = "error";
  const options: Options = {
    executionProviders: ["wasm"],
    graphOptimizationLevel: "all",
    logSeverityLevel: 4,
  };
  return {
    name: "ORT web",
    modes: ["array"],
    info: () => `onnxruntime-web ${version}, wasm provider, one thread`,
    prepare: (question) => prepare(runtime, options, question),
  };
}

async function prepare(runtime: Runtime, options: Options, question: Question) {
  const { fn, dtype, n, row, input, mode } = question;
  const nodes = operators[fn];
  if (!nodes || dtype !== "f32" || !(input instanceof Float32Array)) return undefined;
  const shape = fn.endsWith("softmax") ? [n / row, row] : [n];
  const session = await runtime.InferenceSession.create(
    onnxModel("float32", nodes, shape.length),
    options,
  );
  const feeds = { x: new runtime.Tensor("float32", input, shape) };
  const y = new Float32Array(n);
  const given = { y: new runtime.Tensor("float32", y, shape) };
  let last: unknown;
  return {
    run: async () => {
      last = (await session.run(feeds, mode === "out" ? given : undefined))["y"]?.data;
    },
    result: () => (mode === "out" ? y : last),
    dispose: () => session.release(),
  };
}
