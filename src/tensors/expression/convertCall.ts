import { childrenOf, type SyntaxNode } from "../../python/syntax.ts";
import { notRead } from "../flaws.ts";
import type { Span } from "../reading.ts";
import { scanNamedNumber } from "../scan/namedNumber.ts";
import { type Conversion, reject, spanOf, textOf } from "./conversion.ts";
import type { Clause, Expression } from "./pythonExpression.ts";

/** `element for name in iterable if condition …`, without the brackets. */
export function convertComprehension(
  nodes: readonly SyntaxNode[],
  span: Span,
  c: Conversion,
  depth: number,
): Expression | undefined {
  const [elementNode, ...rest] = nodes;
  const element = elementNode && c.convert(elementNode, c, depth);
  if (!element) return undefined;
  const clauses: Clause[] = [];
  for (let i = 0; i < rest.length;) {
    const [word, first, inWord, third] = rest.slice(i, i + 4);
    if (word?.name === "if" && first) {
      const condition = c.convert(first, c, depth);
      if (!condition) return undefined;
      clauses.push({ kind: "if", condition });
      i += 2;
    } else if (word?.name === "for" && inWord?.name === "in" && first && third) {
      if (first.name !== "VariableName") return reject(c, notRead(c.text, c.base + first.from));
      const iterable = c.convert(third, c, depth);
      if (!iterable) return undefined;
      clauses.push({ kind: "for", target: textOf(first, c), iterable });
      i += 4;
    } else {
      // `async for`, `for a, b in …`
      return reject(c, notRead(c.text, word ? c.base + word.from : span.from));
    }
  }
  return { kind: "comprehension", element, clauses, ...span };
}

/** `range(3)`, `np.array([…])`, `float("inf")`. */
export function convertCall(
  [callee, list]: readonly SyntaxNode[],
  span: Span,
  c: Conversion,
  depth: number,
): Expression | undefined {
  const number = scanNamedNumber(c.text, span.from);
  if (number?.end === span.to) {
    // An integer conversion, `np.int64(3)`, stays one.
    const value = number.isFloat ? number.value : BigInt(number.value);
    return { kind: "number", value, ...span };
  }
  const name = callee ? textOf(callee, c) : "";
  if (!callee || !list || !/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name)) {
    const isMethod = callee?.name === "MemberExpression" && callee.firstChild;
    return reject(c, notRead(c.text, isMethod ? c.base + isMethod.to : span.from));
  }
  const parts = childrenOf(list).slice(1, -1);
  if (parts.some(({ name: part }) => part === "for")) {
    const generator = convertComprehension(parts, spanOf(list, c), c, depth);
    return (
      generator && { kind: "call", name, positional: [generator], keyword: new Map(), ...span }
    );
  }
  const positional: (Expression | undefined)[] = [];
  const keyword = new Map<string, Expression | undefined>();
  for (const part of splitAtCommas(parts)) {
    const [first, equals, value] = part;
    if (!first) continue;
    if (first.name === "VariableName" && equals?.name === "AssignOp" && value) {
      // What a keyword means is up to the call; most, like `dtype`, are no numbers.
      keyword.set(textOf(first, c), c.convert(value, { ...c }, depth));
    } else if (positional.length > 0) {
      positional.push(c.convert(first, { ...c }, depth));
    } else {
      const argument = c.convert(first, c, depth);
      if (!argument) return undefined;
      positional.push(argument);
    }
  }
  return { kind: "call", name, positional, keyword, ...span };
}

function splitAtCommas(nodes: readonly SyntaxNode[]): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ",") parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}
