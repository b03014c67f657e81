import { makesArray, makesList, needsList, reshapes } from "../arrayCalls.ts";
import { type Flaw, needsListFlaw, notRead, reshaped, tooManyNumbers, troubled } from "../flaws.ts";
import type { Span } from "../reading.ts";
import { splitName } from "../scan/namedNumber.ts";
import { maxCount } from "../tensor.ts";
import { evaluateScalar, type Failing, isArray, type Scope } from "./expressionScalars.ts";
import { isTrouble, type Scalar } from "./pythonArithmetic.ts";
import type { Call, Expression } from "./pythonExpression.ts";
import { ignoredArguments, type Sequence, sequenceCall } from "./sequences.ts";

/** The argument that `np.array(…)`, `list(…)` and their like make an array of. */
export function arrayArgument(
  call: Call & Span,
  scope: Scope,
  run: Failing,
): Expression | undefined {
  const { module, name } = splitName(call.name);
  const [argument] = call.positional;
  const isKnown = makesArray(name) || (module === "" && makesList(name));
  if (!isKnown || !argument) run.flaw ??= notRead(run.text, call.from);
  else if ([...call.keyword.keys()].some(reshapes)) run.flaw ??= reshaped(call.from);
  else if (needsList(name) && !isListLike(argument, scope)) {
    run.flaw ??= needsListFlaw(call.name, call.from);
  } else return argument;
  return undefined;
}

/** Calls count as lists, since those that give a number are few and not written there. */
function isListLike(expression: Expression, scope: Scope): boolean {
  if (expression.kind === "name") {
    const value = scope.get(expression.name);
    return value !== undefined && isArray(value);
  }
  return ["list", "comprehension", "call"].includes(expression.kind);
}

/** The numbers of `range(…)` and its like; undefined for other calls, and with a flaw set. */
export function sequenceOf(call: Call & Span, scope: Scope, run: Failing): Sequence | undefined {
  const { module, name } = splitName(call.name);
  const known = sequenceCall(module, name);
  if (!known) return undefined;
  const refuse = (flaw: Flaw): Sequence | undefined => {
    run.flaw ??= flaw;
    return undefined;
  };
  const args = new Map<string, Scalar>();
  const names = known.names[call.positional.length - 1];
  if (call.positional.length > 0 && !names) return refuse(notRead(run.text, call.from));
  const written = [
    ...call.positional.map((argument, i) => [names?.[i] ?? "", argument] as const),
    ...call.keyword,
  ];
  for (const [argumentName, argument] of written) {
    if (ignoredArguments.has(argumentName)) continue;
    if (!argument) return refuse(notRead(run.text, call.from));
    const value = evaluateScalar(argument, scope, run);
    if (value === undefined) return undefined;
    args.set(argumentName, value);
  }
  const sequence = known.make(module, args);
  if (isTrouble(sequence)) return refuse(troubled(run.text, call, sequence.trouble));
  return sequence.count > maxCount ? refuse(tooManyNumbers(call.from)) : sequence;
}
