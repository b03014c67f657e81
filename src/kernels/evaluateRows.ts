import type { AlongAxis, ParameterValues } from "../activations/definition.ts";
import { type ArrayOptions, requireLength } from "./arrayOptions.ts";
import {
  bestEngine,
  type Engine,
  type Floats,
  type Kernel,
  type Workshop,
  workshopStart,
} from "./engine.ts";

/** The kernels of an activation along an axis, for rows of floats. */
export interface RowKernels {
  readonly value: string;
  readonly gradient: string;
  /** The value needs room for the weights of a row. */
  readonly weighs: boolean;
}

const kernels: Readonly<Record<string, RowKernels>> = {
  softmax: { value: "softmax", gradient: "softmaxGradient", weighs: true },
  softmax2d: { value: "softmax", gradient: "softmaxGradient", weighs: true },
  log_softmax: { value: "logSoftmax", gradient: "logSoftmaxGradient", weighs: false },
};

/** The kernels for rows; undefined where the definition is used. */
export function rowKernels(id: string): RowKernels | undefined {
  return kernels[id];
}

/**
 * Puts rows of numbers, one after the other, through an activation along an axis and its
 * vector-Jacobian product. Outputs are as long as the input, which one of them may be.
 *
 * Error: float32 at most 1 ulp; of a gradient, 1 ulp of the largest term of its sum; float64 as the
 * definition, which also serves where there is no kernel.
 */
export function evaluateRows<Numbers extends Floats>(
  activation: AlongAxis,
  parameters: ParameterValues,
  input: Numbers,
  length: number,
  options: ArrayOptions<Numbers>,
): void {
  requireLength(input.length, options);
  if (length === 0) return;
  const found = input instanceof Float32Array ? rowKernels(activation.id) : undefined;
  const scratch = found && scratchOf(options.engine ?? bestEngine(), length);
  if (found && scratch) runInChunks(scratch, found, input, length, options);
  else evaluateByDefinition(activation, parameters, input, length, options);
}

/** Numbers that are in kernel memory at a time: whole rows, but for one that is longer. */
const usualCapacity = 32_768;

/** A workshop for rows, and views of it. */
interface Scratch {
  readonly capacity: number;
  readonly workshop: Workshop;
  readonly values: Float32Array;
  readonly gradients: Float32Array;
  readonly upstreams: Float32Array;
  /** Address of the room for weights. */
  readonly weights: number;
}

const scratches = new WeakMap<Engine, Scratch>();

function scratchOf(engine: Engine, length: number): Scratch | undefined {
  // What a long row takes is not kept.
  if (length > usualCapacity) return openScratch(engine, length);
  const known = scratches.get(engine);
  if (known) return known;
  const scratch = openScratch(engine, usualCapacity);
  if (scratch) scratches.set(engine, scratch);
  return scratch;
}

function openScratch(engine: Engine, capacity: number): Scratch | undefined {
  // Whole vectors are read and written.
  const size = Math.ceil(capacity / 4) * 4 * Float32Array.BYTES_PER_ELEMENT;
  const workshop = engine.open(3 * size + weightsSize(capacity));
  if (!workshop) return undefined;
  const area = (index: number) =>
    new Float32Array(workshop.buffer, workshopStart + index * size, capacity);
  const weights = workshopStart + 3 * size;
  return {
    capacity,
    workshop,
    values: area(0),
    gradients: area(1),
    upstreams: area(2),
    weights,
  };
}

/** Bytes for the weights of a row; they are written four at a time. */
export function weightsSize(length: number): number {
  return Math.ceil(length / 4) * 4 * Float64Array.BYTES_PER_ELEMENT;
}

function runInChunks(
  { capacity, workshop, values, gradients, upstreams, weights }: Scratch,
  found: RowKernels,
  input: Floats,
  length: number,
  { value, gradient, upstream }: ArrayOptions,
): void {
  const valueKernel = workshop.kernel(found.value);
  const gradientKernel = workshop.kernel(found.gradient);
  const chunk = Math.floor(capacity / length) * length;
  for (let from = 0; from < input.length; from += chunk) {
    const to = Math.min(from + chunk, input.length);
    const rows = (to - from) / length;
    const source = values.byteOffset;
    values.set(input.subarray(from, to));
    if (gradient) {
      if (upstream) upstreams.set(upstream.subarray(from, to));
      else upstreams.fill(1, 0, to - from);
      gradientKernel(source, gradients.byteOffset, upstreams.byteOffset, weights, rows, length);
    }
    if (value) runRows(valueKernel, found, [source, source, weights, rows, length]);
    value?.set(values.subarray(0, to - from), from);
    gradient?.set(gradients.subarray(0, to - from), from);
  }
}

/** Calls the value's kernel with source, output, room for weights, count of rows, and their length. */
export function runRows(
  kernel: Kernel,
  { weighs }: RowKernels,
  [source, output, weights, rows, length]: readonly [number, number, number, number, number],
): void {
  if (weighs) kernel(source, output, weights, rows, length);
  else kernel(source, output, rows, length);
}

/** Row by row, in doubles; float arrays round what they are given to the nearest. */
function evaluateByDefinition(
  activation: AlongAxis,
  parameters: ParameterValues,
  input: Floats,
  length: number,
  { value, gradient, upstream }: ArrayOptions,
): void {
  for (let from = 0; from < input.length; from += length) {
    const row = Float64Array.from(input.subarray(from, from + length));
    const arriving = upstream?.subarray(from, from + length) ?? row.map(() => 1);
    value?.set(activation.value(row, parameters), from);
    gradient?.set(activation.gradient(row, Float64Array.from(arriving), parameters), from);
  }
}
