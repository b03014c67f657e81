import type { ParameterValues, Random } from "../activations/definition.ts";
import type { ArrayPath } from "./arrayPath.ts";
import { type Spread, spreadValues } from "./distribution.ts";
import type { Floats } from "./engine.ts";
import type { Precision } from "./kernelCalls.ts";
import { addSlopes, addValues, type Tally } from "./statistics.ts";

/** An evaluation on its way. */
export interface Run {
  /** With float32, inputs and what arrives from above are floats already, and results are to be. */
  readonly dtype: Precision;
  readonly parameters: ParameterValues;
  /** One of the results may take its place. */
  readonly inputs: Floats;
  /** In the shape of the output; absent where not asked for. */
  readonly value?: Floats | undefined;
  /** In the shape of the input; absent where not asked for. */
  readonly derivative?: Floats | undefined;
  readonly tally: Tally;
  readonly spread: Spread;
  /** Room for a stride of numbers that are counted. */
  readonly counted: Float64Array;
  /** What arrives from above, in the shape of the output; ones where absent. */
  readonly upstream?: Floats | undefined;
  /** Where given, the activation is sampled as in training. */
  readonly random?: Random | undefined;
  /** For floats; the definitions, rounded, where absent. */
  readonly arrays?: ArrayPath | undefined;
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

/** Adds values, in the order of the results, to what is told about them. */
export function countValues({ tally, spread, counted }: Run, values: Floats): void {
  const doubles = asDoubles(values, counted);
  addValues(tally, doubles);
  spreadValues(spread, doubles);
}

/** Adds derivatives to what is told about them. */
export function countSlopes({ tally, counted }: Run, slopes: Floats): void {
  const doubles = asDoubles(slopes, counted);
  addSlopes(tally, doubles);
}

/** Counting then meets one kind of array only, which engines compile better. */
function asDoubles(numbers: Floats, room: Float64Array): Float64Array {
  if (numbers instanceof Float64Array) return numbers;
  if (numbers.length > room.length) return new Float64Array(numbers);
  room.set(numbers);
  return room.subarray(0, numbers.length);
}

/** Numbers at a time, where each is on its own or rows are shorter. */
export const stride = 1_024;

/** Part of a target that holds floats, to be filled; a new array for another one. */
export function floatsFor(target: Floats, from: number, to: number): Float32Array {
  return target instanceof Float32Array ? target.subarray(from, to) : new Float32Array(to - from);
}

/** Numbers as floats; they are copied only where they are none. */
export function asFloats(numbers: Floats): Float32Array {
  return numbers instanceof Float32Array ? numbers : new Float32Array(numbers);
}

/** Rounds numbers to the nearest floats, in place. */
export function toFloats(numbers: Floats): Floats {
  if (numbers instanceof Float64Array) numbers.set(new Float32Array(numbers));
  return numbers;
}
