import { childrenOf, type SyntaxNode } from "../../python/syntax.ts";
import { notRead, tooDeep } from "../flaws.ts";
import type { Span } from "../reading.ts";
import { type Conversion, deepestExpression, reject, textOf } from "./conversion.ts";
import type { ArithmeticOperator, ComparisonOperator } from "./pythonArithmetic.ts";
import type { Expression } from "./pythonExpression.ts";

/** `-a`, `+a`, `not a`. */
export function convertUnary(
  [operator, operandNode]: readonly SyntaxNode[],
  span: Span,
  c: Conversion,
  depth: number,
): Expression | undefined {
  if (!operator || !operandNode) return reject(c, notRead(c.text, span.from));
  const symbol = textOf(operator, c);
  if (symbol === "not") return convertNot(operandNode, span, c, depth);
  const operand = c.convert(operandNode, c, depth);
  if (symbol === "-" || symbol === "+") {
    return operand && { kind: "sign", operator: symbol, operand, ...span };
  }
  return reject(c, notRead(c.text, span.from));
}

/** The grammar takes `not a and b` for `not (a and b)`; for Python `not` belongs to `a` alone. */
function convertNot(
  operandNode: SyntaxNode,
  span: Span,
  c: Conversion,
  depth: number,
): Expression | undefined {
  if (depth > deepestExpression) return reject(c, tooDeep(span.from));
  const operator = operandNode.getChild("and") ?? operandNode.getChild("or");
  const [leftNode, , rightNode] = childrenOf(operandNode);
  if (operandNode.name !== "BinaryExpression" || !operator || !leftNode || !rightNode) {
    const operand = c.convert(operandNode, c, depth);
    return operand && { kind: "not", operand, ...span };
  }
  const left = convertNot(leftNode, { from: span.from, to: c.base + leftNode.to }, c, depth + 1);
  const right = left && c.convert(rightNode, c, depth);
  const name = operator.name === "and" ? "and" : "or";
  return right && { kind: "logic", operator: name, left, right, ...span };
}

const arithmetic: readonly string[] = [
  "+",
  "-",
  "*",
  "/",
  "//",
  "%",
  "**",
] satisfies ArithmeticOperator[];
const comparisons: readonly string[] = [
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
] satisfies ComparisonOperator[];

const isArithmetic = (symbol: string): symbol is ArithmeticOperator => arithmetic.includes(symbol);
const isComparison = (symbol: string): symbol is ComparisonOperator => comparisons.includes(symbol);

/** Arithmetic, comparison, `and`, `or`. */
export function convertBinary(
  children: readonly SyntaxNode[],
  span: Span,
  c: Conversion,
  depth: number,
): Expression | undefined {
  const [leftNode, operatorNode, rightNode, ...more] = children;
  if (!leftNode || !operatorNode || !rightNode || more.length > 0) {
    return reject(c, notRead(c.text, operatorNode ? c.base + operatorNode.from : span.from));
  }
  const left = c.convert(leftNode, c, depth);
  const right = left && c.convert(rightNode, c, depth);
  if (!right) return undefined;
  const operator = textOf(operatorNode, c);
  if (isArithmetic(operator)) return { kind: "arithmetic", operator, left, right, ...span };
  if (operator === "and" || operator === "or") {
    // The same slip of the grammar: `a and not b or c` must not become `a and (not b or c)`.
    const isTorn = operator === "and" && rightNode.name === "UnaryExpression";
    if (isTorn) return andFirst(left, right, span);
    return { kind: "logic", operator, left, right, ...span };
  }
  if (!isComparison(operator)) return reject(c, notRead(c.text, c.base + operatorNode.from));
  // `a < b < c` is one chain, `(a < b) < c` is not.
  const isChain = left.kind === "comparison" && leftNode.name === "BinaryExpression";
  const operands = isChain ? [...left.operands, right] : [left, right];
  const operators = isChain ? [...left.operators, operator] : [operator];
  return { kind: "comparison", operands, operators, ...span };
}

/** `left and a or b` is `(left and a) or b`, whatever `a or b` came from. */
function andFirst(left: Expression, right: Expression, span: Span): Expression {
  if (right.kind !== "logic" || right.operator !== "or") {
    return { kind: "logic", operator: "and", left, right, ...span };
  }
  return { ...right, left: andFirst(left, right.left, span), ...span };
}
