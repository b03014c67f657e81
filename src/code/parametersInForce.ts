import { activationById } from "../activations/index.ts";
import type { Activation } from "../activations/definition.ts";
import type { Argument, Spelling } from "../activations/spelling.ts";
import type { CallArguments } from "../python/callArguments.ts";
import { type PythonLiteral, readLiteral } from "../python/literals.ts";
import type { SyntaxNode } from "../python/syntax.ts";
import type { ParameterInForce, UndecidedArgument } from "./use.ts";

/** What a call computes: the activation that its arguments select, with their parameters. */
export interface CallMeaning {
  readonly activation: Activation;
  readonly parameters: readonly ParameterInForce[];
  /** An argument that chooses between activations and whose value the source does not tell. */
  readonly undecided?: UndecidedArgument;
  /** Keyword arguments that the callable does not have. */
  readonly unknownArguments: readonly string[];
}

/** How much of an argument's text is kept to be shown. */
const longestExpression = 80;

/** One argument as the call gives it. */
type Given =
  | { readonly kind: "literal"; readonly literal: PythonLiteral; readonly expression: string }
  | { readonly kind: "dynamic"; readonly expression: string }
  | { readonly kind: "absent" };

/** Reads a call through the signature of its spelling. */
export function readCall(spelling: Spelling, args: CallArguments, text: string): CallMeaning {
  const given = spelling.arguments.map((argument, position) => ({
    argument,
    given: giveArgument(argument, spelling, position, args, text),
  }));
  const activation = selectActivation(spelling, given);
  const parameters = activation.parameters.map((parameter): ParameterInForce => {
    const setter = given.find(({ argument }) => argument.sets === parameter.name);
    if (!setter) {
      const value = spelling.fixed?.[parameter.name] ?? parameter.usual;
      return { parameter, origin: "fixed", value };
    }
    return readParameter(parameter, setter.argument, setter.given);
  });
  const undecided = undecidedBy(given);
  const unknownArguments = unknownArgumentsOf(spelling, args);
  return reduce({
    activation,
    parameters,
    unknownArguments,
    ...(undecided ? { undecided } : {}),
  });
}

/** Only PyTorch's signatures are known in full; Keras layers take many more: `name`, `dtype` … */
function unknownArgumentsOf(spelling: Spelling, args: CallArguments): string[] {
  // Identity takes any argument and ignores it.
  if (spelling.framework !== "pytorch" || spelling.activation === "linear") return [];
  const known = new Set(["out", spelling.input]);
  for (const { name, alsoNamed } of spelling.arguments) {
    known.add(name);
    for (const other of alsoNamed ?? []) known.add(other);
  }
  return Array.from(args.keyword.keys()).filter((name) => !known.has(name));
}

function undecidedBy(
  given: readonly { argument: Argument; given: Given }[],
): UndecidedArgument | undefined {
  for (const { argument, given: value } of given) {
    if (argument.selects && value.kind === "dynamic") {
      return { name: argument.name, expression: value.expression };
    }
  }
  return undefined;
}

function giveArgument(
  argument: Argument,
  spelling: Spelling,
  position: number,
  args: CallArguments,
  text: string,
): Given {
  const names = [argument.name, ...(argument.alsoNamed ?? [])];
  const byName = names.map((name) => args.keyword.get(name)).find((value) => value !== undefined);
  if (byName) return give(byName, text);
  // A function's first positional argument is the input.
  const index = spelling.form === "function" ? position + 1 : position;
  const byPosition = argument.keywordOnly ? undefined : args.positional[index];
  if (byPosition) return give(byPosition, text);
  if (args.unpacksKeyword) return { kind: "dynamic", expression: "**…" };
  if (args.unpacksPositional && !argument.keywordOnly) return { kind: "dynamic", expression: "*…" };
  return { kind: "absent" };
}

function give(node: SyntaxNode, text: string): Given {
  const literal = readLiteral(node, text);
  const expression = text.slice(node.from, Math.min(node.to, node.from + longestExpression));
  return literal === undefined
    ? { kind: "dynamic", expression }
    : { kind: "literal", literal, expression };
}

function selectActivation(
  spelling: Spelling,
  given: readonly { argument: Argument; given: Given }[],
): Activation {
  for (const { argument, given: value } of given) {
    if (value.kind !== "literal") continue;
    const choice = argument.selects?.find(({ literal }) => literal === value.literal);
    const chosen = choice && activationById(choice.activation);
    if (chosen) return chosen;
  }
  const activation = activationById(spelling.activation);
  if (!activation) throw new Error(`${spelling.names[0]} spells an unknown activation`);
  return activation;
}

function readParameter(
  parameter: ParameterInForce["parameter"],
  argument: Argument,
  given: Given,
): ParameterInForce {
  const shared = { parameter, argument: argument.name };
  const assumed = numberOf(argument.default, argument) ?? parameter.usual;
  if (given.kind === "dynamic") {
    return { ...shared, origin: "dynamic", expression: given.expression, assumed };
  }
  const origin = given.kind === "literal" ? "written" : "default";
  const literal = given.kind === "literal" ? given.literal : argument.default;
  const value = numberOf(literal, argument);
  if (value !== undefined) return { ...shared, origin, value };
  if (given.kind === "literal" && given.literal !== null) {
    return { ...shared, origin: "dynamic", expression: given.expression, assumed };
  }
  return { ...shared, origin: "missing", note: argument.defaultNote ?? "not given" };
}

function numberOf(literal: PythonLiteral | undefined, argument: Argument): number | undefined {
  const read = argument.reads?.find((candidate) => candidate.literal === literal);
  if (read) return read.value;
  if (typeof literal === "boolean") return Number(literal);
  return typeof literal === "number" ? literal : undefined;
}

/** Names the simpler activation that a general one with these parameters is. */
function reduce(meaning: CallMeaning): CallMeaning {
  const { activation, parameters } = meaning;
  const values: Record<string, number> = {};
  for (const inForce of parameters) {
    if (!("value" in inForce)) return meaning;
    values[inForce.parameter.name] = inForce.value;
  }
  const simpler = activationById(activation.reducesTo?.(values) ?? "");
  if (!simpler) return meaning;
  return {
    ...meaning,
    activation: simpler,
    parameters: parameters.filter(({ parameter }) =>
      simpler.parameters.some(({ name }) => name === parameter.name),
    ),
  };
}
