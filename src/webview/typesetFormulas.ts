import type { Activation, ParameterValues } from "../activations/definition.ts";
import { formulaInForce } from "../features/comparison.ts";
import { typesetFormula } from "../features/typesetFormula.ts";
import { element } from "./element.ts";

/** Larger than the text around it, since a formula's letters are small for their size. */
const fontSize = 17;

/** Formula and derivative with the numbers in force, in the colour of the text around them. */
export function typesetFormulas(
  activation: Activation,
  parameters: ParameterValues,
  idPrefix: string,
): readonly HTMLElement[] {
  const formula = formulaInForce(activation, parameters);
  return (["value", "derivative"] as const).map((part) => {
    const style = { colour: "currentColor", fontSize, ids: `${idPrefix}-${part}-` };
    const { svg } = typesetFormula(activation, formula, part, parameters, style);
    const picture = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    return element("p", { class: "formula" }, document.importNode(picture, true));
  });
}
