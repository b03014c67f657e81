import { activationById } from "../activations/index.ts";
import { completeParameters } from "../activations/parameters.ts";
import type { Curve, PanelState } from "./messages.ts";
import { failure, type Result, success } from "../result.ts";

/**
 * A panel state in which every curve names a known activation and has all its parameters.
 *
 * Fails with a sentence for an unknown activation or parameter and for a number out of range.
 */
export function completeState(state: PanelState): Result<PanelState> {
  const [first, ...others] = state.curves;
  const completed = completeCurve(first);
  if (!completed.ok) return completed;
  const rest: Curve[] = [];
  for (const curve of others) {
    const result = completeCurve(curve);
    if (!result.ok) return result;
    rest.push(result.value);
  }
  return success({ ...state, curves: [completed.value, ...rest] });
}

function completeCurve(curve: Curve): Result<Curve> {
  const activation = activationById(curve.activation);
  if (!activation) return failure(`There is no activation called ${curve.activation}.`);
  const parameters = completeParameters(activation, curve.parameters);
  return parameters.ok ? success({ ...curve, parameters: parameters.value }) : parameters;
}
