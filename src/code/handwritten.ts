import { readCallArguments } from "../python/callArguments.ts";
import { readLiteral } from "../python/literals.ts";
import { meaningOf, type PythonSource } from "../python/names.ts";
import { childrenOf, enclosing, type SyntaxNode, withoutParentheses } from "../python/syntax.ts";

/** An activation that the source computes by hand. */
export interface HandWritten {
  readonly activation: string;
  /** What was recognised, for the reader: `numpy.maximum(0, x)`. */
  readonly form: string;
  /** The expression that the function is applied to. */
  readonly input?: SyntaxNode;
  /** Parameters written as numbers, or as expressions that the source does not tell. */
  readonly parameters: Readonly<Record<string, number | string>>;
}

/**
 * The activation that a call of `max` or `numpy.maximum` computes.
 *
 * `max(0, i - 1)` and `np.maximum(boxes, 0)` clip; the same call is ReLU where it is all that a
 * function of one number returns, or where zero comes first and a pre-activation second.
 */
export function readMaximum(call: SyntaxNode, source: PythonSource): HandWritten | undefined {
  const callee = call.firstChild;
  const name = callee && maximumName(callee, source);
  if (!name) return undefined;
  const { positional, keyword } = readCallArguments(call, source.text);
  const [first, second] = positional;
  if (!first || !second || positional.length > 2 || keyword.size > 0) return undefined;
  const zeroFirst = readLiteral(first, source.text) === 0;
  if (!zeroFirst && readLiteral(second, source.text) !== 0) return undefined;
  const input = zeroFirst ? second : first;
  const isActivation =
    isWholeFunction(call, input, source) ||
    (name === "numpy.maximum" && zeroFirst && isPreActivation(input, source));
  if (!isActivation) return undefined;
  return {
    activation: "relu",
    form: zeroFirst ? `${name}(0, x)` : `${name}(x, 0)`,
    input,
    parameters: {},
  };
}

/** The activation that the body of `def f(x): …` or `f = lambda x: …` computes. */
export function readFunction(
  definition: SyntaxNode,
  source: PythonSource,
): HandWritten | undefined {
  const parameter = soleParameter(definition, source);
  if (parameter === undefined) return undefined;
  const [returned, otherwise, condition] = returnedBy(definition) ?? [];
  if (!returned) return undefined;
  if (condition && otherwise)
    return readBranches(condition, returned, otherwise, parameter, source);
  const expression = withoutParentheses(returned);
  if (expression.name === "ConditionalExpression") {
    const [then, , test, , other] = childrenOf(expression);
    return then && test && other ? readBranches(test, then, other, parameter, source) : undefined;
  }
  if (expression.name !== "CallExpression") return undefined;
  const maximum = readMaximum(expression, source);
  return maximum?.input && isName(maximum.input, parameter, source) ? maximum : undefined;
}

function maximumName(callee: SyntaxNode, source: PythonSource): string | undefined {
  const meaning = meaningOf(callee, source);
  if (meaning?.kind === "unbound" && meaning.name === "max") return "max";
  const isNumpy = meaning?.kind === "imported" && meaning.qualifiedName === "numpy.maximum";
  return isNumpy ? meaning.qualifiedName : undefined;
}

/** Whether a call is all that is returned for the input: `def`, `lambda` or `[… for x in …]`. */
function isWholeFunction(call: SyntaxNode, input: SyntaxNode, source: PythonSource): boolean {
  const parent = call.parent;
  // A lambda that is passed on, `key=lambda v: max(v, 0)`, orders or filters.
  const isPassedOn = parent?.name === "LambdaExpression" && parent.parent?.name === "ArgList";
  if (isPassedOn) return false;
  if (parent?.name === "ReturnStatement" || parent?.name === "LambdaExpression") {
    const definition =
      parent.name === "LambdaExpression" ? parent : enclosing(call, "FunctionDefinition");
    const parameter = definition && soleParameter(definition, source);
    return parameter !== undefined && isName(input, parameter, source);
  }
  // `[max(0, t) for t in starts]` clips indices; ReLU is written with a float.
  if (parent?.name !== "ArrayComprehensionExpression" || !hasFloat(call, source)) return false;
  const variable = parent.getChild("VariableName");
  return variable !== null && isName(input, source.text.slice(variable.from, variable.to), source);
}

function hasFloat(call: SyntaxNode, source: PythonSource): boolean {
  const { positional } = readCallArguments(call, source.text);
  return positional.some(({ from, to }) => /^[0.]*\.[0.]*$/.test(source.text.slice(from, to)));
}

/** A plain name, or a sum with a matrix product in it: what stands before an activation. */
function isPreActivation(input: SyntaxNode, source: PythonSource): boolean {
  const node = withoutParentheses(input);
  if (node.name === "VariableName") return true;
  const text = source.text.slice(node.from, Math.min(node.to, node.from + longestPreActivation));
  return /@|\b(?:dot|matmul|einsum)\s*\(/.test(text);
}

/** How far a matrix product is looked for. */
const longestPreActivation = 200;

/** The one parameter without a default, `self` aside; undefined where there are more or none. */
function soleParameter(definition: SyntaxNode, source: PythonSource): string | undefined {
  const list = definition.getChild("ParamList");
  const names = list
    ?.getChildren("VariableName")
    .filter(({ prevSibling }) => prevSibling?.name !== "AssignOp")
    .filter((name) => !hasDefault(name))
    .map(({ from, to }) => source.text.slice(from, to))
    .filter((name) => name !== "self");
  return names?.length === 1 ? names[0] : undefined;
}

function hasDefault(parameter: SyntaxNode): boolean {
  const next = parameter.nextSibling;
  return (next?.name === "TypeDef" ? next.nextSibling : next)?.name === "AssignOp";
}

/** What a function returns: one expression, or two with the condition that decides. */
function returnedBy(
  definition: SyntaxNode,
): [SyntaxNode] | [SyntaxNode, SyntaxNode, SyntaxNode] | undefined {
  if (definition.name === "LambdaExpression") {
    const last = definition.lastChild;
    return last ? [last] : undefined;
  }
  const body = definition.getChild("Body");
  const statements = body && statementsOf(body);
  const [first, second] = statements ?? [];
  if (!first) return undefined;
  if (first.name === "ReturnStatement" && !second) {
    const value = returnedValue(first);
    return value && [value];
  }
  if (first.name !== "IfStatement") return undefined;
  const parts = childrenOf(first);
  const bodies = first.getChildren("Body");
  const condition = parts[1];
  const isPlain = parts.every(({ name }) => name !== "elif");
  const then = bodies[0] && soleReturn(bodies[0]);
  const otherwise = bodies[1]
    ? second
      ? undefined
      : soleReturn(bodies[1])
    : second?.name === "ReturnStatement" && statements?.length === 2
      ? returnedValue(second)
      : undefined;
  return condition && isPlain && then && otherwise ? [then, otherwise, condition] : undefined;
}

/** The statements of a body, its docstring left out. */
function statementsOf(body: SyntaxNode): SyntaxNode[] {
  return childrenOf(body).filter(
    (node) =>
      node.name !== ":" &&
      !(node.name === "ExpressionStatement" && /String$/.test(node.firstChild?.name ?? "")),
  );
}

function soleReturn(body: SyntaxNode): SyntaxNode | undefined {
  const [statement, more] = statementsOf(body);
  return statement?.name === "ReturnStatement" && !more ? returnedValue(statement) : undefined;
}

function returnedValue(statement: SyntaxNode): SyntaxNode | undefined {
  const [, value, more] = childrenOf(statement);
  return more ? undefined : value;
}

/** `x if x > 0 else 0` and `x if x > 0 else slope * x`, and the same turned around. */
function readBranches(
  condition: SyntaxNode,
  then: SyntaxNode,
  otherwise: SyntaxNode,
  parameter: string,
  source: PythonSource,
): HandWritten | undefined {
  const sign = readSignTest(condition, parameter, source);
  if (!sign) return undefined;
  const [positive, negative] = sign === "positive" ? [then, otherwise] : [otherwise, then];
  if (!isName(positive, parameter, source)) return undefined;
  const literal = readLiteral(negative, source.text);
  if (literal === 0) {
    return { activation: "relu", form: "x if x > 0 else 0", parameters: {} };
  }
  const slope = readSlope(negative, parameter, source);
  if (slope === undefined) return undefined;
  return {
    activation: "leaky_relu",
    form: "x if x > 0 else α·x",
    parameters: { negative_slope: slope },
  };
}

/** Which sign of the parameter a comparison with 0 selects. */
function readSignTest(
  condition: SyntaxNode,
  parameter: string,
  source: PythonSource,
): "positive" | "negative" | undefined {
  const [left, operator, right, more] = childrenOf(withoutParentheses(condition));
  if (!left || operator?.name !== "CompareOp" || !right || more) return undefined;
  const symbol = source.text.slice(operator.from, operator.to);
  const isGreater = symbol === ">" || symbol === ">=";
  if (!isGreater && symbol !== "<" && symbol !== "<=") return undefined;
  if (isName(left, parameter, source) && readLiteral(right, source.text) === 0) {
    return isGreater ? "positive" : "negative";
  }
  if (isName(right, parameter, source) && readLiteral(left, source.text) === 0) {
    return isGreater ? "negative" : "positive";
  }
  return undefined;
}

/** The factor of `slope * x`: a number, or the expression where it is not one. */
function readSlope(
  expression: SyntaxNode,
  parameter: string,
  source: PythonSource,
): number | string | undefined {
  const node = withoutParentheses(expression);
  const [left, operator, right] = childrenOf(node);
  if (node.name !== "BinaryExpression" || !left || !operator || !right) return undefined;
  if (source.text.slice(operator.from, operator.to) !== "*") return undefined;
  const factor = isName(right, parameter, source)
    ? left
    : isName(left, parameter, source)
      ? right
      : undefined;
  if (!factor) return undefined;
  const literal = readLiteral(factor, source.text);
  if (typeof literal === "number") return literal;
  const isOtherName =
    /^(?:Variable|Member)/.test(factor.name) && !isName(factor, parameter, source);
  return isOtherName ? source.text.slice(factor.from, factor.to) : undefined;
}

function isName(expression: SyntaxNode, name: string, source: PythonSource): boolean {
  const node = withoutParentheses(expression);
  return node.name === "VariableName" && source.text.slice(node.from, node.to) === name;
}
