// The entry of dist/kernels.mjs: kernels with the interface of benchmarks, for scripts that are not
// ours. Names are those that frameworks use; `…_grad` is dy/dx.

import type { AlongAxis, Elementwise } from "../activations/definition.ts";
import { activationById } from "../activations/index.ts";
import { usualParameters } from "../activations/parameters.ts";
import { bestEngine, type Floats } from "./engine.ts";
import { evaluateArray } from "./evaluateArray.ts";
import { evaluateRows } from "./evaluateRows.ts";
import { openResident } from "./resident.ts";

export const name = "Activation Lens";

/** Typed array in and out; into a given buffer; data in kernel memory. */
export const modes = ["array", "out", "resident"] as const;

/** There is nothing to prepare: kernels run on one thread, and compile on first use. */
export function init(): void {
  bestEngine();
}

/** What the kernels run on. */
export const info = (): string => `${bestEngine().name} kernels`;

/** A case to be measured. */
export interface Case {
  readonly fn: string;
  readonly dtype: "f32" | "f64";
  readonly n: number;
  /** Numbers of a row, for softmax and log_softmax. */
  readonly row: number;
  readonly input: Floats;
  readonly mode: (typeof modes)[number];
}

/** One call, and its result. */
export interface Prepared {
  run(): void;
  result(): Floats;
}

const otherNames: Readonly<Record<string, string>> = {
  hardswish: "hard_swish",
  hardsigmoid: "hard_sigmoid",
  tanhshrink: "tanh_shrink",
  exp: "exponential",
};

/** A case made ready; null where it is not offered. */
export function prepare(wanted: Case): Prepared | null {
  const gradient = wanted.fn.endsWith("_grad");
  const name = gradient ? wanted.fn.slice(0, -"_grad".length) : wanted.fn;
  const activation = activationById(otherNames[name] ?? name);
  if (!activation || activation.kind === "gated") return null;
  if (wanted.mode === "resident") return prepareResident(activation, gradient, wanted);
  if (wanted.mode === "out") {
    const output = like(wanted.input);
    return { run: caller(activation, gradient, wanted, () => output), result: () => output };
  }
  let output = wanted.input;
  const run = caller(activation, gradient, wanted, () => (output = like(wanted.input)));
  return { run, result: () => output };
}

type Along = Elementwise | AlongAxis;

function caller(activation: Along, gradient: boolean, wanted: Case, output: () => Floats) {
  const parameters = usualParameters(activation);
  const { input, row } = wanted;
  return () => {
    const target = gradient ? { gradient: output() } : { value: output() };
    if (activation.kind === "elementwise") evaluateArray(activation, parameters, input, target);
    else evaluateRows(activation, parameters, input, row, target);
  };
}

function prepareResident(
  activation: Along,
  gradient: boolean,
  { dtype, n, row, input }: Case,
): Prepared | null {
  const precision = dtype === "f32" ? "float32" : "float64";
  const options = { precision, length: n, gradient, row } as const;
  const resident = openResident(activation, usualParameters(activation), options);
  if (!resident) return null;
  resident.input.set(input);
  const { run, output } = resident;
  return { run, result: () => output };
}

const like = (array: Floats): Floats =>
  array instanceof Float32Array ? new Float32Array(array.length) : new Float64Array(array.length);
