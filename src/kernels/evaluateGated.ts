import type { Gated } from "../activations/definition.ts";
import type { Work } from "../pace.ts";
import {
  countSlopes,
  countValues,
  type Run,
  type Slices,
  starts,
  stride,
  toFloats,
} from "./run.ts";

/** Each number of the first half with its partner in the second, both along the axis. */
export function* evaluateGated(activation: Gated, slices: Slices, run: Run): Work<true> {
  const { parameters, inputs, value, derivative, upstream } = run;
  const { outputLength: half, step } = slices;
  let pairs = 0;
  for (const { input, output } of starts(slices, inputs.length)) {
    for (let i = 0; i < half; i++) {
      const first = input + i * step;
      const second = first + half * step;
      const out = output + i * step;
      const a = inputs[first] ?? NaN;
      const b = inputs[second] ?? NaN;
      if (value) value[out] = activation.value(a, b, parameters);
      if (derivative) {
        const arriving = upstream ? (upstream[out] ?? NaN) : 1;
        derivative[first] = arriving * activation.derivativeOfFirst(a, b, parameters);
        derivative[second] = arriving * activation.derivativeOfSecond(a, b, parameters);
      }
      if (++pairs % stride === 0) yield (2 * pairs) / inputs.length;
    }
  }
  // Counted in the order of the results, which pairs are not in.
  for (let from = 0; from < inputs.length; from += stride) {
    const part = [from, from + stride] as const;
    const values = value?.subarray(...part);
    const slopes = derivative?.subarray(...part);
    if (run.dtype === "float32") {
      if (values) toFloats(values);
      if (slopes) toFloats(slopes);
    }
    if (values) countValues(run, values);
    if (slopes) countSlopes(run, slopes);
    yield;
  }
  return true;
}
