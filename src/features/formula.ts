import type { Activation } from "../activations/definition.ts";
import { formatNumber } from "./formatNumber.ts";

/**
 * A formula with its slots filled: `{negative_slope}` becomes the number where it is known, else the
 * parameter's symbol.
 */
export function fillFormula(
  activation: Activation,
  formula: string,
  known: Readonly<Record<string, number>>,
): string {
  return fillSlots(formula, (name) => {
    const value = known[name];
    return value === undefined ? symbolOf(activation, name) : formatNumber(value);
  });
}

function symbolOf(activation: Activation, name: string): string | undefined {
  return activation.parameters.find((parameter) => parameter.name === name)?.symbol;
}

/**
 * Replaces each slot `{name}`; one that `textOf` does not know is left as it stands.
 *
 * A negative number gets parentheses where a sign or a power beside it would mislead: `1 − (−2)`.
 */
function fillSlots(template: string, textOf: (name: string) => string | undefined): string {
  return template.replace(/\{(\w+)\}/g, (slot, name: string, offset: number) => {
    const text = textOf(name);
    if (text === undefined) return slot;
    const before = template.slice(0, offset).trimEnd().at(-1) ?? "";
    const after = template[offset + slot.length] ?? "";
    const misleading = before !== "" && "+-−·×*/^".includes(before);
    return text.startsWith("−") && after !== "" && (misleading || "^²³⁻·".includes(after))
      ? `(${text})`
      : text;
  });
}
