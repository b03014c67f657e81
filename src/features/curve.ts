import type { Activation, ParameterValues } from "../activations/definition.ts";
import { formatNumber } from "./formatNumber.ts";

/** An activation with its parameters as a function of one number, to be drawn. */
export interface CurveFunction {
  readonly value: (x: number) => number;
  readonly derivative: (x: number) => number;
  /** Says what x and f(x) are where that does not go without saying; absent otherwise. */
  readonly caption?: string;
}

/**
 * An activation as a curve.
 *
 * Along an axis, x is the first number of a slice, beside the definition's `example.others`; f(x) is
 * the first output and f′(x) its derivative by x. For a gated activation it is the gate: f(1, x).
 */
export function asCurve(activation: Activation, parameters: ParameterValues): CurveFunction {
  switch (activation.kind) {
    case "elementwise":
      return {
        value: (x) => activation.value(x, parameters),
        derivative: (x) => activation.derivative(x, parameters),
      };
    case "alongAxis": {
      const { others } = activation.example;
      const slice = (x: number) => Float64Array.of(x, ...others);
      const first = (outputs: Float64Array) => outputs.map((_, i) => (i === 0 ? 1 : 0));
      return {
        value: (x) => activation.value(slice(x), parameters)[0] ?? NaN,
        derivative: (x) => {
          const taken = slice(x);
          const upstream = first(activation.value(taken, parameters));
          return activation.gradient(taken, upstream, parameters)[0] ?? NaN;
        },
        caption: `y₀ as its input x varies; ${othersText(others)}`,
      };
    }
    case "gated":
      return {
        value: (x) => activation.value(1, x, parameters),
        derivative: (x) => activation.derivativeOfSecond(1, x, parameters),
        caption: "the gate f(1, x): the first half is 1, x is in the second",
      };
  }
}

function othersText(numbers: readonly number[]): string {
  const list = numbers.map(formatNumber).join(", ");
  return numbers.length === 1 ? `the other input is ${list}` : `the other inputs are ${list}`;
}
