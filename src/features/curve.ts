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
 * Along an axis, x is the first logit of a slice, beside the definition's `otherLogits`; f(x) is the
 * first output and f′(x) its derivative by x.
 */
export function asCurve(activation: Activation, parameters: ParameterValues): CurveFunction {
  switch (activation.kind) {
    case "elementwise":
      return {
        value: (x) => activation.value(x, parameters),
        derivative: (x) => activation.derivative(x, parameters),
      };
    case "alongAxis": {
      const slice = (x: number) => Float64Array.of(x, ...activation.otherLogits);
      return {
        value: (x) => activation.value(slice(x), parameters)[0] ?? NaN,
        derivative: (x) => activation.derivative(slice(x), parameters)[0] ?? NaN,
        caption: `y₀ as its logit x varies; ${otherLogitsText(activation.otherLogits)}`,
      };
    }
  }
}

function otherLogitsText(logits: readonly number[]): string {
  const list = logits.map(formatNumber).join(", ");
  return logits.length === 1 ? `the other logit is ${list}` : `the other logits are ${list}`;
}
