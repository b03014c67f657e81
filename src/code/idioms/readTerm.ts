import { readCallArguments } from "../../python/callArguments.ts";
import { readLiteral } from "../../python/literals.ts";
import { childrenOf, type SyntaxNode, withoutParentheses } from "../../python/syntax.ts";
import { numberTerm, powerOf, productOf, sumOf, type Term } from "./term.ts";

/** Where expressions are read: the text, and what names in it stand for. */
export interface TermSource {
  readonly text: string;
  /** The canonical name of a callable or a constant; undefined for what the file itself makes. */
  nameOf(expression: SyntaxNode): string | undefined;
}

/** How many nodes of an expression are looked into; formulas of activations have some twenty. */
const mostNodes = 80;

/** Reads an expression into its normal form. What is too large or unknown becomes a plain name. */
export function readTerm(expression: SyntaxNode, source: TermSource): Term {
  let left = mostNodes;

  function read(given: SyntaxNode): Term {
    const node = withoutParentheses(given);
    const term = left-- > 0 ? (termOf(node) ?? opaque(node)) : opaque(node);
    return { ...term, node };
  }

  function termOf(node: SyntaxNode): Term | undefined {
    const literal = /^(?:Number|MemberExpression|None)$/.test(node.name)
      ? readLiteral(node, source.text)
      : undefined;
    if (typeof literal === "number") return numberTerm(literal);
    if (literal === null) return { kind: "none" };
    switch (node.name) {
      case "UnaryExpression":
        return readSign(node);
      case "BinaryExpression":
        return readOperation(node);
      case "ConditionalExpression":
        return readConditional(node);
      case "MemberExpression":
      case "VariableName":
        return readConstant(source.nameOf(node));
      case "CallExpression":
        return readCall(node);
      default:
        return undefined;
    }
  }

  function readSign(node: SyntaxNode): Term | undefined {
    const [operator, operand] = childrenOf(node);
    if (!operator || !operand) return undefined;
    const symbol = source.text.slice(operator.from, operator.to);
    if (symbol === "+") return read(operand);
    return symbol === "-" ? productOf([numberTerm(-1), read(operand)]) : undefined;
  }

  function readOperation(node: SyntaxNode): Term | undefined {
    const [first, operator, second, more] = childrenOf(node);
    if (!first || !operator || !second || more) return undefined;
    const symbol = source.text.slice(operator.from, operator.to);
    const [a, b] = [() => read(first), () => read(second)];
    switch (symbol) {
      case "+":
        return sumOf([a(), b()]);
      case "-":
        return sumOf([a(), productOf([numberTerm(-1), b()])]);
      case "*":
        return productOf([a(), b()]);
      case "/":
        return productOf([a()], [b()]);
      case "**":
        return powerOf(a(), b());
      // At the tie both branches of an activation have one value: it is continuous there.
      case ">":
      case ">=":
        return { kind: "greater", value: a(), than: b() };
      case "<":
      case "<=":
        return { kind: "greater", value: b(), than: a() };
      default:
        return undefined;
    }
  }

  function readConditional(node: SyntaxNode): Term | undefined {
    const [then, , condition, , otherwise] = childrenOf(node);
    if (!then || !condition || !otherwise) return undefined;
    return choiceOf(read(condition), read(then), read(otherwise));
  }

  function readCall(node: SyntaxNode): Term | undefined {
    const callee = node.firstChild;
    const called = callee && calleeOf(callee);
    const args = readCallArguments(node, source.text);
    if (!called || args.unpacksKeyword || args.unpacksPositional) return undefined;
    const positional = [...(called.receiver ? [called.receiver] : []), ...args.positional].map(
      read,
    );
    const keyword = new Map(Array.from(args.keyword, ([name, value]) => [name, read(value)]));
    return simplify(called.name, positional, keyword);
  }

  /** A function under its canonical name, or a method as a function of its receiver. */
  function calleeOf(node: SyntaxNode): { name: string; receiver?: SyntaxNode } | undefined {
    const name = source.nameOf(node);
    if (name !== undefined) return { name };
    const [receiver, dot, method] = node.name === "MemberExpression" ? childrenOf(node) : [];
    if (!receiver || dot?.name !== "." || !method) return undefined;
    return { name: `.${source.text.slice(method.from, method.to)}`, receiver };
  }

  function opaque({ from, to }: SyntaxNode): Term {
    return { kind: "name", text: source.text.slice(from, to).replace(/\s+/g, "") };
  }

  return read(expression);
}

/** `a if c else b` as a term; of `where` the same. */
export function choiceOf(condition: Term, then: Term, otherwise: Term, callee?: string): Term {
  return { kind: "choice", condition, then, otherwise, ...(callee !== undefined && { callee }) };
}

function readConstant(name: string | undefined): Term | undefined {
  // Only a module's attribute: a name of its own may be anything.
  return name?.includes(".") ? constants.get(lastPart(name)) : undefined;
}

const constants: ReadonlyMap<string, Term> = new Map([
  ["pi", numberTerm(Math.PI)],
  ["e", numberTerm(Math.E)],
  ["inf", numberTerm(Infinity)],
]);

/** Calls that are operators, constants or other calls by another name; the rest stays a call. */
function simplify(
  callee: string,
  positional: readonly Term[],
  keyword: ReadonlyMap<string, Term>,
): Term | undefined {
  const [first, second, third] = positional;
  if (!first) return undefined;
  const name = lastPart(callee);
  const isPlain = keyword.size === 0;
  const call = (renamed: string, args: readonly Term[]): Term => ({
    kind: "call",
    callee: callee.slice(0, callee.length - name.length) + renamed,
    positional: args,
    keyword: new Map(),
  });
  if (isPlain && second && !third) {
    if (name === "mul" || name === "multiply") return productOf([first, second]);
    if (name === "div" || name === "divide" || name === "true_divide") {
      return productOf([first], [second]);
    }
    if (name === "add") return sumOf([first, second]);
    if (name === "sub" || name === "subtract") {
      return sumOf([first, productOf([numberTerm(-1), second])]);
    }
    if (name === "pow" || name === "power") return powerOf(first, second);
  }
  if (name === "zeros_like") return numberTerm(0);
  if (name === "ones_like") return numberTerm(1);
  if (isPlain && !second) {
    if (name === "square") return powerOf(first, numberTerm(2));
    if (name === "neg" || name === "negative") return productOf([numberTerm(-1), first]);
    if (name === "sqrt" && first.kind === "number") return numberTerm(Math.sqrt(first.value));
    if (name === "expm1") return sumOf([call("exp", [first]), numberTerm(-1)]);
    if (name === "log1p") return call("log", [sumOf([first, numberTerm(1)])]);
  }
  // What makes a number an array or gives it a type does not change it.
  if (first.kind === "number" && wrappers.has(name)) return first;
  if (name === "where" && second && third) return choiceOf(first, second, third, callee);
  if (clips.has(name)) return clipOf(callee, positional, keyword);
  return { kind: "call", callee, ...withAxis(callee, name, positional, keyword) };
}

const wrappers = new Set(["tensor", "constant", "array", "asarray", "cast", "float32", "float64"]);
const clips = new Set(["clip", "clamp", "clip_by_value", "clamp_"]);

/** A call of `clip` or `clamp` with both bounds by position, `None` for one that is left out. */
function clipOf(
  callee: string,
  positional: readonly Term[],
  keyword: ReadonlyMap<string, Term>,
): Term | undefined {
  const bound = (position: number, ...names: string[]): Term =>
    names.map((name) => keyword.get(name)).find((value) => value) ??
    positional[position] ?? { kind: "none" };
  const [input] = positional;
  const low = bound(1, "min", "a_min", "clip_value_min", "min_value");
  const high = bound(2, "max", "a_max", "clip_value_max", "max_value");
  if (!input || positional.length > 3) return undefined;
  const usual = callee.replace(/_$/, "");
  return { kind: "call", callee: usual, positional: [input, low, high], keyword: new Map() };
}

/** Functions whose second argument is an axis. */
const reductions = new Set(["sum", "reduce_sum", "max", "amax", "softmax", "log_softmax"]);

/** Whether a call only adds numbers up or finds the largest. */
export function isReduction(callee: string): boolean {
  return ["sum", "reduce_sum", "max", "amax", "reduce_max"].includes(lastPart(callee));
}

function withAxis(
  callee: string,
  name: string,
  positional: readonly Term[],
  keyword: ReadonlyMap<string, Term>,
): { positional: readonly Term[]; keyword: ReadonlyMap<string, Term>; axis?: Term } {
  // Python's own `max` compares its arguments.
  if (!reductions.has(name) || callee === name) return { positional, keyword };
  const axis = keyword.get("axis") ?? keyword.get("dim") ?? positional[1];
  const rest = new Map(keyword);
  for (const shape of ["axis", "dim", "keepdims", "keepdim"]) rest.delete(shape);
  return { positional: positional.slice(0, 1), keyword: rest, ...(axis && { axis }) };
}

export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
