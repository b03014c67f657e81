import type { Elementwise } from "../activations/definition.ts";
import type { Work } from "../pace.ts";
import { evaluateArray } from "./evaluateArray.ts";
import { countSlopes, countValues, type Run, toFloats } from "./run.ts";

/** Numbers between two looks at the clock. */
const stride = 1_024;

/** Every number on its own. */
export function* evaluateEach(activation: Elementwise, run: Run): Work<true> {
  const { inputs, value, derivative } = run;
  for (let from = 0; from < inputs.length; from += stride) {
    const to = Math.min(from + stride, inputs.length);
    if (run.random && activation.draw) sample(activation, run, from, to);
    else if (run.dtype === "float32") fillFloats(activation, run, from, to);
    else fill(activation, run, from, to);
    countValues(run, value, from, to);
    countSlopes(run, derivative, from, to);
    yield to / inputs.length;
  }
  return true;
}

/** In float64 the definitions themselves: a few numbers are no reason to compile kernels. */
function fill(
  activation: Elementwise,
  { parameters, inputs, value, derivative, upstream }: Run,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) value[i] = activation.value(inputs[i] ?? NaN, parameters);
  for (let i = from; i < to; i++) {
    derivative[i] = activation.derivative(inputs[i] ?? NaN, parameters) * (upstream?.[i] ?? 1);
  }
}

function fillFloats(activation: Elementwise, run: Run, from: number, to: number): void {
  const input = Float32Array.from(run.inputs.subarray(from, to));
  const upstream = run.upstream && Float32Array.from(run.upstream.subarray(from, to));
  const gradient = new Float32Array(input.length);
  evaluateArray(activation, run.parameters, input, { value: input, gradient, upstream });
  run.value.set(input, from);
  run.derivative.set(gradient, from);
}

/** As in training: each number meets parameters of its own. */
function sample(
  activation: Elementwise,
  { dtype, parameters, inputs, value, derivative, upstream, random }: Run,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const x = inputs[i] ?? NaN;
    const drawn = (random && activation.draw?.(random, parameters)) ?? parameters;
    value[i] = activation.value(x, drawn);
    derivative[i] = activation.derivative(x, drawn) * (upstream?.[i] ?? 1);
  }
  if (dtype === "float64") return;
  toFloats(value, from, to);
  toFloats(derivative, from, to);
}
