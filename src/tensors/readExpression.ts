import { childrenOf, parsing, type SyntaxNode, type Tree } from "../python/syntax.ts";
import { boundNumbers } from "./expression/boundNumbers.ts";
import { collected, emptyCollector } from "./collector.ts";
import { convertExpression, isFlaw } from "./expression/convertExpression.ts";
import { collectNumbers, type Evaluation } from "./expression/expressionNumbers.ts";
import type { ArrayView, Scope } from "./expression/expressionScalars.ts";
import { freeNames, generates, nonFiniteIn, replacedBy } from "./expression/expressionStyle.ts";
import {
  type Flaw,
  noNumbers,
  notPython,
  notRead,
  secondArray,
  tooDeep,
  unknownName,
} from "./flaws.ts";
import { constantValue } from "./scan/namedNumber.ts";
import { runInSlices } from "../pace.ts";
import { placeText } from "./place.ts";
import type { Scalar } from "./expression/pythonArithmetic.ts";
import type { Expression } from "./expression/pythonExpression.ts";
import type { Outcome, Reading } from "./reading.ts";
import { countText } from "./tensor.ts";

/** Longer texts are data, not expressions. */
const longestExpression = 50_000;

/**
 * Reads Python expressions that describe numbers: `range(…)`, `np.linspace(…)`, comprehensions,
 * arithmetic, names that are bound to numbers. Nothing is executed.
 */
export async function readExpression(reading: Reading): Promise<Outcome | undefined> {
  const { text, origin, pace } = reading;
  const refuse = (flaw: Flaw): Outcome => ({
    kind: "problem",
    problem: flaw.sentence(placeText(text, flaw.at, origin)),
  });
  if (text.length > longestExpression) {
    const problem = `The selection is longer than ${countText(longestExpression)} characters and not numbers alone; select less.`;
    return { kind: "otherForm", problem };
  }

  const base = significantStart(text);
  const deepAt = tooDeepAt(text);
  if (deepAt !== undefined) return refuse(tooDeep(deepAt));
  const tree = await runInSlices(parsing(withWholeFloats(text.slice(base))), pace);
  if (!tree) return undefined;
  const error = firstError(tree);
  if (error !== undefined) {
    const outcome = refuse(notPython(text, base + error));
    // Where only the end is missing, no reader knows better.
    return /\S/.test(text.slice(base + error)) ? { ...outcome, kind: "otherForm" } : outcome;
  }
  const nodes = valueNodes(tree, text, base);
  if ("sentence" in nodes) return refuse(nodes);
  const converted = convertExpression(nodes, text, base);
  if (isFlaw(converted)) return refuse(converted);
  const expression = withoutPrint(converted);
  const scope = await resolveNames(expression, reading);
  if ("sentence" in scope) return refuse(scope);

  const isGenerated = generates(expression, scope);
  const collector = emptyCollector(text, { keepPlaces: !isGenerated });
  const run: Evaluation = { text, flaw: undefined, steps: 0, hasFloats: false };
  const isDone = await runInSlices(collectNumbers(expression, scope, collector, run), pace);
  if (run.flaw) return refuse(run.flaw);
  const result = isDone && (await runInSlices(collected(collector), pace));
  if (!result) return undefined;
  const { from, to } = expression;
  const value = {
    tensor: result.tensor,
    text,
    array: { from, to },
    written: isGenerated ? replacedBy(expression) : result.written,
    hasFloats: run.hasFloats,
    nonFinite: nonFiniteIn(expression),
    origin,
  };
  return { kind: "read", value };
}

/** Where brackets are nested too deeply to be parsed in good time; undefined where they are not. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\](){}]/g)) {
    depth = "[({".includes(bracket) ? depth + 1 : Math.max(depth - 1, 0);
    if (depth > deepestBrackets) return index;
  }
  return undefined;
}

const deepestBrackets = 100;

/** The offset of the first character that is neither blank nor in a comment. */
function significantStart(text: string): number {
  return /^(?:\s|#[^\n]*(?:\n|$))*/.exec(text)?.[0].length ?? 0;
}

/**
 * The same text with `5.` as `50`, since the grammar takes `5.` for the start of an attribute.
 *
 * Only the tree is made of this; values come from the text itself.
 */
function withWholeFloats(text: string): string {
  const wholeFloat = /(?<![\w.])(\d[\d_]*)\.(?=e[+-]?\d|[^\w.]|$)/gi;
  return text.replace(wholeFloat, (_, digits: string) => `${digits}0`);
}

function firstError(tree: Tree): number | undefined {
  let at: number | undefined;
  tree.iterate({
    enter({ type, from }) {
      if (type.isError) at ??= from;
      return at === undefined;
    },
  });
  return at;
}

/** The nodes of the one value in the text, commas included: what is printed, returned or assigned. */
function valueNodes(tree: Tree, text: string, base: number): readonly SyntaxNode[] | Flaw {
  const statements = childrenOf(tree.topNode).flatMap((statement) =>
    statement.name === "StatementGroup" ? childrenOf(statement) : [statement],
  );
  const [statement, second] = statements.filter(({ name }) => name !== ";");
  if (second) return secondArray(base + second.from);
  if (!statement) return noNumbers(base);
  const children = childrenOf(statement);
  switch (statement.name) {
    case "ExpressionStatement":
      return children;
    case "AssignStatement":
      return children.slice(children.findLastIndex(({ name }) => name === "AssignOp") + 1);
    case "ReturnStatement":
      return children.slice(1);
    default:
      return notRead(text, base);
  }
}

/** What a `print(…)` around everything prints. */
function withoutPrint(expression: Expression): Expression {
  if (expression.kind !== "call" || expression.name !== "print") return expression;
  const [argument, ...others] = expression.positional;
  return argument && others.length === 0 ? argument : expression;
}

/** What the names in the expression stand for, or which one is not known. */
async function resolveNames(expression: Expression, reading: Reading): Promise<Scope | Flaw> {
  const scope = new Map<string, Scalar | ArrayView>();
  for (const [name, at] of freeNames(expression)) {
    const known = await reading.resolve(name);
    const constant = constantValue("", name);
    if (!("trouble" in known)) scope.set(name, boundNumbers(known));
    else if (constant !== undefined) scope.set(name, constant);
    else return unknownName(at, name, known.trouble);
  }
  return scope;
}
