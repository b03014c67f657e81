import type { SyntaxNode } from "../python/syntax.ts";
import type { Idiom } from "./idioms/idiom.ts";
import type { Match } from "./idioms/bindings.ts";
import { readTerm } from "./idioms/readTerm.ts";
import { isSum } from "./idioms/simplifyCall.ts";
import { choiceOf, type Term } from "./idioms/term.ts";
import { idiomAt, matchIdiom, sourceOf } from "./matchIdiom.ts";
import { type ParsedModule, textOf } from "./module.ts";
import { callOf } from "./places.ts";
import { isMeant, isMeantByFunction } from "./purpose.ts";
import type { SpellingIndex } from "./spellingIndex.ts";
import { isApplication, readWholeFunction } from "./wholeFunction.ts";

/** A formula in the source that is an idiom. */
export interface Formula {
  readonly idiom: Idiom;
  readonly match: Match;
  /** The whole expression. */
  readonly node: SyntaxNode;
}

/** How many expressions outwards of a name a formula is looked for: those of activations are small. */
const mostLevels = 14;

/** In characters; a sum of a thousand terms is not read again from each of its names. */
const longestFormula = 1_000;

/** The formula that a name is part of: the outermost one that is an idiom and meant as one. */
export function formulaAt(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): Formula | undefined {
  const start = startOf(token, module, index);
  let found: Formula | undefined;
  let node: SyntaxNode | null = start ?? null;
  for (let level = 0; node && level < mostLevels; level++) {
    if (node.to - node.from > longestFormula) break;
    if (/^(?:Binary|Call|Conditional)Expression$/.test(node.name)) {
      const here = idiomAt(node, module, index);
      const formula = here && { ...here, node };
      if (formula && isOutside(token, here.match) && isMeant(formula, module)) found = formula;
    }
    node = isPartOfFormula(node.parent) ? node.parent : null;
  }
  return found;
}

/** The formula that a class of a layer applies: in `forward`, `call` or `__call__`. */
export function formulaOfClass(
  definition: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): Formula | undefined {
  const body = definition.getChild("Body");
  const decorated = body?.getChildren("DecoratedStatement") ?? [];
  const methods = [body, ...decorated].flatMap(
    (one) => one?.getChildren("FunctionDefinition") ?? [],
  );
  const applied = methods.find((method) => isApplication(method, module));
  const formula = applied && formulaOfFunction(applied, module, index);
  return formula && { ...formula, node: definition };
}

/** The formula that a `def` or a `lambda` of one number computes. */
export function formulaOfFunction(
  definition: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): Formula | undefined {
  const whole = readWholeFunction(definition, module);
  if (!whole) return undefined;
  const read = (node: SyntaxNode) => readTerm(node, sourceOf(module, index));
  const { returned, otherwise, parameter } = whole;
  const term = otherwise
    ? choiceOf(read(otherwise.condition), read(returned), read(otherwise.returned))
    : read(returned);
  const found = matchIdiom(term, module, index);
  if (!found || !isOf(parameter, found.match.input, module)) return undefined;
  const formula = { ...found, node: definition };
  return isMeantByFunction(formula, definition, module) ? formula : undefined;
}

/** The name that stands for a formula in a list of uses: that of the first function in it. */
export function anchorOf(
  { node, match: { input } }: Formula,
  module: ParsedModule,
  index: SpellingIndex,
): SyntaxNode {
  let called: SyntaxNode | undefined;
  let named: SyntaxNode | undefined;
  const cursor = node.cursor();
  do {
    const { node: inner } = cursor;
    if (inner.from >= node.to) break;
    const isInInput = input?.node && inner.from >= input.node.from && inner.to <= input.node.to;
    if (inner.name === "VariableName") named ??= inner;
    if (inner.name !== "CallExpression" || isInInput) continue;
    const callee = inner.firstChild?.lastChild ?? inner.firstChild;
    const name = callee ? textOf(callee, module) : "";
    if (!callee || isSum(name) || !index.isInIdioms(name)) continue;
    if (!called || callee.from < called.from) called = callee;
  } while (cursor.next());
  return called ?? named ?? node;
}

/** Where to begin: the call of a function that idioms have, or the product that a name begins. */
function startOf(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): SyntaxNode | undefined {
  const callee = token.name === "PropertyName" ? token.parent : token;
  const call = callee && callOf(callee);
  if (call) return index.isInIdioms(textOf(token, module)) ? call : undefined;
  const { parent } = token;
  if (token.name !== "VariableName" || parent?.name !== "BinaryExpression") return undefined;
  // Only `x * (x > 0)` and `e / e.sum()` have no other function to begin at.
  const isShort = parent.from === token.from && parent.to - parent.from < longestOpening;
  return isShort && /[<>]|\bsum\s*\(/.test(textOf(parent, module)) ? parent : undefined;
}

const longestOpening = 120;

function isPartOfFormula(node: SyntaxNode | null): node is SyntaxNode {
  return (
    node !== null &&
    /^(?:(?:Binary|Unary|Call|Conditional|Member|Parenthesized)Expression|ArgList)$/.test(node.name)
  );
}

/** Whether a name is in the formula itself, not in what the formula is applied to. */
function isOutside(token: SyntaxNode, { input }: Match): boolean {
  const node = input?.node;
  if (!node || node.name === "VariableName") return true;
  return token.to <= node.from || node.to <= token.from;
}

/** Whether the input of a function's formula is its parameter, or the parameter minus its maximum. */
function isOf(parameter: string, input: Term | undefined, module: ParsedModule): boolean {
  if (input?.kind === "name") return input.text === parameter;
  if (input?.kind !== "sum" || input.constant !== 0) return false;
  const [first, second, more] = input.terms;
  const isInput = [first, second].some((term) => term?.kind === "name" && term.text === parameter);
  const isShift = [first, second].some(
    (term) => term?.kind === "product" && term.coefficient === -1 && term.factors.length === 1,
  );
  return !more && isInput && isShift && module.text.includes("max");
}
