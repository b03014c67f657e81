import { activationById } from "../activations/index.ts";
import type { Activation } from "../activations/definition.ts";
import type { Argument, Spelling } from "../activations/spelling.ts";
import type { CallArguments } from "../python/callArguments.ts";
import { readConstant } from "../python/constants.ts";
import type { PythonLiteral } from "../python/literals.ts";
import type { PythonSource } from "../python/names.ts";
import type { SyntaxNode } from "../python/syntax.ts";
import { namesOfArgument, unknownArgumentsOf } from "./argumentNames.ts";
import type { ParameterInForce, Span, UndecidedArgument, UnknownArgument } from "./use.ts";

/** What a call computes: the activation that its arguments select, with their parameters. */
export interface CallMeaning {
  readonly activation: Activation;
  readonly parameters: readonly ParameterInForce[];
  /** An argument that chooses between activations and whose value the source does not tell. */
  readonly undecided?: UndecidedArgument;
  /** Keyword arguments that the callable does not have. */
  readonly unknownArguments: readonly UnknownArgument[];
}

/** How much of an argument's text is kept to be shown. */
const longestExpression = 80;

/** One argument as the call gives it. */
type Given =
  | {
      readonly kind: "literal";
      readonly literal: PythonLiteral;
      readonly expression: string;
      readonly place: Span;
    }
  | { readonly kind: "dynamic"; readonly expression: string; readonly place?: Span }
  | { readonly kind: "absent" };

/** A call as it is read: of which version, and where its first argument stands. */
export interface CallForm {
  readonly version?: string;
  /** How many positional arguments come before the first one of the row: the input is one. */
  readonly skipped?: number;
  /** Stays what it is called, though its numbers make a simpler activation of it. */
  readonly keepsName?: boolean;
}

/** Reads a call through the signature of its spelling. */
export function readCall(
  spelling: Spelling,
  args: CallArguments,
  source: PythonSource,
  { version, skipped = spelling.form === "function" ? 1 : 0, keepsName }: CallForm = {},
): CallMeaning {
  const given = spelling.arguments.map((argument, position) => {
    const names = namesOfArgument(argument, spelling, version);
    return { argument, given: giveArgument(argument, names, position + skipped, args, source) };
  });
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
  const unknownArguments = unknownArgumentsOf(spelling, args, version);
  const meaning: CallMeaning = {
    activation,
    parameters,
    unknownArguments,
    ...(undecided && { undecided }),
  };
  return keepsName ? meaning : reduce(meaning);
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
  names: readonly string[],
  position: number,
  args: CallArguments,
  source: PythonSource,
): Given {
  const byName = names.map((name) => args.keyword.get(name)).find((value) => value !== undefined);
  if (byName) return give(byName, source);
  const byPosition = argument.keywordOnly ? undefined : args.positional[position];
  if (byPosition) return give(byPosition, source);
  if (args.unpacksKeyword) return { kind: "dynamic", expression: "**…" };
  if (args.unpacksPositional && !argument.keywordOnly) return { kind: "dynamic", expression: "*…" };
  return { kind: "absent" };
}

function give(node: SyntaxNode, source: PythonSource): Given {
  const literal = readConstant(node, source);
  const expression = source.text.slice(node.from, Math.min(node.to, node.from + longestExpression));
  const place = { from: node.from, to: node.to };
  return literal === undefined
    ? { kind: "dynamic", expression, place }
    : { kind: "literal", literal, expression, place };
}

function selectActivation(
  spelling: Spelling,
  given: readonly { argument: Argument; given: Given }[],
): Activation {
  for (const { argument, given: value } of given) {
    // What is left out or not known is what the default says.
    const literal = value.kind === "literal" ? value.literal : argument.default;
    const choice = argument.selects?.find((candidate) => candidate.literal === literal);
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
  const place = given.kind === "absent" ? undefined : given.place;
  const shared = { parameter, argument: argument.name, ...(place && { place }) };
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
  if (!activation.umbrella) return meaning;
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
