import { childrenOf, type SyntaxNode } from "../../python/syntax.ts";
import { elided, type Flaw, leadingZero, notRead, tooDeep, wordFlaw } from "../flaws.ts";
import type { Span } from "../reading.ts";
import { constantValue, splitName } from "../scan/namedNumber.ts";
import { emptyToken, scanNumber } from "../scan/numberToken.ts";
import { type Conversion, deepestExpression, reject, spanOf, textOf } from "./conversion.ts";
import { convertCall, convertComprehension } from "./convertCall.ts";
import { convertBinary, convertUnary } from "./convertOperators.ts";
import type { Expression } from "./pythonExpression.ts";

/**
 * What syntax nodes with commas in between say about numbers, or the first thing that says nothing.
 *
 * `base` is the offset of the tree's first character in `text`.
 */
export function convertExpression(
  nodes: readonly SyntaxNode[],
  text: string,
  base: number,
): Expression | Flaw {
  const conversion: Conversion = { text, base, flaw: undefined, convert };
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last) return wordFlaw(text, base);
  const items = convertItems(nodes, conversion, 0);
  const [only] = items ?? [];
  if (!items || !only) return conversion.flaw ?? notRead(text, base + first.from);
  // `[1], [2]` without brackets around it is a tuple for Python; a last comma may be a list's.
  if (items.length === 1) return only;
  return { kind: "list", items, from: base + first.from, to: items.at(-1)?.to ?? only.to };
}

/** Whether a conversion ended in a flaw. */
export function isFlaw(result: Expression | Flaw): result is Flaw {
  return "sentence" in result;
}

function convert(node: SyntaxNode, c: Conversion, depth: number): Expression | undefined {
  const span = spanOf(node, c);
  if (depth > deepestExpression) return reject(c, tooDeep(span.from));
  const children = childrenOf(node);
  switch (node.name) {
    case "Number":
      return convertNumber(span, c);
    case "Boolean":
      return { kind: "number", value: textOf(node, c) === "True", ...span };
    case "VariableName":
      return { kind: "name", name: c.text.slice(span.from, span.to), ...span };
    case "ParenthesizedExpression": {
      const [, child] = children;
      return child && convert(child, c, depth + 1);
    }
    case "ArrayExpression":
    case "TupleExpression": {
      const items = convertItems(children.slice(1, -1), c, depth + 1);
      return items && { kind: "list", items, ...span };
    }
    case "ArrayComprehensionExpression":
    case "ComprehensionExpression":
      return convertComprehension(children.slice(1, -1), span, c, depth + 1);
    case "UnaryExpression":
      return convertUnary(children, span, c, depth + 1);
    case "BinaryExpression":
      return convertBinary(children, span, c, depth + 1);
    case "ConditionalExpression": {
      const [yesNode, , conditionNode, , noNode] = children;
      const yes = yesNode && convert(yesNode, c, depth + 1);
      const condition = yes && conditionNode && convert(conditionNode, c, depth + 1);
      const no = condition && noNode && convert(noNode, c, depth + 1);
      return no && { kind: "conditional", condition, yes, no, ...span };
    }
    case "MemberExpression":
      return convertMember(node, span, c);
    case "CallExpression":
      return convertCall(children, span, c, depth + 1);
    case "Ellipsis":
      return reject(c, elided(span.from));
    default:
      return reject(c, wordFlaw(c.text, span.from));
  }
}

function convertNumber(span: Span, c: Conversion): Expression | undefined {
  const token = emptyToken();
  if (scanNumber(c.text, span.from, token) !== span.to) {
    return reject(c, wordFlaw(c.text, span.from));
  }
  if (token.hasLeadingZero) return reject(c, leadingZero(c.text, span.from, span.to));
  const digits = c.text.slice(span.from, span.to).replaceAll("_", "");
  const value = token.isFloat ? token.value : BigInt(digits);
  return { kind: "number", value, ...span };
}

/** `np.inf`, `math.pi`; every other attribute is unknown. */
function convertMember(node: SyntaxNode, span: Span, c: Conversion): Expression | undefined {
  const { module, name } = splitName(c.text.slice(span.from, span.to));
  const value = module === "" ? undefined : constantValue(module, name);
  if (value !== undefined) return { kind: "number", value, module, ...span };
  const operand = node.firstChild;
  const isMethod =
    operand && operand.name !== "VariableName" && operand.name !== "MemberExpression";
  // For `[1, 2].T` the attribute is what is not read, not the list.
  const at = isMethod ? c.base + operand.to : span.from;
  return reject(c, isMethod ? notRead(c.text, at) : wordFlaw(c.text, at));
}

function convertItems(
  nodes: readonly SyntaxNode[],
  c: Conversion,
  depth: number,
): Expression[] | undefined {
  const items: Expression[] = [];
  for (const node of nodes) {
    if (node.name === ",") continue;
    const item = convert(node, c, depth);
    if (!item) return undefined;
    items.push(item);
  }
  return items;
}
