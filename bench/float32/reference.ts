import type { Elementwise } from "../../src/activations/definition.ts";
import { activations } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { readReferences, type Root } from "../../test/support/readReference.ts";

/** What of a function is checked. */
export type Part = "value" | "gradient";

export const parts: readonly Part[] = ["value", "gradient"];

/**
 * What a float32 kernel is checked against: our float64 code at usual parameters. The tests hold it
 * to one unit in the last place of a double against references of 120 digits.
 */
export interface Reference {
  readonly id: string;
  readonly part: Part;
  of(x: number): number;
  /** In ascending order; between two of them the function is smooth. */
  readonly kinks: readonly number[];
  /**
   * Zeros that are no double, each with the size of the terms that cancel there: near them the unit
   * is that of these terms.
   */
  readonly roots: readonly Root[];
}

/** As an adapter names the function. */
export const functionName = ({ id, part }: Pick<Reference, "id" | "part">) =>
  part === "value" ? id : `${id}_grad`;

/** Activations of which an adapter can be asked number by number. */
export const elementwise: readonly Elementwise[] = activations.filter(
  (activation) => activation.kind === "elementwise",
);

/** Undefined where no elementwise activation has that id. */
export function referenceFor(id: string, part: Part): Reference | undefined {
  const activation = elementwise.find((each) => each.id === id);
  if (!activation) return undefined;
  const parameters = usualParameters(activation);
  return {
    id,
    part,
    of:
      part === "value"
        ? (x) => activation.value(x, parameters)
        : (x) => activation.derivative(x, parameters),
    kinks: activation.kinks(parameters).map(({ at }) => at),
    roots: part === "value" ? [] : usualRoots(activation),
  };
}

/** The zeros that belong to the usual parameters; every fixture's first set is that. */
function usualRoots(activation: Elementwise): readonly Root[] {
  const usual = usualParameters(activation);
  const references = readReferences(activation.id);
  const found = references.find(({ parameters }) =>
    Object.entries(usual).every(([name, value]) => (parameters[name] ?? value) === value),
  );
  return found?.roots ?? [];
}
