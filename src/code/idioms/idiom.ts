import type { Parameter } from "../../activations/definition.ts";
import { activationById } from "../../activations/index.ts";
import type { Spelling } from "../../activations/spelling.ts";
import { parsePython, type SyntaxNode } from "../../python/syntax.ts";
import { inputName } from "./bindings.ts";
import { readTerm } from "./readTerm.ts";
import { lastPart, type Term } from "./term.ts";

/** A formula that computes an activation, as it is looked for. */
export interface Idiom {
  readonly activation: string;
  /** As people write it: `numpy.maximum(0, x)`. */
  readonly text: string;
  readonly term: Term;
  /** Its row in the table; absent for what is written in Python alone. */
  readonly spelling?: Spelling;
  /** Those that stand in it, by their canonical names. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Names, without modules, of the functions in it. */
  readonly functions: ReadonlySet<string>;
  /** Only sets bounds, and so serves other purposes too: `max(0, i - 1)`. */
  readonly onlyBounds: boolean;
}

/** Formulas that belong to no framework: in plain Python, or of functions that most of them have. */
const plain: readonly (readonly [activation: string, text: string])[] = [
  ["relu", "max(0, x)"],
  ["relu", "max(x, 0)"],
  ["relu", "x if x > 0 else 0"],
  ["leaky_relu", "max(negative_slope * x, x)"],
  ["leaky_relu", "x if x > 0 else negative_slope * x"],
  ["elu", "where(x > 0, x, alpha * exp(x) - alpha)"],
  ["tanh", "(exp(x) - exp(-x)) / (exp(x) + exp(-x))"],
  ["gelu_tanh", "0.5 * x * (1 + tanh(0.7978845608 * x * (1 + 0.044715 * x * x)))"],
  ["quick_gelu", "x * sigmoid(1.702 * x)"],
  ["hard_sigmoid", "relu6(x + 3) / 6"],
  ["hard_swish", "x * relu6(x + 3) / 6"],
];

/** Reads the patterns of all idioms among the rows. */
export function compileIdioms(rows: readonly Spelling[]): readonly Idiom[] {
  const written = rows
    .filter(({ form }) => form === "idiom")
    .map((spelling) => ({ ...compile(spelling.activation, spelling.names[0]), spelling }));
  return [...plain.map(([activation, text]) => compile(activation, text)), ...written];
}

function compile(activation: string, text: string): Idiom {
  const root = parsePython(text).topNode.firstChild?.firstChild;
  if (!root) throw new Error(`No expression: ${text}`);
  const nameOf = (node: SyntaxNode) => {
    const name = text.slice(node.from, node.to);
    return /^[A-Za-z_][\w.]*$/.test(name) ? name : undefined;
  };
  const term = readTerm(root, { text, nameOf });
  const parameters = new Map(
    activationById(activation)
      ?.parameters.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(text))
      .map((parameter) => [parameter.name, parameter]),
  );
  const functions = new Set(Array.from(text.matchAll(/(\w+)\(/g), ([, name = ""]) => name));
  return {
    activation,
    text,
    term,
    parameters,
    functions,
    onlyBounds: onlyBounds(term, parameters),
  };
}

const bounding = new Set(["maximum", "minimum", "max", "min", "clip", "clamp", "clip_by_value"]);

/**
 * Whether a pattern chooses between the input and numbers, or the greater of the input and a multiple
 * of it, and computes nothing.
 */
function onlyBounds(term: Term, parameters: Idiom["parameters"], isCompared = false): boolean {
  const all = (terms: readonly Term[], within = isCompared) =>
    terms.every((part) => onlyBounds(part, parameters, within));
  switch (term.kind) {
    case "number":
    case "none":
      return true;
    case "name":
      return term.text === inputName || (isCompared && parameters.has(term.text));
    case "greater":
      return all([term.value, term.than]);
    case "choice":
      return all([term.condition, term.then, term.otherwise]);
    case "product":
      return term.coefficient === 1 && term.divisors.length === 0 && all(term.factors);
    case "call":
      return bounding.has(lastPart(term.callee)) && all(term.positional, true);
    case "sum":
    case "power":
      return false;
  }
}
