import type { ParameterValues, Random } from "../activations/definition.ts";
import type { Tally } from "./statistics.ts";

/** An evaluation on its way. */
export interface Run {
  readonly parameters: ParameterValues;
  readonly inputs: Float64Array;
  /** In the shape of the output. */
  readonly value: Float64Array;
  /** In the shape of the input. */
  readonly derivative: Float64Array;
  readonly tally: Tally;
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
