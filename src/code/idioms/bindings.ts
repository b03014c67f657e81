import type { Parameter } from "../../activations/definition.ts";
import { type Term, textOfTerm } from "./term.ts";

/** What stands for the input and the parameters of a pattern. */
export interface Match {
  readonly input?: Term;
  readonly parameters: ReadonlyMap<string, Term>;
  /** The axis of a softmax or a sum in it. */
  readonly axis?: Term;
  /** How many functions are another framework's, or take their arguments the other way round. */
  readonly departures: number;
}

/** What a matcher knows beside the two terms. */
export interface MatchContext {
  /** The parameters that stand in the pattern, by their canonical names. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** The activation that a callable is, to tell `torch.relu` and `torch.nn.functional.relu` equal. */
  readonly activationOf: (callee: string) => string | undefined;
  /** What a name of the source was bound to just before; undefined where that is not plain. */
  readonly definitionOf: (name: Term) => Term | undefined;
}

/** The name of the input in patterns. */
export const inputName = "x";

/** All ways to match, so that a choice made early can be taken back. */
export type Matches = Generator<Match, void>;

/** The input stands for anything but a number, and for the same everywhere. */
export function* bindInput(term: Term, found: Match): Matches {
  if (term.kind === "number" || term.kind === "none") return;
  if (!found.input) yield { ...found, input: term };
  else if (textOfTerm(found.input) === textOfTerm(term)) yield found;
}

/** A parameter stands for a number that it may be, or a name that is not the input. */
export function* bindParameter(
  name: string,
  term: Term,
  found: Match,
  { parameters }: MatchContext,
): Matches {
  const parameter = parameters.get(name);
  if (!parameter || !mayBe(parameter, term)) return;
  const bound = found.parameters.get(name);
  if (bound) {
    if (textOfTerm(bound) === textOfTerm(term)) yield found;
    return;
  }
  // What the input is cannot be a parameter as well.
  if (found.input && textOfTerm(found.input) === textOfTerm(term)) return;
  yield { ...found, parameters: new Map(found.parameters).set(name, term) };
}

/**
 * Whether a term may be what a parameter is set to. A number must lie inside of what its slider
 * offers: with a slope of 1 or −1 a leaky ReLU is x or |x|, and nobody writes it to have those. A
 * name must be one, not a computation.
 */
function mayBe({ slider }: Parameter, term: Term): boolean {
  if (term.kind === "number") {
    return !slider || (slider.min < term.value && term.value < slider.max);
  }
  const isName = !term.node || /^(?:VariableName|MemberExpression)$/.test(term.node.name);
  return term.kind === "name" && isName;
}

/** Digits that people round constants to: 0.7978845608 is √(2/π). */
const rounding = 1e-5;

export function isNear(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= rounding * Math.abs(a);
}

/** Counts a function that is not the pattern's own. */
export function departing(a: string | undefined, b: string | undefined, found: Match): Match {
  const isMethod = b?.startsWith(".") === true && a?.endsWith(`.Tensor${b}`) === true;
  return a === b || isMethod ? found : { ...found, departures: found.departures + 1 };
}
