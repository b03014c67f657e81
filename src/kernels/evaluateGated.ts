import type { Gated } from "../activations/definition.ts";
import type { Work } from "../pace.ts";
import { countSlopes, countValues, type Run, type Slices, starts, toFloats } from "./run.ts";

/** Pairs of numbers between two looks at the clock. */
const stride = 1_024;

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
      const arriving = upstream ? (upstream[out] ?? NaN) : 1;
      value[out] = activation.value(a, b, parameters);
      derivative[first] = arriving * activation.derivativeOfFirst(a, b, parameters);
      derivative[second] = arriving * activation.derivativeOfSecond(a, b, parameters);
      if (++pairs % stride === 0) yield (2 * pairs) / inputs.length;
    }
  }
  for (let from = 0; from < inputs.length; from += stride) {
    if (run.dtype === "float32") {
      toFloats(value, from, Math.min(from + stride, value.length));
      toFloats(derivative, from, Math.min(from + stride, inputs.length));
    }
    countValues(run, value, Math.min(from, value.length), Math.min(from + stride, value.length));
    countSlopes(run, derivative, from, Math.min(from + stride, inputs.length));
    yield;
  }
  return true;
}
