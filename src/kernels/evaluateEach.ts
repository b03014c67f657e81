import type { Elementwise } from "../activations/definition.ts";
import type { Work } from "../pace.ts";
import type { ArrayPath } from "./arrayPath.ts";
import type { Floats } from "./engine.ts";
import {
  asFloats,
  countSlopes,
  countValues,
  floatsFor,
  type Run,
  stride,
  toFloats,
} from "./run.ts";

/** The results for one stride, absent where not asked for. */
interface Results {
  readonly value?: Floats | undefined;
  readonly gradient?: Floats | undefined;
}

/** Every number on its own. */
export function* evaluateEach(activation: Elementwise, run: Run): Work<true> {
  const { dtype, inputs, value, derivative, random } = run;
  const isSampled = random !== undefined && activation.draw !== undefined;
  const arrays = dtype === "float32" && !isSampled ? run.arrays : undefined;
  for (let from = 0; from < inputs.length; from += stride) {
    const to = Math.min(from + stride, inputs.length);
    const results = arrays
      ? throughArrays(arrays, activation, run, from, to)
      : byDefinition(activation, run, from, to);
    if (value && results.value) {
      if (results.value.buffer !== value.buffer) value.set(results.value, from);
      countValues(run, results.value);
    }
    if (derivative && results.gradient) {
      if (results.gradient.buffer !== derivative.buffer) derivative.set(results.gradient, from);
      countSlopes(run, results.gradient);
    }
    yield to / inputs.length;
  }
  return true;
}

function throughArrays(
  arrays: ArrayPath,
  activation: Elementwise,
  { parameters, inputs, value, derivative, upstream }: Run,
  from: number,
  to: number,
): Results {
  const results = {
    value: value && floatsFor(value, from, to),
    gradient: derivative && floatsFor(derivative, from, to),
  };
  arrays.each(activation, parameters, asFloats(inputs.subarray(from, to)), {
    ...results,
    upstream: upstream && asFloats(upstream.subarray(from, to)),
  });
  return results;
}

/** Into arrays of their own: results may take the place of inputs. */
function byDefinition(
  activation: Elementwise,
  { dtype, parameters, inputs, value, derivative, upstream, random }: Run,
  from: number,
  to: number,
): Results {
  const numbers = new Float64Array(inputs.subarray(from, to));
  const results = {
    value: value && new Float64Array(numbers.length),
    gradient: derivative && new Float64Array(numbers.length),
  };
  for (let i = 0; i < numbers.length; i++) {
    const x = numbers[i] ?? NaN;
    // As in training, each number meets parameters of its own.
    const met = (random && activation.draw?.(random, parameters)) ?? parameters;
    if (results.value) results.value[i] = activation.value(x, met);
    if (results.gradient) {
      results.gradient[i] = activation.derivative(x, met) * (upstream?.[from + i] ?? 1);
    }
  }
  if (dtype === "float32") {
    if (results.value) toFloats(results.value);
    if (results.gradient) toFloats(results.gradient);
  }
  return results;
}
