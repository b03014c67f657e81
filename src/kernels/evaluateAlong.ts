import type { AlongAxis } from "../activations/definition.ts";
import type { Work } from "../pace.ts";
import { type Run, type Slices, starts } from "./run.ts";
import { addSlopes, addValues } from "./statistics.ts";

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
  const { parameters, inputs, value, derivative, tally, random } = run;
  const { length, outputLength, step } = slices;
  const taken = new Float64Array(length);
  const arriving = new Float64Array(outputLength).fill(1);
  for (const { input, output } of starts(slices, inputs.length)) {
    for (let i = 0; i < length; i++) taken[i] = inputs[input + i * step] ?? NaN;
    const slice = (random && activation.draw?.(taken, random, parameters)) ?? taken;
    if (run.upstream) {
      for (let i = 0; i < outputLength; i++) arriving[i] = run.upstream[output + i * step] ?? NaN;
    }
    const values = activation.value(slice, parameters);
    const own = wanted === "own" ? activation.ownDerivative?.(slice, parameters) : undefined;
    const slopes = own ?? activation.gradient(slice, arriving, parameters);
    for (let i = 0; i < outputLength; i++) value[output + i * step] = values[i] ?? NaN;
    for (let i = 0; i < length; i++) derivative[input + i * step] = slopes[i] ?? NaN;
    addValues(tally, values, 0, outputLength);
    addSlopes(tally, slopes, 0, length);
    yield input / inputs.length;
  }
  return true;
}
