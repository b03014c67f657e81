import { readCallArguments } from "./callArguments.ts";
import { type PythonLiteral, readLiteral } from "./literals.ts";
import { meaningOf, type PythonSource } from "./names.ts";
import type { SyntaxNode } from "./syntax.ts";

/**
 * The constant that an expression stands for, names that the file binds once and the mathematics of
 * the standard library included: `SLOPE`, `math.sqrt(2)`, `2 * np.pi`.
 */
export function readConstant(
  expression: SyntaxNode,
  source: PythonSource,
  depth = 0,
): PythonLiteral | undefined {
  return readLiteral(expression, source.text, depth, (node, inner) =>
    node.name === "CallExpression"
      ? constantOfCall(node, source, inner)
      : constantOfName(node, source, inner),
  );
}

function constantOfName(
  node: SyntaxNode,
  source: PythonSource,
  depth: number,
): PythonLiteral | undefined {
  const meaning = meaningOf(node, source);
  if (meaning?.kind === "imported") return numbers.get(mathematical(meaning.qualifiedName));
  if (meaning?.kind !== "local" || meaning.binding.kind !== "value") return undefined;
  const name = source.text.slice(node.from, node.to);
  const all = source.scopes.of(meaning.binding.node).bindings.get(name);
  return all?.length === 1 ? readConstant(meaning.binding.value, source, depth) : undefined;
}

function constantOfCall(call: SyntaxNode, source: PythonSource, depth: number): number | undefined {
  const meaning = call.firstChild ? meaningOf(call.firstChild, source) : undefined;
  const compute =
    meaning?.kind === "imported" ? functions.get(mathematical(meaning.qualifiedName)) : undefined;
  const { positional } = readCallArguments(call, source.text);
  const [first] = positional;
  if (!compute || !first || positional.length > 1) return undefined;
  const value = readConstant(first, source, depth);
  const result = typeof value === "number" ? compute(value) : NaN;
  return Number.isNaN(result) ? undefined : result;
}

/** `math.pi` and `numpy.pi` alike; of other modules the full name, which is no number. */
function mathematical(qualifiedName: string): string {
  return qualifiedName.replace(/^(?:math|numpy|torch|jax\.numpy)\.(?=\w+$)/, "");
}

const numbers: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
  ["inf", Infinity],
  ["tau", 2 * Math.PI],
]);

const functions: ReadonlyMap<string, (value: number) => number> = new Map([
  ["sqrt", Math.sqrt],
  ["exp", Math.exp],
  ["log", Math.log],
]);
