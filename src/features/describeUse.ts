import type { Activation, ParameterValues } from "../activations/definition.ts";
import { activationById } from "../activations/index.ts";
import { frameworkTitle, hasGradients } from "../activations/frameworks.ts";
import type { KinkChoice } from "../activations/spelling.ts";
import {
  type ActivationUse,
  isFullyKnown,
  type ParameterInForce,
  parameterValues,
} from "../code/use.ts";
import { formulaInForce } from "./comparison.ts";
import { asCurve } from "./curve.ts";
import { formatNumber } from "./formatNumber.ts";
import { jumpsText, placesText, type VisibleKink, visibleKinks } from "./visibleKinks.ts";
import { inlineCode } from "./markdown.ts";
import { rangeText } from "./properties.ts";
import { type FormulaStyle, type TypesetFormula, typesetFormula } from "./typesetFormula.ts";

/** One line for each parameter: name, number and where the number comes from. Markdown. */
export function parameterLines(use: ActivationUse): string[] {
  return use.parameters.flatMap((inForce) => {
    const line = parameterLine(inForce, use);
    return line === undefined ? [] : [line];
  });
}

/** Formula and derivative typeset, with the numbers that the source tells and symbols for the rest. */
export function formulasOf(use: ActivationUse, style: FormulaStyle): readonly TypesetFormula[] {
  const { activation } = use;
  const known: Record<string, number> = {};
  for (const inForce of use.parameters) {
    if ("value" in inForce) known[inForce.parameter.name] = inForce.value;
  }
  const formula = formulaInForce(activation, known);
  return [
    typesetFormula(activation, formula, "value", known, style),
    typesetFormula(activation, formula, "derivative", known, style),
  ];
}

/**
 * Range with the value at 0, and what the derivative is at each kink, a line each. Nothing where the
 * source does not tell all numbers.
 */
export function propertyPhrases(use: ActivationUse): string[] {
  const { activation } = use;
  const values = parameterValues(use);
  const range = `range ${rangeText(activation, values)}`;
  if (activation.kind === "alongAxis") return [`${range} · ${activation.outputs}`];
  if (!isFullyKnown(use)) return [];
  if (activation.kind === "gated") return [`${range} · half as many numbers as the input`];
  const kinks = visibleKinks(activation, values);
  const curve = asCurve(activation, values);
  const atZero = `f(0) = ${formatNumber(curve.value(0))}`;
  const slope = `f′(0) = ${formatNumber(curve.derivative(0))}`;
  const isKinkAtZero = kinks.some(({ at }) => at === 0);
  const simpler = activationById(activation.reducesTo?.(values) ?? "");
  return [
    ...(simpler ? [`with these numbers it is ${simpler.title}`] : []),
    [
      range,
      atZero,
      ...(isKinkAtZero ? [] : [slope]),
      ...(kinks.length === 0 ? ["smooth"] : []),
    ].join(" · "),
    ...kinks.map((kink) => kinkPhrase(kink, choiceAt(kink, use, values), use)),
  ];
}

/** What the use's own framework returns at a kink, where that is not what PyTorch returns. */
function choiceAt(
  kink: VisibleKink,
  { activation, spelling }: ActivationUse,
  values: ParameterValues,
): KinkChoice | undefined {
  const { choices = [] } = spelling?.atKinks ?? {};
  const index = activation.kinks(values).findIndex(({ at }) => at === kink.at);
  return choices.length === 1 ? choices[0] : choices[index];
}

/** `kink at 0: f′ jumps from 0 to 1, PyTorch takes 0`. */
function kinkPhrase(
  kink: VisibleKink,
  choice: KinkChoice | undefined,
  { spelling }: ActivationUse,
): string {
  const { at, left, right, derivative } = kink;
  const jump = `${kink.jump ? "jump" : "kink"} at ${formatNumber(at)}: ${jumpsText(kink)}`;
  if (!spelling || !hasGradients(spelling.framework)) return jump;
  // What is known of other frameworks at places other than 0 stands in their tables.
  const isKnown = choice !== undefined || at === 0;
  const framework = isKnown ? frameworkTitle(spelling.framework) : "PyTorch";
  const taken = choice === undefined ? derivative : derivativeFor(choice, left, right);
  return `${jump}, ${framework} takes ${formatNumber(taken)}`;
}

function derivativeFor(choice: KinkChoice, left: number, right: number): number {
  switch (choice) {
    case "left":
      return left;
    case "right":
      return right;
    case "mean":
      return (left + right) / 2;
    default:
      return choice;
  }
}

function parameterLine(inForce: ParameterInForce, use: ActivationUse): string | undefined {
  const { parameter } = inForce;
  const name = `${inlineCode(inForce.argument ?? parameter.name)} ${parameter.symbol === parameter.name ? "" : `(${parameter.symbol}) `}`;
  const learned = parameter.learned ? "; learned, this is where training starts" : "";
  switch (inForce.origin) {
    case "written":
      return `${name}= **${formatNumber(inForce.value)}** — written here${learned}`;
    case "default":
      return `${name}= **${formatNumber(inForce.value)}** — default of ${inlineCode(use.qualifiedName)}${learned}`;
    case "dynamic":
      return `${name}= ${inlineCode(inForce.expression)} — known only when the code runs; drawn for ${formatNumber(inForce.assumed)}`;
    case "missing":
      return `${name}— ${inForce.note}`;
    case "fixed":
      // What the spelling does not offer is no news, unless it departs from the usual.
      return undefined;
  }
}

/** A sentence for screen readers: what the picture of the activation shows. */
export function describePicture(activation: Activation, parameters: ParameterValues): string {
  if (activation.kind === "alongAxis") {
    const slice = activation.example.slice.map(formatNumber).join(", ");
    const slopes = activation.ownDerivative
      ? ", and the derivative of each output by its own input"
      : "";
    return `${activation.title} of ${slice} as bars${slopes}.`;
  }
  const kinks = visibleKinks(activation, parameters);
  const kinkText = kinks.length === 0 ? "smooth" : `with ${placesText(kinks)}`;
  const drawn = activation.kind === "gated" ? " for a first half of 1" : "";
  return `${activation.title}${drawn}, ${kinkText}: value solid, derivative dashed; range ${rangeText(activation, parameters)}.`;
}
