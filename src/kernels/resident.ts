import type { AlongAxis, Elementwise, ParameterValues } from "../activations/definition.ts";
import { bestEngine, type Engine, type Floats, type Workshop, workshopStart } from "./engine.ts";
import { rowKernels, runRows, weightsSize } from "./evaluateRows.ts";
import { kernelCall, type Precision } from "./kernelCalls.ts";

/** Arrays in kernel memory, for data that stays there: nothing is copied. */
export interface Resident {
  /** To be filled; left as it is. */
  readonly input: Floats;
  readonly output: Floats;
  /** Fills the output. */
  readonly run: () => void;
}

/** What is computed of how many numbers. */
export interface ResidentOptions {
  readonly precision: Precision;
  readonly length: number;
  /** f′(x), or the vector-Jacobian product with ones, instead of f(x). */
  readonly gradient?: boolean;
  /** Numbers of a row, for an activation along an axis; `length` is a multiple. */
  readonly row?: number;
  readonly engine?: Engine;
}

/**
 * Arrays in a kernel memory of their own, freed with them; undefined where there is no kernel. It
 * takes 64 kB beside the arrays.
 */
export function openResident(
  activation: Elementwise | AlongAxis,
  parameters: ParameterValues,
  options: ResidentOptions,
): Resident | undefined {
  return activation.kind === "elementwise"
    ? openElementwise(activation.id, parameters, options)
    : openRows(activation.id, options);
}

function openElementwise(
  id: string,
  parameters: ParameterValues,
  { precision, length, gradient = false, engine = bestEngine() }: ResidentOptions,
): Resident | undefined {
  const call = kernelCall(id, parameters, precision);
  const size = arraySize(length, precision);
  const workshop = call && engine.open(2 * size);
  if (!workshop) return undefined;
  const kernel = workshop.kernel(call.kernel);
  const views = viewsOf(workshop, precision, length);
  const [source, result] = [views.input.byteOffset, views.output.byteOffset];
  const [a, b, c] = call.parameters;
  return {
    ...views,
    run: gradient
      ? () => kernel(source, 0, result, 0, length, a, b, c)
      : () => kernel(source, result, 0, 0, length, a, b, c),
  };
}

function openRows(
  id: string,
  { precision, length, gradient = false, row = length, engine = bestEngine() }: ResidentOptions,
): Resident | undefined {
  const found = precision === "float32" ? rowKernels(id) : undefined;
  if (!found || row === 0) return undefined;
  const size = arraySize(length, precision);
  const workshop = engine.open(3 * size + weightsSize(row));
  if (!workshop) return undefined;
  const views = viewsOf(workshop, precision, length);
  const [source, result] = [views.input.byteOffset, views.output.byteOffset];
  const upstream = workshopStart + 2 * size;
  const weights = workshopStart + 3 * size;
  const rows = length / row;
  if (!gradient) {
    const kernel = workshop.kernel(found.value);
    return { ...views, run: () => runRows(kernel, found, [source, result, weights, rows, row]) };
  }
  const kernel = workshop.kernel(found.gradient);
  new Float32Array(workshop.buffer, upstream, length).fill(1);
  return { ...views, run: () => kernel(source, result, upstream, weights, rows, row) };
}

function viewsOf({ buffer }: Workshop, precision: Precision, length: number) {
  const second = workshopStart + arraySize(length, precision);
  const Numbers = precision === "float32" ? Float32Array : Float64Array;
  return {
    input: new Numbers(buffer, workshopStart, length),
    output: new Numbers(buffer, second, length),
  };
}

/** Kernels read and write whole vectors; the rest of the last cache line keeps arrays apart. */
function arraySize(length: number, precision: Precision): number {
  const bytes = precision === "float32" ? 4 : 8;
  return Math.ceil((length * bytes) / 64) * 64;
}
