import { readCallArguments } from "../python/callArguments.ts";
import type { PythonSource } from "../python/names.ts";
import { childrenOf, enclosing, type SyntaxNode, withoutParentheses } from "../python/syntax.ts";

/** What a function of one number computes: an expression, or two and the condition that decides. */
export interface WholeFunction {
  /** The one parameter without a default, `self` aside. */
  readonly parameter: string;
  readonly returned: SyntaxNode;
  readonly otherwise?: { readonly condition: SyntaxNode; readonly returned: SyntaxNode };
}

/** What `def f(x): …` or `f = lambda x: …` returns, where that is all that it does. */
export function readWholeFunction(
  definition: SyntaxNode,
  source: PythonSource,
): WholeFunction | undefined {
  const parameter = soleParameter(definition, source);
  if (parameter === undefined) return undefined;
  const returned = returnedBy(definition);
  return returned && { parameter, ...returned };
}

/**
 * Whether an expression is all that is computed from a name: the value of a `def`, a `lambda`, or a
 * list comprehension over numbers.
 */
export function isWholeFunction(
  expression: SyntaxNode,
  input: SyntaxNode,
  source: PythonSource,
): boolean {
  let node = expression;
  while (node.parent?.name === "ParenthesizedExpression") node = node.parent;
  const { parent } = node;
  // A lambda that is passed on, `key=lambda v: max(v, 0)`, orders or filters.
  const isPassedOn = parent?.name === "LambdaExpression" && parent.parent?.name === "ArgList";
  const isWhole =
    (parent?.name === "LambdaExpression" && !isPassedOn) || parent?.name === "ReturnStatement";
  const definition = isWhole
    ? enclosing(node, "FunctionDefinition", "LambdaExpression")
    : undefined;
  if (definition) {
    const whole = readWholeFunction(definition, source);
    return (
      whole !== undefined &&
      withoutParentheses(whole.returned).from === withoutParentheses(node).from &&
      isName(input, whole.parameter, source)
    );
  }
  // `[max(0, t) for t in starts]` clips indices; ReLU is written with a float.
  if (parent?.name !== "ArrayComprehensionExpression" || !hasFloat(node, source)) return false;
  const variable = parent.getChild("VariableName");
  return variable !== null && isName(input, source.text.slice(variable.from, variable.to), source);
}

/**
 * Whether a function says by its name that it keeps numbers within bounds; the method that a class is
 * applied by, by that of the class: `NonNeg`.
 */
export function isNamedAsBound(definition: SyntaxNode, source: PythonSource): boolean {
  if (definition.name === "LambdaExpression") return false;
  const around = isApplication(definition, source)
    ? enclosing(definition, "ClassDefinition")
    : undefined;
  const name = (around ?? definition).getChild("VariableName");
  return name !== null && namesOfBounds.test(source.text.slice(name.from, name.to));
}

const namesOfBounds =
  /clip|clamp|bound|limit|crop|floor|positive|negative|non_?neg|valid|safe|hinge|loss|penalty|distance|count|length|size|padding/i;

/** Whether a function is the method by which a class is applied, and so known by the class's name. */
export function isApplication(definition: SyntaxNode, source: PythonSource): boolean {
  const name = definition.getChild("VariableName");
  const { parent } = definition;
  // A static method is decorated.
  const body = parent?.name === "DecoratedStatement" ? parent.parent : parent;
  return (
    body?.parent?.name === "ClassDefinition" &&
    name !== null &&
    ["forward", "call", "__call__"].includes(source.text.slice(name.from, name.to))
  );
}

/** Whether an expression is this very name. */
function isName(expression: SyntaxNode, name: string, source: PythonSource): boolean {
  const node = withoutParentheses(expression);
  return node.name === "VariableName" && source.text.slice(node.from, node.to) === name;
}

function hasFloat(call: SyntaxNode, source: PythonSource): boolean {
  const { positional } = readCallArguments(call, source.text);
  return positional.some(({ from, to }) => /^[0.]*\.[0.]*$/.test(source.text.slice(from, to)));
}

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

function returnedBy(definition: SyntaxNode): Omit<WholeFunction, "parameter"> | undefined {
  if (definition.name === "LambdaExpression") {
    const last = definition.lastChild;
    return last ? { returned: last } : undefined;
  }
  const body = definition.getChild("Body");
  const statements = body ? statementsOf(body) : [];
  // What is bound on the way is looked up where the formula uses it.
  const first = statements.findIndex(({ name }) => name !== "AssignStatement");
  const [statement, next, more] = statements.slice(Math.max(first, 0));
  if (statement?.name === "ReturnStatement" && !next) {
    const returned = returnedValue(statement);
    return returned && { returned };
  }
  return statement?.name === "IfStatement" && !more ? branchesOf(statement, next) : undefined;
}

/** `if c: return a` with `else: return b` in it or `return b` after it. */
function branchesOf(
  statement: SyntaxNode,
  next: SyntaxNode | undefined,
): Omit<WholeFunction, "parameter"> | undefined {
  const parts = childrenOf(statement);
  const [then, other] = statement.getChildren("Body");
  const condition = parts[1];
  if (!condition || !then || parts.some(({ name }) => name === "elif")) return undefined;
  if (other && next) return undefined;
  const returned = soleReturn(then);
  const fallback = other
    ? soleReturn(other)
    : next?.name === "ReturnStatement"
      ? returnedValue(next)
      : undefined;
  if (!returned || !fallback) return undefined;
  return { returned, otherwise: { condition, returned: fallback } };
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
