import { nameBroughtBy } from "../activations/frameworks.ts";
import type { PythonSource } from "../python/names.ts";
import { meaningOf, type Meaning } from "../python/names.ts";
import { childrenOf, isSameNode, type SyntaxNode } from "../python/syntax.ts";

/** Whether an expression is read, not a target, a parameter, a keyword or an imported name. */
export function isRead(expression: SyntaxNode): boolean {
  const { parent, prevSibling, nextSibling } = expression;
  if (!parent) return true;
  switch (parent.name) {
    case "ImportStatement":
    case "ClassDefinition":
    case "ScopeStatement":
    case "TypeDef":
      return false;
    case "ParamList":
      return prevSibling?.name === "AssignOp";
    case "ArgList":
      return nextSibling?.name !== "AssignOp";
    case "AssignStatement":
      return parent.getChildren("AssignOp").every(({ to }) => to <= expression.from);
    default:
      return true;
  }
}

/** The call whose callee an expression is. */
export function callOf(expression: SyntaxNode): SyntaxNode | undefined {
  const { parent } = expression;
  const isCallee = parent?.name === "CallExpression" && isSameNode(parent.firstChild, expression);
  return isCallee ? parent : undefined;
}

/** The full names that a meaning may have: of several star imports the last one wins. */
export function qualifiedNamesOf(meaning: Meaning | undefined): readonly string[] {
  if (!meaning || meaning.kind === "local") return [];
  return meaning.kind === "imported"
    ? [meaning.qualifiedName]
    : meaning.starImports
        .map((module) => nameBroughtBy(module, meaning.name) ?? `${module}.${meaning.name}`)
        .reverse();
}

/** The argument of a call that an expression is. */
export interface ArgumentPlace {
  readonly callee: SyntaxNode;
  readonly list: SyntaxNode;
  readonly keyword?: string;
  /** Its place among the positional arguments; absent behind a `*args`. */
  readonly position?: number;
}

/**
 * The argument that an expression is, itself or as one of the values that it may have:
 * `"relu" if deep else "tanh"`. What `functools.partial` passes on counts as passed to its function.
 */
export function argumentPlaceOf(
  expression: SyntaxNode,
  source: PythonSource,
): ArgumentPlace | undefined {
  const argument = wholeValue(expression);
  const list = argument.parent;
  const callee = list?.parent?.name === "CallExpression" ? list.parent.firstChild : null;
  if (list?.name !== "ArgList" || !callee) return undefined;
  const place = placeIn(argument, source.text);
  if (!place) return undefined;
  const meaning = meaningOf(callee, source);
  if (meaning?.kind !== "imported" || meaning.qualifiedName !== "functools.partial") {
    return { callee, list, ...place };
  }
  const [, function_] = childrenOf(list);
  if (!function_ || isSameNode(function_, argument)) return undefined;
  const { keyword, position } = place;
  return {
    callee: function_,
    list,
    ...(keyword !== undefined && { keyword }),
    ...(position !== undefined && { position: position - 1 }),
  };
}

/** The expression that has this one as a possible value. */
export function wholeValue(expression: SyntaxNode): SyntaxNode {
  let node = expression;
  for (let parent = node.parent; parent; parent = node.parent) {
    const isBranch =
      parent.name === "ConditionalExpression" && !isSameNode(childrenOf(parent)[2], node);
    if (parent.name !== "ParenthesizedExpression" && !isBranch) break;
    node = parent;
  }
  return node;
}

/** No callable takes an activation further behind; in a list of a million values this must cost nothing. */
const lastPosition = 24;

function placeIn(
  argument: SyntaxNode,
  text: string,
): { keyword?: string; position?: number } | undefined {
  const before = previousOf(argument);
  if (before?.name === "*" || before?.name === "**") return undefined;
  if (before?.name === "AssignOp") {
    const keyword = previousOf(before);
    return keyword && { keyword: text.slice(keyword.from, keyword.to) };
  }
  let position = 0;
  for (let node = before; node; node = previousOf(node)) {
    if (node.name === ",") position += 1;
    if (node.name === "*" || position > lastPosition) return {};
  }
  return { position };
}

/** The sibling before a node, comments left out. */
export function previousOf(node: SyntaxNode): SyntaxNode | undefined {
  let previous = node.prevSibling;
  while (previous?.name === "Comment") previous = previous.prevSibling;
  return previous ?? undefined;
}
