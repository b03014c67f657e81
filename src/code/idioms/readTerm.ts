import { readCallArguments } from "../../python/callArguments.ts";
import { readLiteral } from "../../python/literals.ts";
import { childrenOf, type SyntaxNode, withoutParentheses } from "../../python/syntax.ts";
import { simplifyCall } from "./simplifyCall.ts";
import { choiceOf, lastPart, numberTerm, powerOf, productOf, sumOf, type Term } from "./term.ts";

/** Where expressions are read: the text, and what names in it stand for. */
export interface TermSource {
  readonly text: string;
  /** The canonical name of a callable or a constant; undefined for what the file itself makes. */
  nameOf(expression: SyntaxNode): string | undefined;
}

/** How many nodes of an expression are looked into; formulas of activations have some twenty. */
const mostNodes = 80;

/** Inputs of formulas are shorter; a sum of a thousand terms is nested a thousand times. */
const longestName = 400;

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
    return simplifyCall(called.name, positional, keyword);
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
    // Two long texts are not compared: each is a name of its own.
    if (to - from > longestName) return { kind: "name", text: `${from}:${to}` };
    return { kind: "name", text: source.text.slice(from, to).replace(/\s+/g, "") };
  }

  return read(expression);
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
