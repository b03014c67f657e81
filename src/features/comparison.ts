import type { Activation, Formula, ParameterValues } from "../activations/definition.ts";
import { formatNumber } from "./formatNumber.ts";
import { fillFormula } from "./formula.ts";
import { rangeText } from "./properties.ts";

/** One function of a comparison, as text. */
export interface ComparisonRow {
  /** With its parameters: `Leaky ReLU (α = 0.2)`. */
  readonly title: string;
  readonly formula: string;
  readonly range: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  readonly usedFor: string;
}

/** What a comparison table says about an activation with these parameters. */
export function comparisonRow(activation: Activation, parameters: ParameterValues): ComparisonRow {
  return {
    title: titleWithParameters(activation, parameters),
    formula: formulasInForce(activation, parameters).value,
    range: rangeText(activation, parameters),
    pros: activation.pros,
    cons: activation.cons,
    usedFor: activation.usedFor,
  };
}

/** `Leaky ReLU (α = 0.2)`; without parameters that shape no curve, such as an axis. */
export function titleWithParameters(activation: Activation, parameters: ParameterValues): string {
  const shown = activation.parameters
    .filter(({ integer }) => integer !== true)
    .map(({ name, symbol, usual }) => `${symbol} = ${formatNumber(parameters[name] ?? usual)}`);
  return shown.length === 0 ? activation.title : `${activation.title} (${shown.join(", ")})`;
}

/** The formulas of an activation as plain text, with numbers or symbols in their slots. */
export interface FilledFormulas {
  readonly value: string;
  readonly derivative: string;
}

/** The formula without what known numbers switch off. */
export function formulaInForce(
  activation: Activation,
  known: Readonly<Record<string, number>>,
): Formula {
  const isComplete = activation.parameters.every(({ name }) => known[name] !== undefined);
  const simpler = isComplete
    ? activation.simplerFormulas?.find((formula) => formula.when(known))
    : undefined;
  return simpler ?? activation.formula;
}

/**
 * The formulas as text with the numbers in force. A parameter whose number is not given keeps its
 * symbol.
 */
export function formulasInForce(
  activation: Activation,
  known: Readonly<Record<string, number>>,
): FilledFormulas {
  const { value, derivative } = formulaInForce(activation, known);
  return {
    value: fillFormula(activation, value, known),
    derivative: fillFormula(activation, derivative, known),
  };
}
