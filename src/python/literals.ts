import { childrenOf, type SyntaxNode, withoutParentheses } from "./syntax.ts";

/** A constant of Python that JavaScript can hold. */
export type PythonLiteral = number | string | boolean | null;

/** How many operators deep constant arithmetic is followed. */
const maxDepth = 40;

/** What names and calls in an expression stand for, where that is known. */
export type ReadName = (node: SyntaxNode, depth: number) => PythonLiteral | undefined;

/**
 * The constant that an expression stands for: numbers with signs and arithmetic, strings, `True`,
 * `False`, `None`, `float("inf")`, and what `readName` knows.
 *
 * Undefined for everything else: the expression is then dynamic.
 */
export function readLiteral(
  expression: SyntaxNode,
  text: string,
  depth = 0,
  readName?: ReadName,
): PythonLiteral | undefined {
  if (depth > maxDepth) return undefined;
  const node = withoutParentheses(expression);
  switch (node.name) {
    case "Number":
      return readNumber(text.slice(node.from, node.to));
    case "String":
      return readString(text.slice(node.from, node.to))?.value;
    case "Boolean":
      return text.slice(node.from, node.to) === "True";
    case "None":
      return null;
    case "UnaryExpression":
    case "BinaryExpression":
      return readArithmetic(node, text, depth + 1, readName);
    case "MemberExpression": {
      // The grammar takes `5.`, and what is blank after it, for an attribute of 5 still to be named.
      const token = text.slice(node.from, node.to).trimEnd();
      return /^[\d_]+\.$/.test(token) ? readNumber(token) : readName?.(node, depth + 1);
    }
    case "CallExpression":
      return readFloatCall(node, text) ?? readName?.(node, depth + 1);
    case "VariableName":
      return readName?.(node, depth + 1);
    default:
      return undefined;
  }
}

/** A number as Python writes it, underscores and other bases included; undefined for `2j`. */
function readNumber(token: string): number | undefined {
  const digits = token.replaceAll("_", "").toLowerCase();
  const value = Number(digits.endsWith(".") ? `${digits}0` : digits);
  return digits === "" || Number.isNaN(value) ? undefined : value;
}

/**
 * A plain string token: what is between its quotes, and where that starts in the token.
 *
 * Undefined for f-strings and bytes, and for strings with escapes: nothing that names an activation
 * is written so.
 */
export function readString(token: string): { value: string; start: number } | undefined {
  const opening = /^(?:[rR]|[uU])?("""|'''|"|')/.exec(token);
  const quote = opening?.[1];
  if (!opening || !quote || token.length < opening[0].length + quote.length) return undefined;
  if (!token.endsWith(quote)) return undefined;
  const value = token.slice(opening[0].length, -quote.length);
  return value.includes("\\") ? undefined : { value, start: opening[0].length };
}

function readArithmetic(
  node: SyntaxNode,
  text: string,
  depth: number,
  readName: ReadName | undefined,
): number | undefined {
  const parts = childrenOf(node);
  const operands = parts.filter(({ name }) => name !== "ArithOp");
  const operator = parts.find(({ name }) => name === "ArithOp");
  if (!operator || operands.length + 1 !== parts.length) return undefined;
  const numbers = operands.map((operand) => readLiteral(operand, text, depth, readName));
  const symbol = text.slice(operator.from, operator.to);
  const [first, second] = numbers;
  if (typeof first !== "number") return undefined;
  if (numbers.length === 1) return symbol === "-" ? -first : symbol === "+" ? first : undefined;
  if (typeof second !== "number") return undefined;
  switch (symbol) {
    case "+":
      return first + second;
    case "-":
      return first - second;
    case "*":
      return first * second;
    case "/":
      return second === 0 ? undefined : first / second;
    case "**":
      return first ** second;
    default:
      return undefined;
  }
}

function readFloatCall(node: SyntaxNode, text: string): number | undefined {
  const call = /^float\s*\(\s*["']([+-]?)(inf|infinity|nan)["']\s*\)$/i.exec(
    text.slice(node.from, node.to),
  );
  if (!call) return undefined;
  if (call[2]?.toLowerCase() === "nan") return NaN;
  return call[1] === "-" ? -Infinity : Infinity;
}
