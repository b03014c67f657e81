// What is used of the peers, in a form that does not need them to be installed.

declare module "@stdlib/math-base-special-*" {
  const apply: (x: number, option?: string) => number;
  export default apply;
}

declare module "@stdlib/stats-base-dists-normal-cdf" {
  const cdf: (x: number, mu: number, sigma: number) => number;
  export default cdf;
}

declare module "mathjs" {
  type OfNumber = (x: number) => number;
  export const abs: OfNumber;
  export const atan: OfNumber;
  export const erf: OfNumber;
  export const exp: OfNumber;
  export const log1p: OfNumber;
  export const sign: OfNumber;
  export const sin: OfNumber;
  export const tanh: OfNumber;
  export const max: (a: number, b: number) => number;
}

declare module "@tensorflow/tfjs" {
  export interface Tensor {
    dataSync(): Float32Array;
    dispose(): void;
  }
  export interface Layer {
    apply(x: Tensor): Tensor;
  }
  type OfTensor = (x: Tensor) => Tensor;
  type OfTwo = (a: Tensor | number, b: Tensor | number) => Tensor;
  export const abs: OfTensor;
  export const atan: OfTensor;
  export const elu: OfTensor;
  export const erf: OfTensor;
  export const exp: OfTensor;
  export const logSigmoid: OfTensor;
  export const logSoftmax: OfTensor;
  export const neg: OfTensor;
  export const relu: OfTensor;
  export const relu6: OfTensor;
  export const selu: OfTensor;
  export const sigmoid: OfTensor;
  export const sign: OfTensor;
  export const sin: OfTensor;
  export const softmax: OfTensor;
  export const softplus: OfTensor;
  export const square: OfTensor;
  export const tanh: OfTensor;
  export const add: OfTwo;
  export const div: OfTwo;
  export const mul: OfTwo;
  export const sub: OfTwo;
  export function leakyRelu(x: Tensor, alpha: number): Tensor;
  export function prelu(x: Tensor, alpha: Tensor): Tensor;
  export function clipByValue(x: Tensor, min: number, max: number): Tensor;
  export function tensor(values: Float32Array, shape: readonly number[]): Tensor;
  export function scalar(value: number): Tensor;
  export function reshape(x: Tensor, shape: readonly number[]): Tensor;
  export function tidy<Value>(work: () => Value): Value;
  export function grad(f: OfTensor): (x: Tensor, upstream: Tensor) => Tensor;
  export function enableProdMode(): void;
  export function setBackend(name: string): Promise<boolean>;
  export function ready(): Promise<void>;
  export const layers: {
    activation(options: { activation: string }): Layer;
    thresholdedReLU(options: { theta: number }): Layer;
  };
}

declare module "@tensorflow/tfjs-backend-wasm" {
  export function setThreadsCount(count: number): void;
}

declare module "onnxruntime-web" {
  import type runtime from "onnxruntime-node";
  export const Tensor: typeof runtime.Tensor;
  export const InferenceSession: typeof runtime.InferenceSession;
  export const env: { readonly wasm: { numThreads: number }; logLevel: string };
}

declare module "onnxruntime-node" {
  interface Tensor {
    readonly data: unknown;
  }
  interface Session {
    run(
      feeds: Readonly<Record<string, Tensor>>,
      fetches?: Readonly<Record<string, Tensor>>,
    ): Promise<Readonly<Record<string, Tensor>>>;
    release(): Promise<void>;
  }
  const runtime: {
    readonly Tensor: {
      new (type: "float32", data: Float32Array, dims: readonly number[]): Tensor;
      new (type: "float64", data: Float64Array, dims: readonly number[]): Tensor;
    };
    readonly InferenceSession: {
      create(
        model: Uint8Array,
        options: Readonly<Record<string, string | number | readonly string[]>>,
      ): Promise<Session>;
    };
  };
  export default runtime;
}
