import type { Activation, Formula, Kink, ParameterValues } from "../activations/definition.ts";
import type { Framework } from "../activations/spelling.ts";
import { intervalText } from "../activations/parameters.ts";
import {
  type ActivationUse,
  isFullyKnown,
  type ParameterInForce,
  parameterValues,
} from "../code/use.ts";
import { formulasInForce } from "./comparison.ts";
import { formatNumber } from "./formatNumber.ts";
import { visibleKinks } from "./visibleKinks.ts";
import { inlineCode } from "./markdown.ts";

/** One line for each parameter: name, number and where the number comes from. Markdown. */
export function parameterLines(use: ActivationUse): string[] {
  return use.parameters.flatMap((inForce) => {
    const line = parameterLine(inForce, use);
    return line === undefined ? [] : [line];
  });
}

/** The formulas with the numbers in force; a parameter that the source does not tell keeps its symbol. */
export function formulasOf(use: ActivationUse): Formula {
  const known: Record<string, number> = {};
  for (const inForce of use.parameters) {
    if ("value" in inForce) known[inForce.parameter.name] = inForce.value;
  }
  return formulasInForce(use.activation, known);
}

/**
 * Range with the value at 0, and what the derivative is at each kink, a line each. Nothing where the
 * source does not tell all numbers.
 */
export function propertyPhrases(use: ActivationUse): string[] {
  const { activation } = use;
  const values = parameterValues(use);
  const range = `range ${intervalText(activation.range(values))}`;
  if (activation.kind === "alongAxis") return [`${range} · outputs along the axis add up to 1`];
  if (!isFullyKnown(use)) return [];
  const kinks = visibleKinks(activation, values);
  const atZero = `f(0) = ${formatNumber(activation.value(0, values))}`;
  const slope = `f′(0) = ${formatNumber(activation.derivative(0, values))}`;
  const isKinkAtZero = kinks.some(({ at }) => at === 0);
  return [
    [
      range,
      atZero,
      ...(isKinkAtZero ? [] : [slope]),
      ...(kinks.length === 0 ? ["smooth"] : []),
    ].join(" · "),
    ...kinks.map((kink) => kinkPhrase(kink, use)),
  ];
}

/** `kink at 0: f′ jumps from 0 to 1, PyTorch takes 0`. */
function kinkPhrase({ at, left, right, derivative }: Kink, { spelling }: ActivationUse): string {
  const sides = `kink at ${formatNumber(at)}: f′ jumps from ${formatNumber(left)} to ${formatNumber(right)}`;
  if (spelling?.framework === "numpy" || !spelling) return sides;
  const other = at === 0 ? spelling.atZero : undefined;
  // Where a spelling says nothing else, its framework takes what PyTorch takes.
  const framework = at === 0 ? frameworkTitle(spelling.framework) : "PyTorch";
  return `${sides}, ${framework} takes ${formatNumber(other?.derivative ?? derivative)}`;
}

const frameworkTitles: Readonly<Record<Framework, string>> = {
  pytorch: "PyTorch",
  keras: "Keras",
  tensorflow: "TensorFlow",
  numpy: "NumPy",
};

/** How people write a framework's name. */
export function frameworkTitle(framework: Framework): string {
  return frameworkTitles[framework];
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
    return `${activation.title} of the logits −1, 0, 1 and 2 as bars, and the derivative of each output by its own logit.`;
  }
  const kinks = visibleKinks(activation, parameters);
  const at = kinks.map((kink) => formatNumber(kink.at)).join(" and ");
  const kinkText = kinks.length === 0 ? "smooth" : `with a kink at x = ${at}`;
  return `${activation.title}, ${kinkText}: value solid, derivative dashed; range ${intervalText(activation.range(parameters))}.`;
}
