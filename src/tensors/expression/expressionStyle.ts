import { makesArray, makesList } from "../arrayCalls.ts";
import { givesScalar, isArray, type Scope } from "./expressionScalars.ts";
import { splitName } from "../scan/namedNumber.ts";
import { type Expression, partsOf } from "./pythonExpression.ts";
import {
  type GeneratedNumbers,
  type NonFiniteSpelling,
  nonFiniteOf,
  pythonNonFinite,
} from "../reading.ts";
import { listMaker, sequenceCall } from "./sequences.ts";

/** The names in an expression that it does not bind itself, each where it is met first. */
export function freeNames(expression: Expression): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  collectNames(expression, new Set(), found);
  return found;
}

function collectNames(
  expression: Expression,
  bound: ReadonlySet<string>,
  found: Map<string, number>,
): void {
  if (expression.kind === "name") {
    const { name, from } = expression;
    if (!bound.has(name) && !found.has(name)) found.set(name, from);
  } else if (expression.kind === "comprehension") {
    const inner = new Set(bound);
    for (const clause of expression.clauses) {
      if (clause.kind === "if") collectNames(clause.condition, inner, found);
      else {
        // An iterable does not see the name of its own loop.
        collectNames(clause.iterable, inner, found);
        inner.add(clause.target);
      }
    }
    collectNames(expression.element, inner, found);
  } else if (expression.kind === "call") {
    for (const part of readArguments(expression)) collectNames(part, bound, found);
  } else {
    for (const part of partsOf(expression)) collectNames(part, bound, found);
  }
}

/** The arguments that numbers come from; a dtype need not be known, nor what an unknown call takes. */
function readArguments(call: Extract<Expression, { kind: "call" }>): readonly Expression[] {
  const { module, name } = splitName(call.name);
  const parts = partsOf(call);
  if (givesScalar(call.name)) return parts;
  if (sequenceCall(module, name)) {
    return [...parts, ...[...call.keyword.values()].filter((part) => part !== undefined)];
  }
  return makesArray(name) || makesList(name) ? parts.slice(0, 1) : [];
}

/** Whether numbers come from elsewhere than their own place in the text. */
export function generates(expression: Expression, scope: Scope): boolean {
  switch (expression.kind) {
    case "comprehension":
      return true;
    case "list":
      return expression.items.some((item) => generates(item, scope));
    case "name": {
      const value = scope.get(expression.name);
      return value !== undefined && isArray(value);
    }
    case "call": {
      const { module, name } = splitName(expression.name);
      const [first] = expression.positional;
      if (sequenceCall(module, name)) return true;
      const isMaker = makesArray(name) || makesList(name);
      return isMaker && first !== undefined && generates(first, scope);
    }
    case "number":
    case "sign":
    case "not":
    case "arithmetic":
    case "comparison":
    case "logic":
    case "conditional":
      return false;
  }
}

/** What a list of results replaces: the numbers' description inside of `np.array(…)` and its like. */
export function replacedBy(expression: Expression): GeneratedNumbers {
  let inner = expression;
  while (inner.kind === "call" && makesArray(splitName(inner.name).name)) {
    const [argument] = inner.positional;
    if (!argument) break;
    inner = argument;
  }
  const { from, to } = inner;
  const { module, name } = splitName(inner.kind === "call" ? inner.name : "");
  const maker = sequenceCall(module, name) ? listMaker(module, name) : "";
  return { kind: "generated", replaced: { from, to }, maker };
}

/** How NaN and Infinity are written where the expression stands. */
export function nonFiniteIn(expression: Expression): NonFiniteSpelling {
  const module = moduleOfConstant(expression) ?? moduleOfArray(expression);
  return module ? nonFiniteOf(module) : pythonNonFinite;
}

function moduleOfConstant(expression: Expression): string | undefined {
  if (expression.kind === "number" && expression.module) return expression.module;
  for (const part of partsOf(expression)) {
    const module = moduleOfConstant(part);
    if (module !== undefined) return module;
  }
  return undefined;
}

/** `np` of `np.array(…)`, `np.arange(…)`: modules of this kind have `nan` and `inf`. */
function moduleOfArray(expression: Expression): string | undefined {
  if (expression.kind !== "call") return undefined;
  const { module, name } = splitName(expression.name);
  const isOfNumPy =
    /array$|^arange$|^linspace$/.test(name) && !/(?:^|\.)(?:torch|tf|tensorflow)$/.test(module);
  return isOfNumPy && module !== "" ? module : undefined;
}
