import type { Elementwise } from "../activations/definition.ts";
import type { Work } from "../pace.ts";
import type { Run } from "./run.ts";
import { addSlopes, addValues } from "./statistics.ts";

/** Numbers between two looks at the clock. */
const stride = 1_024;

/** Every number on its own. */
export function* evaluateEach(activation: Elementwise, run: Run): Work<true> {
  const { inputs, value, derivative, tally, upstream } = run;
  for (let from = 0; from < inputs.length; from += stride) {
    const to = Math.min(from + stride, inputs.length);
    if (run.random && activation.draw) sample(activation, run, from, to);
    else fill(activation, run, from, to);
    if (upstream) {
      for (let i = from; i < to; i++) derivative[i] = (derivative[i] ?? NaN) * (upstream[i] ?? NaN);
    }
    addValues(tally, value, from, to);
    addSlopes(tally, derivative, from, to);
    yield to / inputs.length;
  }
  return true;
}

function fill(
  activation: Elementwise,
  { parameters, inputs, value, derivative }: Run,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) value[i] = activation.value(inputs[i] ?? NaN, parameters);
  for (let i = from; i < to; i++) {
    derivative[i] = activation.derivative(inputs[i] ?? NaN, parameters);
  }
}

/** As in training: each number meets parameters of its own. */
function sample(
  activation: Elementwise,
  { parameters, inputs, value, derivative, random }: Run,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const x = inputs[i] ?? NaN;
    const drawn = (random && activation.draw?.(random, parameters)) ?? parameters;
    value[i] = activation.value(x, drawn);
    derivative[i] = activation.derivative(x, drawn);
  }
}
