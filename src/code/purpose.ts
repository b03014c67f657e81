import { activationById } from "../activations/index.ts";
import { readCallArguments } from "../python/callArguments.ts";
import { readLiteral } from "../python/literals.ts";
import { childrenOf, enclosing, type SyntaxNode, withoutParentheses } from "../python/syntax.ts";
import type { Formula } from "./formulas.ts";
import { lastPart, type Term, textOfTerm } from "./idioms/term.ts";
import { definitionNode } from "./matchIdiom.ts";
import { type ParsedModule, textOf } from "./module.ts";
import { isNamedAsBound, isWholeFunction } from "./wholeFunction.ts";

/**
 * Whether an expression that is an idiom is meant as an activation. What only sets bounds,
 * `max(0, i - 1)` or `np.maximum(boxes, 0)`, is one where it is all that a function of one number
 * returns, where it bounds a pre-activation from below, or where it has a slope that is called so.
 */
export function isMeant(formula: Formula, module: ParsedModule): boolean {
  const { idiom, match, node } = formula;
  if (isBell(formula)) return false;
  if (!idiom.onlyBounds) return true;
  const input = match.input?.node;
  if (!input) return false;
  if (isInFunctionNamedAfter(formula, module)) return true;
  if (isWholeFunction(node, input, module)) {
    const definition = enclosing(node, "FunctionDefinition", "LambdaExpression");
    return !isTwoSided(formula) && !(definition && isNamedAsBound(definition, module));
  }
  if (idiom.parameters.size > 0) return [...match.parameters.values()].every(isSlope);
  return idiom.activation === "relu" && isActivated(node, input, module);
}

/** The same for what is all that a function or a class computes. */
export function isMeantByFunction(
  formula: Formula,
  definition: SyntaxNode,
  module: ParsedModule,
): boolean {
  if (isBell(formula)) return false;
  if (!formula.idiom.onlyBounds) return true;
  if (isTwoSided(formula)) return isNamedAfter(definition, formula, module);
  return !isNamedAsBound(definition, module);
}

/** Whether what only bounds is all that a function computes, or in one that is called after it. */
export function isPlainlyMeant(formula: Formula, module: ParsedModule): boolean {
  const { idiom } = formula;
  return (!idiom.onlyBounds && !isPiecewise(idiom.term)) || isAllOfFunction(formula, module);
}

/** Whether a formula is all that a function computes, or in one that is called after it. */
export function isAllOfFunction(formula: Formula, module: ParsedModule): boolean {
  const input = formula.match.input?.node;
  if (input && isWholeFunction(formula.node, input, module)) return true;
  return isInFunctionNamedAfter(formula, module);
}

/** `where(x > 0, x, 0.1 * x)`: choices between multiples also serve penalties and corrections. */
function isPiecewise(term: Term): boolean {
  if (term.kind === "choice") return [term.then, term.otherwise].every(isPiecewise);
  if (term.kind === "product") return [...term.factors, ...term.divisors].every(isPiecewise);
  return term.kind === "name" || term.kind === "number";
}

/** Clipping to [−1, 1] keeps anything within bounds; a hard tanh is called one. */
function isTwoSided({ idiom }: Formula): boolean {
  return idiom.activation === "hard_tanh";
}

function isInFunctionNamedAfter(formula: Formula, module: ParsedModule): boolean {
  const definition = enclosing(formula.node, "FunctionDefinition");
  return definition !== undefined && isNamedAfter(definition, formula, module);
}

/** Whether a function's name contains that of the activation: `naive_relu`. */
function isNamedAfter(definition: SyntaxNode, { idiom }: Formula, module: ParsedModule): boolean {
  const name = definition.getChild("VariableName");
  const plain = (text: string) => text.replaceAll("_", "").toLowerCase();
  return name !== null && plain(textOf(name, module)).includes(plain(idiom.activation));
}

/** A normalised `exp(-x²)` is a bell curve: a kernel or a density, not the choice among scores. */
function isBell({ idiom, match: { input } }: Formula): boolean {
  if (activationById(idiom.activation)?.kind !== "alongAxis") return false;
  if (input?.kind !== "product" || input.coefficient >= 0) return false;
  return [input.factors, input.divisors].some(
    (terms) =>
      terms.some(({ kind }) => kind === "power") ||
      new Set(terms.map(textOfTerm)).size < terms.length,
  );
}

/** `0.1`, `alpha`, `self.negative_slope`; not the tolerance in `max(tol, size * tol)`. */
function isSlope(term: Term): boolean {
  return term.kind === "number" || (term.kind === "name" && /slope|alpha|leak/i.test(term.text));
}

/** Whether a maximum with zero is taken of what a network activates. */
function isActivated(node: SyntaxNode, input: SyntaxNode, module: ParsedModule): boolean {
  const callee = node.firstChild ? textOf(node.firstChild, module) : "";
  if (callee === "max") return false;
  if (isPreActivation(input, module)) return true;
  const [first] = readCallArguments(node, module.text).positional;
  const isZeroFirst =
    lastPart(callee) === "maximum" && first && readLiteral(first, module.text) === 0;
  const name = withoutParentheses(input);
  if (!isZeroFirst || name.name !== "VariableName") return false;
  const definition = definitionNode(name, module);
  return (
    activatedNames.test(textOf(name, module)) ||
    (definition !== undefined && isPreActivation(definition, module))
  );
}

/** `x`, `z1`, `a_prev`, `hidden`, `logits`; a count, a length or a distance is called otherwise. */
const activatedNames =
  /^(?:[ahsuvxyz](?:\d+|_\w+)?|net\d*|(?:hidden|inp|inputs?|out|outputs?|logits?|linear|pre_?act\w*)\w?)$/i;

/** A matrix product, and what is added to it. What is taken away makes it a distance to a bound. */
function isPreActivation(given: SyntaxNode, module: ParsedModule): boolean {
  const node = withoutParentheses(given);
  const [first, operator, second] = childrenOf(node);
  if (node.name === "CallExpression" && first) {
    return /(?:^|\.)(?:dot|matmul|mm|einsum|tensordot)$/.test(textOf(first, module));
  }
  if (node.name !== "BinaryExpression" || !first || !operator || !second) return false;
  const symbol = textOf(operator, module);
  if (symbol === "@") return true;
  return symbol === "+" && [first, second].some((part) => isPreActivation(part, module));
}
