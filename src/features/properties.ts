import type {
  Activation,
  Cost,
  Family,
  Initialisation,
  ParameterValues,
} from "../activations/definition.ts";
import { intervalText } from "../activations/parameters.ts";
import { formatNumber } from "./formatNumber.ts";

/** All values of f; of a gated activation those of its gate. */
export function rangeText(activation: Activation, parameters: ParameterValues): string {
  const range = intervalText(activation.range(parameters));
  return activation.kind === "gated" ? `${range} for the gate f(1, x)` : range;
}

/** How f runs and where its outputs lie, as a phrase: "increasing, zero-centred". */
export function trendOf(activation: Activation, parameters: ParameterValues): string {
  const course = activation.monotonicity(parameters);
  return `${course === "none" ? "not monotonic" : course}, ${centringOf(activation, parameters)}`;
}

/** Where outputs lie about zero: odd functions are centred there. */
function centringOf(activation: Activation, parameters: ParameterValues): string {
  const symmetry = activation.symmetry?.(parameters);
  if (symmetry === "odd") return "zero-centred";
  const { min, max } = activation.range(parameters);
  const sides = min < 0 && max > 0 ? "outputs of both signs" : "not zero-centred";
  return symmetry === "even" ? `even, ${sides}` : sides;
}

/** What one number costs, as a phrase. */
export function costText(cost: Cost): string {
  switch (cost) {
    case "comparison":
      return "a comparison";
    case "arithmetic":
      return "a few multiplications and additions";
    case "one exponential":
      return "one exponential or the like";
    case "several exponentials":
      return "several exponentials, logarithms or the like";
    case "a pass along the axis":
      return "its share of passes along the axis";
  }
}

/** What to start the weights with, as sentences. */
export function initialisationText({ gain, text }: Initialisation): string {
  return gain === undefined ? text : `${text} PyTorch's gain is ${formatNumber(gain)}.`;
}

const familyTitles: Readonly<Record<Family, string>> = {
  rectifier: "Rectifiers",
  exponential: "Exponential",
  gaussian: "Gaussian",
  sigmoid: "Sigmoid kind",
  tanh: "Tanh kind",
  shrink: "Shrinking",
  step: "Steps and lines",
  periodic: "Periodic",
  axis: "Along an axis",
  gated: "Gated",
};

/** The heading of a family in a list. */
export function familyTitle(family: Family): string {
  return familyTitles[family];
}
