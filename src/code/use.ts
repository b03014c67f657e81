import type { Activation, Parameter, ParameterValues } from "../activations/definition.ts";
import type { Registry } from "../activations/hosts.ts";
import type { Spelling } from "../activations/spelling.ts";
import type { KnownVersion } from "./frameworkVersions.ts";

/** A stretch of source, in UTF-16 offsets; `to` is not part of it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A parameter as a call sets it. */
export type ParameterInForce = {
  readonly parameter: Parameter;
  /** The argument that sets it, as the call or the signature names it: `alpha`. */
  readonly argument?: string;
  /** Where the argument is written: in the call, or in the one that made what is called here. */
  readonly place?: Span;
} & (
  | { readonly origin: "written" | "default" | "fixed"; readonly value: number }
  /** An expression whose value the source does not tell, as it is written. */
  | { readonly origin: "dynamic"; readonly expression: string; readonly assumed: number }
  /** The call leaves it out and the callable has no number as its default. */
  | { readonly origin: "missing"; readonly note: string }
);

/** An argument that chooses the activation, such as `approximate`, as it is written. */
export interface UndecidedArgument {
  readonly name: string;
  readonly expression: string;
}

/** A keyword argument that a callable does not have. */
export interface UnknownArgument {
  readonly name: string;
  /** What the argument of this name is called now. */
  readonly renamed?: string;
}

/** The argument of another callable that an activation is given to. */
export interface HostUse {
  /** Canonical name: `keras.layers.Dense`. */
  readonly callable: string;
  readonly argument: string;
  /** Where a string is looked up; absent where only callables are taken. */
  readonly registry?: Registry;
}

/**
 * How surely a use is what is told of it.
 *
 * `likely`: a formula that reads like the activation and may serve another purpose, a method of a
 * value whose type the source does not tell, or an argument that may choose another activation.
 * `ambiguous`: one of several possibilities, such as the default of a parameter that a caller may set.
 */
export type Certainty = "certain" | "likely" | "ambiguous";

/** Where the source tells that an activation is used, and which one is known when it runs. */
export interface RuntimeUse {
  readonly category: "dynamic";
  /** The name a person would hover: `ACT2FN` of `ACT2FN[config.hidden_act]`, `act` of `self.act(x)`. */
  readonly token: Span;
  readonly expression: Span;
  /** What looks it up: `transformers.activations.ACT2FN`; else the expression that is called. */
  readonly qualifiedName: string;
  /** Where it is looked up, if in a framework's own table. */
  readonly registry?: Registry;
  /** What it is looked up by, as it is written. */
  readonly key?: string;
  /** Ids of the activations that it may be, where the source tells them all; else empty. */
  readonly candidates: readonly string[];
  readonly certainty: "likely" | "ambiguous";
}

/** Everything that a reader can be told about one place. */
export type FoundUse = ActivationUse | RuntimeUse;

/** An activation used at one place of a file. */
export interface ActivationUse {
  readonly activation: Activation;
  /** Absent for hand-written forms that are no idiom of a framework. */
  readonly spelling?: Spelling;
  /** What is known of the framework's version, where what this spelling means depends on it. */
  readonly version?: KnownVersion;
  /** Rows of other versions that may be in force: in Keras 2 the default was another. */
  readonly earlier?: readonly Spelling[];
  /** Where it is passed to something that takes an activation. */
  readonly host?: HostUse;
  /** `bound`: the call of a name that holds it, `self.act(x)`; the arguments are those that made it. */
  readonly category: "call" | "reference" | "string" | "method" | "handwritten" | "bound";
  /** The name a person would hover. */
  readonly token: Span;
  /** The call, the reference or the formula as a whole. */
  readonly expression: Span;
  /**
   * `torch.nn.LeakyReLU`; for a string with what looks it up: `keras.layers.Dense(activation="relu")`;
   * for a hand-written form what was recognised: `numpy.maximum(0, x)`.
   */
  readonly qualifiedName: string;
  readonly parameters: readonly ParameterInForce[];
  /** Where the source does not tell which activation of several it is; `activation` is the default. */
  readonly undecided?: UndecidedArgument;
  /** Keyword arguments that the callable does not have: the call will fail. */
  readonly unknownArguments?: readonly UnknownArgument[];
  readonly certainty: Certainty;
  /** The argument that the activation is applied to, where the expression has it. */
  readonly input?: Span;
}

/** Whether the source tells all numbers that shape the function. */
export function isFullyKnown({ parameters, undecided }: ActivationUse): boolean {
  return !undecided && parameters.every((inForce) => "value" in inForce);
}

/** Every parameter's number: the one in force, or what is assumed where the source does not tell. */
export function parameterValues({ activation, parameters }: ActivationUse): ParameterValues {
  return Object.fromEntries(
    activation.parameters.map(({ name, usual }) => {
      const inForce = parameters.find(({ parameter }) => parameter.name === name);
      if (!inForce) return [name, usual];
      if ("value" in inForce) return [name, inForce.value];
      return [name, inForce.origin === "dynamic" ? inForce.assumed : usual];
    }),
  );
}
