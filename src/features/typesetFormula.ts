import { formulas, glyphs, symbols } from "virtual:formulas";
import type { Activation, Formula } from "../activations/definition.ts";
import { fillFormula } from "./formula.ts";
import type { Row, Slot } from "./typeset/boxes.ts";
import { drawLayout } from "./typeset/drawLayout.ts";
import { layOut } from "./typeset/layOut.ts";
import { numberKeys } from "./typeset/numberKeys.ts";

/** A formula as a picture. Lengths are in pixels. */
export interface TypesetFormula {
  /** On a transparent ground; its text for screen readers is `alt`. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** From the upper edge down to the line that text beside it stands on. */
  readonly baseline: number;
  /** The formula as plain text. */
  readonly alt: string;
}

/** How a formula is drawn. */
export interface FormulaStyle {
  /** Any CSS colour. */
  readonly colour: string;
  /** In pixels. */
  readonly fontSize: number;
  /** What ids begin with: for pictures that are parts of one page, each has its own. */
  readonly ids?: string;
}

/**
 * Typesets one of an activation's formulas: `activation.formula` or one of its simpler ones.
 *
 * Parameters that are not among the `known` ones are shown by their symbols. Throws for a formula
 * that is not the activation's own.
 */
export function typesetFormula(
  activation: Activation,
  formula: Formula,
  part: "value" | "derivative",
  known: Readonly<Record<string, number>>,
  style: FormulaStyle,
): TypesetFormula {
  const index = [activation.formula, ...(activation.simplerFormulas ?? [])].indexOf(formula);
  const boxes = formulas[activation.id]?.[index];
  if (!boxes) throw new Error(`This formula of ${activation.id} is not typeset.`);
  const layout = layOut(boxes[part], glyphs, (slot) => contentOf(slot, activation, known));
  const alt = fillFormula(activation, formula[part], known);
  return { ...drawLayout(layout, glyphs, { ...style, alt }), alt };
}

function contentOf(
  { slot, beside }: Slot,
  activation: Activation,
  known: Readonly<Record<string, number>>,
): Row {
  const value = known[slot];
  if (value !== undefined) return [numberKeys(value, beside)];
  const symbol = activation.parameters.find(({ name }) => name === slot)?.symbol;
  const row = symbol === undefined ? undefined : symbols[symbol];
  if (!row) throw new Error(`${activation.id} has no parameter ${slot}.`);
  return row;
}
