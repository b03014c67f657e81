import type { AlongAxis, Elementwise, ParameterValues } from "../activations/definition.ts";
import type { ArrayOptions } from "./arrayOptions.ts";
import { evaluateArray } from "./evaluateArray.ts";
import { evaluateRows } from "./evaluateRows.ts";

/**
 * How arrays of floats are evaluated at once. It is given to `evaluate` by those who can do with
 * 130 kB of kernels, so that a bundle that never needs them does not carry them.
 */
export interface ArrayPath {
  each(
    activation: Elementwise,
    parameters: ParameterValues,
    input: Float32Array,
    options: ArrayOptions<Float32Array>,
  ): void;
  rows(
    activation: AlongAxis,
    parameters: ParameterValues,
    input: Float32Array,
    length: number,
    options: ArrayOptions<Float32Array>,
  ): void;
}

/** By SIMD kernels, compiled on first use. */
export const kernelPath: ArrayPath = { each: evaluateArray, rows: evaluateRows };
