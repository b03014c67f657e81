import type { ParameterValues, Random } from "../activations/definition.ts";
import { type Spread, spreadSlopes, spreadValues } from "./distribution.ts";
import type { Precision } from "./kernelCalls.ts";
import { addSlopes, addValues, type Tally } from "./statistics.ts";

/** An evaluation on its way. */
export interface Run {
  /** Of float32, inputs and what arrives from above are floats already, and results are to be. */
  readonly dtype: Precision;
  readonly parameters: ParameterValues;
  readonly inputs: Float64Array;
  /** In the shape of the output. */
  readonly value: Float64Array;
  /** In the shape of the input. */
  readonly derivative: Float64Array;
  readonly tally: Tally;
  readonly spread: Spread;
  /** What arrives from above, in the shape of the output; ones where absent. */
  readonly upstream?: Float64Array | undefined;
  /** Where given, the activation is sampled as in training. */
  readonly random?: Random | undefined;
}

/** How the slices along an axis lie in a row-major tensor. */
export interface Slices {
  readonly axis: number;
  /** Numbers of one slice of the input. */
  readonly length: number;
  /** Numbers of one slice of the output. */
  readonly outputLength: number;
  /** Neighbours along the axis are this far apart, in input and output. */
  readonly step: number;
}

/** Where each slice begins, in input and output. */
export function* starts({ length, outputLength, step }: Slices, count: number) {
  let out = 0;
  for (let block = 0; block < count; block += length * step) {
    for (let i = 0; i < step; i++) yield { input: block + i, output: out + i };
    out += outputLength * step;
  }
}

/** Adds the values from index `from` to before `to` to what is told about them. */
export function countValues(run: Run, values: Float64Array, from: number, to: number): void {
  addValues(run.tally, values, from, to);
  spreadValues(run.spread, values, from, to);
}

/** Adds the derivatives from index `from` to before `to` to what is told about them. */
export function countSlopes(run: Run, slopes: Float64Array, from: number, to: number): void {
  addSlopes(run.tally, slopes, from, to);
  spreadSlopes(run.spread, slopes, from, to);
}

/** Rounds numbers to the nearest floats, in place. */
export function toFloats(numbers: Float64Array, from = 0, to = numbers.length): Float64Array {
  for (let i = from; i < to; i++) numbers[i] = Math.fround(numbers[i] ?? NaN);
  return numbers;
}
