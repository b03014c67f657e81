import { type Flaw, notRead, troubled } from "../flaws.ts";
import { splitName } from "../scan/namedNumber.ts";
import {
  calculate,
  compare,
  isTrouble,
  isTruthy,
  negate,
  type Scalar,
  toFloat,
  type Trouble,
} from "./pythonArithmetic.ts";
import type { Call, Expression } from "./pythonExpression.ts";
import type { Span } from "../reading.ts";

/** A part of a tensor: what a name stands for while a loop runs over rows. */
export interface ArrayView {
  readonly data: Float64Array;
  readonly shape: readonly number[];
  /** Index of its first number. */
  readonly from: number;
  /** Whether the number at an index of `data` is a float for Python. */
  readonly isFloat: (index: number) => boolean;
}

/** What names stand for. */
export type Scope = ReadonlyMap<string, Scalar | ArrayView>;

/** What stopped an evaluation, if anything did. */
export interface Failing {
  readonly text: string;
  flaw: Flaw | undefined;
}

/** Whether a name stands for an array. */
export function isArray(value: Scalar | ArrayView): value is ArrayView {
  return typeof value === "object";
}

/** The number that an expression stands for; undefined, with `failing.flaw` set, where it is none. */
export function evaluateScalar(
  expression: Expression,
  scope: Scope,
  failing: Failing,
): Scalar | undefined {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "name": {
      const value = scope.get(expression.name);
      return value === undefined || isArray(value) ? refuse(expression, failing) : value;
    }
    case "sign": {
      const operand = evaluateScalar(expression.operand, scope, failing);
      if (operand === undefined) return undefined;
      return expression.operator === "-" ? negate(operand) : negate(negate(operand));
    }
    case "not": {
      const operand = evaluateScalar(expression.operand, scope, failing);
      return operand === undefined ? undefined : !isTruthy(operand);
    }
    case "arithmetic": {
      const left = evaluateScalar(expression.left, scope, failing);
      if (left === undefined) return undefined;
      const right = evaluateScalar(expression.right, scope, failing);
      if (right === undefined) return undefined;
      return settle(calculate(expression.operator, left, right), expression, failing);
    }
    case "comparison":
      return evaluateComparison(expression, scope, failing);
    case "logic": {
      const left = evaluateScalar(expression.left, scope, failing);
      if (left === undefined || isTruthy(left) === (expression.operator === "or")) return left;
      return evaluateScalar(expression.right, scope, failing);
    }
    case "conditional": {
      const condition = evaluateScalar(expression.condition, scope, failing);
      if (condition === undefined) return undefined;
      const chosen = isTruthy(condition) ? expression.yes : expression.no;
      return evaluateScalar(chosen, scope, failing);
    }
    case "call":
      return evaluateCall(expression, scope, failing);
    case "list":
    case "comprehension":
      return refuse(expression, failing);
  }
}

function evaluateComparison(
  { operands, operators }: Extract<Expression, { kind: "comparison" }>,
  scope: Scope,
  failing: Failing,
): boolean | undefined {
  const [first, ...others] = operands;
  let left = first && evaluateScalar(first, scope, failing);
  for (const [i, operand] of others.entries()) {
    const right = evaluateScalar(operand, scope, failing);
    const operator = operators[i];
    if (left === undefined || right === undefined || !operator) return undefined;
    if (!compare(operator, left, right)) return false;
    left = right;
  }
  return true;
}

/** `abs(x)`, `max(0, x)`: the built-in functions that activations are written with. */
function evaluateCall(call: Call & Span, scope: Scope, failing: Failing): Scalar | undefined {
  const args: Scalar[] = [];
  if (!scalarCalls.has(call.name) || call.keyword.size > 0) return refuse(call, failing);
  for (const argument of call.positional) {
    if (!argument) return refuse(call, failing);
    const value = evaluateScalar(argument, scope, failing);
    if (value === undefined) return undefined;
    args.push(value);
  }
  const [first, ...others] = args;
  const takesOne = call.name !== "min" && call.name !== "max";
  if (first === undefined || takesOne !== (others.length === 0)) return refuse(call, failing);
  switch (call.name) {
    case "abs":
      return compare("<", first, 0) || Object.is(first, -0) ? negate(first) : negate(negate(first));
    case "float":
      return settle(toFloat(first), call, failing);
    case "int":
      return settle(toInteger(first), call, failing);
    case "max":
      return others.reduce((best, other) => (compare(">", other, best) ? other : best), first);
    default:
      return others.reduce((best, other) => (compare("<", other, best) ? other : best), first);
  }
}

const scalarCalls: ReadonlySet<string> = new Set(["abs", "float", "int", "max", "min"]);

/** Whether a call by this name gives a number. */
export function givesScalar(name: string): boolean {
  return scalarCalls.has(name) && splitName(name).module === "";
}

function toInteger(scalar: Scalar): Scalar | Trouble {
  if (typeof scalar !== "number") return BigInt(scalar);
  return Number.isFinite(scalar) ? BigInt(Math.trunc(scalar)) : { trouble: "has no integer value" };
}

function settle(
  result: Scalar | Trouble,
  expression: Expression,
  failing: Failing,
): Scalar | undefined {
  if (!isTrouble(result)) return result;
  failing.flaw ??= troubled(failing.text, expression, result.trouble);
  return undefined;
}

function refuse({ from }: Expression, failing: Failing): Scalar | undefined {
  failing.flaw ??= notRead(failing.text, from);
  return undefined;
}
