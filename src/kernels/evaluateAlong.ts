import type { AlongAxis } from "../activations/definition.ts";
import type { Work } from "../pace.ts";
import type { ArrayPath } from "./arrayPath.ts";
import type { Floats } from "./engine.ts";
import {
  asFloats,
  countSlopes,
  countValues,
  type Run,
  type Slices,
  starts,
  stride,
  toFloats,
} from "./run.ts";

/** Which derivative of an activation along an axis is wanted. */
export type Slopes =
  /** The vector-Jacobian product with what arrives from above. */
  | "gradient"
  /** ∂yᵢ/∂xᵢ where the activation tells it, else the gradient. */
  | "own";

/** The results for a slice, absent where not asked for. */
interface Results {
  readonly value?: Floats | undefined;
  readonly gradient?: Floats | undefined;
}

/** Slice by slice along an axis. */
export function* evaluateAlong(
  activation: AlongAxis,
  slices: Slices,
  run: Run,
  wanted: Slopes,
): Work<true> {
  const { dtype, inputs, value, derivative, upstream, random } = run;
  const { length, outputLength, step } = slices;
  const isOwn = wanted === "own" && activation.ownDerivative !== undefined;
  const isSampled = random !== undefined && activation.draw !== undefined;
  // Kernels know neither, nor outputs of another length.
  const arrays =
    dtype === "float32" && !isOwn && !isSampled && outputLength === length ? run.arrays : undefined;
  if (arrays && step === 1) return yield* evaluateRowsOf(length, arrays, activation, run);
  for (const { input, output } of starts(slices, inputs.length)) {
    const slice = taken(inputs, input, length, step);
    const arriving = upstream && taken(upstream, output, outputLength, step);
    const results = arrays
      ? throughArrays(arrays, activation, run, slice, length, arriving)
      : byDefinition(
          activation,
          run,
          slice,
          arriving ?? new Float64Array(outputLength).fill(1),
          isOwn,
        );
    if (value && results.value) {
      put(value, output, step, results.value);
      countValues(run, results.value);
    }
    if (derivative && results.gradient) {
      put(derivative, input, step, results.gradient);
      countSlopes(run, results.gradient);
    }
    yield input / inputs.length;
  }
  return true;
}

/** Slices that lie one behind the other, as many at once as make a stride. */
function* evaluateRowsOf(
  length: number,
  arrays: ArrayPath,
  activation: AlongAxis,
  run: Run,
): Work<true> {
  const { inputs, value, derivative, upstream } = run;
  const block = Math.max(1, Math.floor(stride / length)) * length;
  for (let from = 0; from < inputs.length; from += block) {
    const rows = inputs.subarray(from, from + block);
    const arriving = upstream?.subarray(from, from + block);
    const results = throughArrays(arrays, activation, run, rows, length, arriving);
    if (value && results.value) {
      value.set(results.value, from);
      countValues(run, results.value);
    }
    if (derivative && results.gradient) {
      derivative.set(results.gradient, from);
      countSlopes(run, results.gradient);
    }
    yield from / inputs.length;
  }
  return true;
}

function throughArrays(
  arrays: ArrayPath,
  activation: AlongAxis,
  run: Run,
  rows: Floats,
  length: number,
  arriving: Floats | undefined,
): Results {
  const results = {
    value: run.value && new Float32Array(rows.length),
    gradient: run.derivative && new Float32Array(rows.length),
  };
  arrays.rows(activation, run.parameters, asFloats(rows), length, {
    ...results,
    upstream: arriving && asFloats(arriving),
  });
  return results;
}

function byDefinition(
  activation: AlongAxis,
  { dtype, parameters, value, derivative, random }: Run,
  taken: Float64Array,
  arriving: Float64Array,
  isOwn: boolean,
): Results {
  const slice = (random && activation.draw?.(taken, random, parameters)) ?? taken;
  const own = isOwn && derivative ? activation.ownDerivative?.(slice, parameters) : undefined;
  const results = {
    value: value && activation.value(slice, parameters),
    gradient: derivative && (own ?? activation.gradient(slice, arriving, parameters)),
  };
  if (dtype === "float32") {
    if (results.value) toFloats(results.value);
    if (results.gradient) toFloats(results.gradient);
  }
  return results;
}

/** The numbers of one slice. */
function taken(numbers: Floats, from: number, length: number, step: number): Float64Array {
  if (step === 1) return new Float64Array(numbers.subarray(from, from + length));
  const slice = new Float64Array(length);
  for (let i = 0; i < length; i++) slice[i] = numbers[from + i * step] ?? NaN;
  return slice;
}

function put(target: Floats, from: number, step: number, slice: Floats): void {
  if (step === 1) target.set(slice, from);
  else for (let i = 0; i < slice.length; i++) target[from + i * step] = slice[i] ?? NaN;
}
