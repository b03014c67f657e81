import { frameworkOf } from "../activations/frameworks.ts";
import type { Spelling } from "../activations/spelling.ts";
import { type CallArguments, readCallArguments } from "../python/callArguments.ts";
import { readLiteral } from "../python/literals.ts";
import { isConditional, meaningOf } from "../python/names.ts";
import { childrenOf, type SyntaxNode, withoutParentheses } from "../python/syntax.ts";
import { type ParsedModule, spanOf, textOf } from "./module.ts";
import { readCall } from "./parametersInForce.ts";
import { callOf } from "./places.ts";
import type { SpellingIndex } from "./spellingIndex.ts";
import type { ActivationUse } from "./use.ts";

/**
 * The use of an activation as a method of a value, `x.relu()`, in a module that imports the
 * framework of the tensor. The type of the value is not known: what a module or a submodule may be,
 * and calls that the method would not take, are left alone.
 */
export function methodUse(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): ActivationUse | undefined {
  const expression = token.name === "PropertyName" ? token.parent : null;
  const call = expression && callOf(expression);
  const [receiver, dot] = expression ? childrenOf(expression) : [];
  if (!call || !receiver || dot?.name !== ".") return undefined;
  const spelling = onlyOne(
    index.byMethod(textOf(token, module)).filter((row) => !row.general && isImported(row, module)),
  );
  if (!spelling || !mayBeTensor(receiver, module)) return undefined;
  const args = readCallArguments(call, module.text);
  if (!fits(spelling, args, module)) return undefined;
  const { activation, parameters } = readCall(spelling, args, module);
  return {
    activation,
    parameters,
    spelling,
    qualifiedName: spelling.names[0],
    category: "method",
    certainty: "likely",
    token: spanOf(token),
    expression: spanOf(call),
    input: spanOf(receiver),
  };
}

/** Where two frameworks have the method, it is not known whose it is. */
function onlyOne(rows: readonly Spelling[]): Spelling | undefined {
  return rows.length === 1 ? rows[0] : undefined;
}

function isImported({ framework }: Spelling, { importedRoots }: ParsedModule): boolean {
  return Array.from(importedRoots).some((root) => frameworkOf(root) === framework);
}

/** How many names in a row are followed to what they are bound to. */
const mostNames = 4;

/** Whether a receiver may be a tensor: no module, no class, no object that the code is part of. */
function mayBeTensor(given: SyntaxNode, module: ParsedModule, names = 0): boolean {
  const receiver = withoutParentheses(given);
  switch (receiver.name) {
    case "VariableName": {
      if (["self", "cls", "super"].includes(textOf(receiver, module))) return false;
      const meaning = meaningOf(receiver, module);
      // What the file does not bind is a module whose import is not shown.
      if (meaning?.kind !== "local") return false;
      const { binding } = meaning;
      if (binding.kind !== "value") return binding.kind !== "class" && binding.kind !== "function";
      if (isConditional(binding.value) || names >= mostNames) return true;
      return isUnfollowed(binding.value) || mayBeTensor(binding.value, module, names + 1);
    }
    case "MemberExpression":
      return meaningOf(receiver, module)?.kind !== "imported";
    case "CallExpression":
      return textOf(receiver, module) !== "super()" && mayReturnTensor(receiver, module);
    case "BinaryExpression":
    case "UnaryExpression":
      return true;
    default:
      return false;
  }
}

/** Whether an expression may have any value: `a if c else b`, `await f()`. */
function isUnfollowed({ name }: SyntaxNode): boolean {
  return /^(?:Conditional|Await|Named|Yield)Expression$/.test(name);
}

/** Libraries whose functions return arrays or objects of their own, with methods of the same names. */
const otherArrays =
  /^(?:numpy|scipy|sympy|mpmath|pandas|polars|cupy|jax|tensorflow|math|decimal)\./;

/** What a class of the file makes is no tensor, and neither is what NumPy returns. */
function mayReturnTensor(call: SyntaxNode, module: ParsedModule): boolean {
  const meaning = call.firstChild ? meaningOf(call.firstChild, module) : undefined;
  if (meaning?.kind === "imported") return !otherArrays.test(meaning.qualifiedName);
  return meaning?.kind !== "local" || meaning.binding.kind !== "class";
}

/**
 * Whether the method takes this call: no argument too many, none unknown, and a number where an axis
 * belongs. `layer.softmax(scores)` calls a submodule.
 */
function fits(spelling: Spelling, args: CallArguments, module: ParsedModule): boolean {
  if (args.unpacksKeyword || args.unpacksPositional) return false;
  if (args.positional.length > spelling.arguments.length) return false;
  const known = new Set(
    spelling.arguments.flatMap(({ name, alsoNamed = [] }) => [name, ...alsoNamed]),
  );
  known.add("axis");
  if (!Array.from(args.keyword.keys()).every((name) => known.has(name))) return false;
  const isComplete = spelling.arguments.every(
    ({ name, default: usual }, position) =>
      usual !== undefined || position < args.positional.length || args.keyword.has(name),
  );
  if (!isComplete && args.keyword.size === 0) return false;
  return args.positional.every((value, position) => {
    const sets = spelling.arguments[position]?.sets;
    return sets !== "dim" || isAxis(value, module);
  });
}

function isAxis(value: SyntaxNode, module: ParsedModule): boolean {
  const literal = readLiteral(value, module.text);
  return Number.isInteger(literal) || /(?:dim|axis)\w*$/i.test(textOf(value, module));
}
