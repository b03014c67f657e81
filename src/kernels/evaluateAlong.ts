import type { AlongAxis, ParameterValues } from "../activations/definition.ts";
import type { Work } from "../pace.ts";
import { evaluateRows, rowKernels } from "./evaluateRows.ts";
import { countSlopes, countValues, type Run, type Slices, starts, toFloats } from "./run.ts";

/** Which derivative of an activation along an axis is wanted. */
export type Slopes =
  /** The vector-Jacobian product with what arrives from above. */
  | "gradient"
  /** ∂yᵢ/∂xᵢ where the activation tells it, else the gradient. */
  | "own";

/** Slice by slice along an axis. */
export function* evaluateAlong(
  activation: AlongAxis,
  slices: Slices,
  run: Run,
  wanted: Slopes,
): Work<true> {
  const { dtype, parameters, inputs, value, derivative, random } = run;
  const { length, outputLength, step } = slices;
  const taken = new Float64Array(length);
  const arriving = new Float64Array(outputLength).fill(1);
  for (const { input, output } of starts(slices, inputs.length)) {
    for (let i = 0; i < length; i++) taken[i] = inputs[input + i * step] ?? NaN;
    const slice = (random && activation.draw?.(taken, random, parameters)) ?? taken;
    if (run.upstream) {
      for (let i = 0; i < outputLength; i++) arriving[i] = run.upstream[output + i * step] ?? NaN;
    }
    const own = wanted === "own" ? activation.ownDerivative?.(slice, parameters) : undefined;
    const { values, slopes } =
      own || dtype === "float64" || !rowKernels(activation.id)
        ? {
            values: activation.value(slice, parameters),
            slopes: own ?? activation.gradient(slice, arriving, parameters),
          }
        : evaluateRow(activation, parameters, slice, arriving);
    if (dtype === "float32") {
      toFloats(values);
      toFloats(slopes);
    }
    for (let i = 0; i < outputLength; i++) value[output + i * step] = values[i] ?? NaN;
    for (let i = 0; i < length; i++) derivative[input + i * step] = slopes[i] ?? NaN;
    countValues(run, values, 0, outputLength);
    countSlopes(run, slopes, 0, length);
    yield input / inputs.length;
  }
  return true;
}

/** One slice of floats, by its kernels. */
function evaluateRow(
  activation: AlongAxis,
  parameters: ParameterValues,
  slice: Float64Array,
  arriving: Float64Array,
) {
  const row = Float32Array.from(slice);
  const [value, gradient] = [new Float32Array(row.length), new Float32Array(row.length)];
  const upstream = Float32Array.from(arriving);
  evaluateRows(activation, parameters, row, row.length, { value, gradient, upstream });
  return { values: Float64Array.from(value), slopes: Float64Array.from(gradient) };
}
