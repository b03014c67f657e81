import type { Activation, ParameterValues } from "../../src/activations/definition.ts";
import { contains, usualParameters } from "../../src/activations/parameters.ts";

/**
 * The parameters to test an activation at: the usual ones, each slider at its ends, in the middle
 * and, where that is valid, below; all sliders at once at an end or in the middle; and every
 * infinity that is valid.
 */
export function parameterSets(activation: Activation): ParameterValues[] {
  const usual = usualParameters(activation);
  const sets = new Map<string, ParameterValues>();
  const keep = (changed: ParameterValues) => {
    const set = { ...usual, ...changed };
    sets.set(Object.values(set).join(), set);
  };
  keep({});
  for (const { name, slider, valid } of activation.parameters) {
    if (valid.includesMax) keep({ [name]: valid.max });
    if (!slider) continue;
    if (contains(valid, slider.min - 1)) keep({ [name]: slider.min - 1 });
    keep({ [name]: slider.min });
    keep({ [name]: (slider.min + slider.max) / 2 });
    keep({ [name]: slider.max });
  }
  for (const share of [0, 0.5, 1]) {
    keep(
      Object.fromEntries(
        activation.parameters.flatMap(({ name, slider }) =>
          slider ? [[name, slider.min + share * (slider.max - slider.min)]] : [],
        ),
      ),
    );
  }
  return [...sets.values()];
}

/** For test titles: `negative_slope = 0.1`, or nothing. */
export function parametersText(parameters: ParameterValues): string {
  return Object.entries(parameters)
    .map(([name, value]) => ` ${name} = ${value}`)
    .join();
}
