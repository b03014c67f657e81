import {
  addNumber,
  closeList,
  collected,
  type Collector,
  emptyCollector,
  openList,
} from "../collector.ts";
import { type Flaw, notRead, tooManySteps, troubled, truthValue } from "../flaws.ts";
import type { Work } from "../../pace.ts";
import { excerpt } from "../place.ts";
import type { Span } from "../reading.ts";
import { countOf, maxCount } from "../tensor.ts";
import { pythonScalar } from "./boundNumbers.ts";
import { arrayArgument, sequenceOf } from "./calledNumbers.ts";
import {
  type ArrayView,
  evaluateScalar,
  type Failing,
  givesScalar,
  isArray,
  type Scope,
} from "./expressionScalars.ts";
import { isTrouble, isTruthy, type Scalar, toFloat } from "./pythonArithmetic.ts";
import type { Call, Comprehension, Expression } from "./pythonExpression.ts";

/** An expression on its way to numbers. */
export interface Evaluation extends Failing {
  /** Passes through loops so far, those that a condition skipped included. */
  steps: number;
  /** Some number is a float for Python. */
  hasFloats: boolean;
}

const maxSteps = 2 * maxCount;
/** Steps between two chances to pause. */
const stride = 64;

/** Adds all numbers that an expression stands for. False, with a flaw set, where there are none. */
export function* collectNumbers(
  expression: Expression,
  scope: Scope,
  collector: Collector,
  run: Evaluation,
): Work<boolean> {
  switch (expression.kind) {
    case "list":
      if (!open(expression, collector, run)) return false;
      for (const item of expression.items) {
        if (!(yield* collectNumbers(item, scope, collector, run))) return false;
      }
      return close(collector, run);
    case "comprehension": {
      if (!open(expression, collector, run)) return false;
      const isDone = yield* runClauses(expression, 0, new Map(scope), collector, run);
      return isDone && close(collector, run);
    }
    case "call":
      return givesScalar(expression.name)
        ? collectScalar(expression, scope, collector, run)
        : yield* collectCall(expression, scope, collector, run);
    case "name": {
      const value = scope.get(expression.name);
      return value !== undefined && isArray(value)
        ? yield* collectArray(value, 0, value.from, expression, collector, run)
        : collectScalar(expression, scope, collector, run);
    }
    case "number":
    case "sign":
    case "not":
    case "arithmetic":
    case "comparison":
    case "logic":
    case "conditional":
      return collectScalar(expression, scope, collector, run);
  }
}

/** Runs the loops and conditions from the i-th on; `scope` holds the loops' names meanwhile. */
function* runClauses(
  comprehension: Comprehension,
  i: number,
  scope: Map<string, Scalar | ArrayView>,
  collector: Collector,
  run: Evaluation,
): Work<boolean> {
  const clause = comprehension.clauses[i];
  if (!clause) return yield* collectNumbers(comprehension.element, scope, collector, run);
  if (clause.kind === "if") {
    const condition = evaluateScalar(clause.condition, scope, run);
    if (condition === undefined) return false;
    return isTruthy(condition)
      ? yield* runClauses(comprehension, i + 1, scope, collector, run)
      : true;
  }
  const items = yield* iterate(clause.iterable, scope, run);
  if (!items) return false;
  for (let k = 0; k < items.count; k++) {
    if (++run.steps > maxSteps) return fail(run, tooManySteps(clause.iterable.from, maxSteps));
    if (run.steps % stride === 0) yield;
    scope.set(clause.target, items.at(k));
    if (!(yield* runClauses(comprehension, i + 1, scope, collector, run))) return false;
  }
  return true;
}

/** What a loop takes one by one. */
interface Items {
  readonly count: number;
  readonly at: (index: number) => Scalar | ArrayView;
}

function* iterate(iterable: Expression, scope: Scope, run: Evaluation): Work<Items | undefined> {
  if (iterable.kind === "call") {
    const sequence = sequenceOf(iterable, scope, run);
    if (run.flaw) return undefined;
    if (sequence) return { count: Number(sequence.count), at: sequence.at };
  }
  const value = iterable.kind === "name" ? scope.get(iterable.name) : undefined;
  if (value !== undefined && isArray(value)) return itemsOf(value, iterable, run);

  const inner = emptyCollector(run.text, { keepPlaces: false });
  // Whether these items are floats says nothing about the results.
  const innerRun: Evaluation = { ...run, hasFloats: false };
  const isDone = yield* collectNumbers(iterable, scope, inner, innerRun);
  run.steps = innerRun.steps;
  run.flaw ??= innerRun.flaw;
  if (!isDone) return undefined;
  const { data, shape } = (yield* collected(inner)).tensor;
  return itemsOf({ data, shape, from: 0, isFloat: () => innerRun.hasFloats }, iterable, run);
}

function itemsOf(view: ArrayView, { from }: Span, run: Evaluation): Items | undefined {
  const { data, isFloat } = view;
  const [count, ...shape] = view.shape;
  if (count === undefined) {
    run.flaw ??= notRead(run.text, from);
    return undefined;
  }
  const size = countOf(shape);
  return {
    count,
    at(index) {
      const start = view.from + index * size;
      return shape.length > 0
        ? { data, shape, from: start, isFloat }
        : pythonScalar(data[start] ?? NaN, isFloat(start));
    },
  };
}

function* collectCall(
  call: Call & Span,
  scope: Scope,
  collector: Collector,
  run: Evaluation,
): Work<boolean> {
  const sequence = sequenceOf(call, scope, run);
  if (sequence) {
    if (!open(call, collector, run)) return false;
    for (let k = 0; k < sequence.count; k++) {
      if (k % 1024 === 1023) yield;
      if (!addScalar(sequence.at(k), call, collector, run)) return false;
    }
    return close(collector, run);
  }
  const argument = run.flaw ? undefined : arrayArgument(call, scope, run);
  return argument ? yield* collectNumbers(argument, scope, collector, run) : false;
}

function* collectArray(
  view: ArrayView,
  axis: number,
  from: number,
  span: Span,
  collector: Collector,
  run: Evaluation,
): Work<boolean> {
  const [length, ...rest] = view.shape.slice(axis);
  if (length === undefined) {
    const value = pythonScalar(view.data[from] ?? NaN, view.isFloat(from));
    return addScalar(value, span, collector, run);
  }
  if (!open(span, collector, run)) return false;
  const size = countOf(rest);
  for (let k = 0; k < length; k++) {
    if (k % stride === stride - 1) yield;
    if (!(yield* collectArray(view, axis + 1, from + k * size, span, collector, run))) return false;
  }
  return close(collector, run);
}

function collectScalar(
  expression: Expression,
  scope: Scope,
  collector: Collector,
  run: Evaluation,
): boolean {
  const value = evaluateScalar(expression, scope, run);
  return value !== undefined && addScalar(value, expression, collector, run);
}

function addScalar(value: Scalar, span: Span, collector: Collector, run: Evaluation): boolean {
  const { from, to } = span;
  if (typeof value === "boolean") return fail(run, truthValue(from, excerpt(run.text, from, to)));
  const float = toFloat(value);
  if (isTrouble(float)) return fail(run, troubled(run.text, span, float.trouble));
  if (typeof value === "number") run.hasFloats = true;
  return settle(addNumber(collector, float, from, to), run);
}

function open({ from }: Span, collector: Collector, run: Evaluation): boolean {
  return settle(openList(collector, from), run);
}

function close(collector: Collector, run: Evaluation): boolean {
  return settle(closeList(collector), run);
}

function settle(flaw: Flaw | undefined, run: Evaluation): boolean {
  return flaw ? fail(run, flaw) : true;
}

function fail(run: Failing, flaw: Flaw): false {
  run.flaw ??= flaw;
  return false;
}
