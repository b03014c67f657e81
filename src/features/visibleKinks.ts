import type { Activation, Kink, ParameterValues } from "../activations/definition.ts";

/** A smaller jump of the derivative cannot be seen, and says nothing to a reader. */
const smallestJump = 1e-3;

/** Kinks whose jump can be seen: not the step of 2·10⁻⁹ where PyTorch's softplus turns linear. */
export function visibleKinks(activation: Activation, parameters: ParameterValues): readonly Kink[] {
  return activation
    .kinks(parameters)
    .filter(({ left, right }) => Math.abs(left - right) >= smallestJump);
}
