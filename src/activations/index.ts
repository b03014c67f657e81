import type { Activation } from "./definition.ts";
import { leakyRelu, leakyReluSpellings } from "./leakyRelu.ts";
import { relu, reluSpellings } from "./relu.ts";
import type { Spelling } from "./spelling.ts";

/** Every activation, in the order in which lists show them. */
export const activations: readonly Activation[] = [relu, leakyRelu];

/** Every way to write them in Python; a bundle that does not read this does not carry it. */
export const spellings: readonly (readonly Spelling[])[] = [reluSpellings, leakyReluSpellings];

/** The activation with a canonical id, or undefined where there is none. */
export function activationById(id: string): Activation | undefined {
  return activations.find((activation) => activation.id === id);
}
