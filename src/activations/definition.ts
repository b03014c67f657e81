/** The numbers that shape an activation beside its input, by canonical parameter name. */
export type ParameterValues<Name extends string = string> = Readonly<Record<Name, number>>;

/**
 * A set of numbers between two bounds. An infinite bound is included only where Infinity itself is
 * meant: "no cap", "no threshold".
 */
export interface Interval {
  readonly min: number;
  readonly max: number;
  readonly includesMin: boolean;
  readonly includesMax: boolean;
}

/** A number that shapes the function, as the literature names it. */
export interface Parameter<Name extends string = string> {
  /** Canonical name, snake_case: `negative_slope`. */
  readonly name: Name;
  /** As formulas write it: `α`. */
  readonly symbol: string;
  /** The value of the original paper or, where it gives none, of PyTorch. */
  readonly usual: number;
  readonly valid: Interval;
  /** Only whole numbers: an axis. */
  readonly integer?: true;
  /** What a slider offers; absent for parameters that do not change the curve, such as an axis. */
  readonly slider?: { readonly min: number; readonly max: number; readonly step: number };
  /** A phrase: "slope for negative inputs". */
  readonly meaning: string;
  /** Trained with the weights; `usual` is then where training starts. */
  readonly learned?: true;
}

/**
 * The ends of a curve: infinite where it grows without bound, NaN where it settles nowhere, as a
 * wave. There the value at ±Infinity is NaN too, as frameworks return it; so is a derivative at
 * ±Infinity that settles nowhere.
 */
export interface Limits {
  readonly negative: number;
  readonly positive: number;
}

/** A point where the left and the right derivative differ, or where the function jumps. */
export interface Kink {
  readonly at: number;
  readonly left: number;
  readonly right: number;
  /** What PyTorch's reverse mode returns there. Spellings override it where a framework differs. */
  readonly derivative: number;
}

/** A statement and where it was checked: a paper, or a framework's file with its version. */
export interface Fact {
  readonly text: string;
  readonly source: string;
}

/** A way to lose digits, or to get infinity or NaN, and the form that does not. Both are sentences. */
export interface Trap {
  readonly text: string;
  readonly instead: string;
}

/** How the weights in front of the activation are best started. */
export interface Initialisation {
  /** What `torch.nn.init.calculate_gain` returns; absent where it knows no such activation. */
  readonly gain?: number;
  /** A sentence: which scheme, He, Glorot or LeCun, and why. */
  readonly text: string;
  readonly source: string;
}

/** Another activation that this one is near to. */
export interface Relative {
  /** Canonical id. */
  readonly id: string;
  /** A sentence that reads on its own: "For x ≫ 0 it is ReLU." */
  readonly text: string;
}

/** The publication that an activation comes from. */
export interface Origin {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly url?: string;
}

/**
 * Formulas in x, as plain text and as TeX. A slot, `{negative_slope}` in text and
 * `\slot{negative_slope}` in TeX, stands for a parameter: it is shown as the parameter's symbol, or
 * as the number in force.
 */
export interface Formula {
  readonly value: string;
  readonly derivative: string;
  readonly tex: { readonly value: string; readonly derivative: string };
}

/** A formula without what some parameters switch off. */
export interface SimplerFormula extends Formula {
  when(parameters: ParameterValues): boolean;
}

/** By what it is built from: lists are grouped in this order. */
export const families = [
  "rectifier",
  "exponential",
  "gaussian",
  "sigmoid",
  "tanh",
  "shrink",
  "step",
  "periodic",
  "axis",
  "gated",
] as const;

export type Family = (typeof families)[number];

/** What one number costs, from a comparison upwards, when nothing is fused. */
export type Cost =
  | "comparison"
  | "arithmetic"
  | "one exponential"
  | "several exponentials"
  | "a pass along the axis";

/** How f behaves as x grows. */
export type Monotonicity =
  "increasing" | "non-decreasing" | "decreasing" | "non-increasing" | "none";

/** What every activation tells about itself, whatever its kind. */
export interface Description<Name extends string = string> {
  /** Canonical id, snake_case: `leaky_relu`. */
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly family: Family;
  readonly formula: Formula;
  /** The first one whose `when` holds replaces `formula`. */
  readonly simplerFormulas?: readonly SimplerFormula[];
  readonly parameters: readonly Parameter<Name>[];
  /** What is wrong with parameters that are valid one by one but not together, as a sentence. */
  conflict?(parameters: ParameterValues<Name>): string | undefined;
  /** One sentence: what the function is. */
  readonly essence: string;
  /** Where the gradient vanishes, as a phrase; undefined where it does not. */
  vanishing?(parameters: ParameterValues<Name>): string | undefined;
  /** Two or three facts that decide whether a network with it learns. */
  readonly facts: readonly Fact[];
  readonly traps: readonly Trap[];
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  readonly usedFor: string;
  readonly initialisation: Initialisation;
  readonly relatives: readonly Relative[];
  readonly cost: Cost;
  readonly origin?: Origin;

  /** All values that the function takes on finite inputs. */
  range(parameters: ParameterValues<Name>): Interval;
  /** Values that f(x) tends to as x goes to −∞ and to +∞. */
  limits(parameters: ParameterValues<Name>): Limits;
  /** In ascending order; empty where the function is smooth. */
  kinks(parameters: ParameterValues<Name>): readonly Kink[];
  monotonicity(parameters: ParameterValues<Name>): Monotonicity;
  /** `odd`: f(−x) = −f(x), so outputs are centred at zero. `even`: f(−x) = f(x). */
  symmetry?(parameters: ParameterValues<Name>): "odd" | "even" | undefined;
  /** A general form that people have no name for: a call is named after what it reduces to. */
  readonly umbrella?: true;
  /**
   * The id of the simpler activation that this one is at these parameters. What parameters that one
   * has are among this one's, by name, and keep their values.
   */
  reducesTo?(parameters: ParameterValues<Name>): string | undefined;
}

/** A source of random numbers, uniform in (0, 1). */
export type Random = () => number;

/** An activation that maps every number on its own. */
export interface Elementwise<Name extends string = string> extends Description<Name> {
  readonly kind: "elementwise";
  /** f(x) in float64. NaN stays NaN; at ±Infinity the limit. */
  value(x: number, parameters: ParameterValues<Name>): number;
  /** f′(x) in float64; at a kink, what PyTorch's reverse mode returns. */
  derivative(x: number, parameters: ParameterValues<Name>): number;
  /** In training, the parameters that one number meets; absent where nothing is random. */
  draw?(random: Random, parameters: ParameterValues<Name>): ParameterValues<Name>;
}

/**
 * An activation that maps a whole slice of numbers along one axis of a tensor.
 *
 * Range, limits and kinks are those of the first output as the first number of a slice varies, with
 * `example.others` beside it.
 */
export interface AlongAxis<Name extends string = string> extends Description<Name> {
  readonly kind: "alongAxis";
  /** Slices to show it on: numbers beside x for a curve, and one whole slice. */
  readonly example: { readonly others: readonly number[]; readonly slice: readonly number[] };
  /** What holds for the outputs together, as a phrase: "outputs along the axis add up to 1". */
  readonly outputs: string;
  /** The axis that it runs along, negative ones from the last; the parameter `dim` where absent. */
  readonly axis?: number;
  /** Outputs for a slice of `length` numbers; `length` where absent. Undefined where it cannot be. */
  outputLength?(length: number, parameters: ParameterValues<Name>): number | undefined;
  /** What `outputLength` asks of a slice, as a phrase: "a multiple of the groups". */
  readonly demand?: string;
  /** The outputs for one slice; `slice` is not changed. */
  value(slice: Float64Array, parameters: ParameterValues<Name>): Float64Array;
  /** Vector-Jacobian product Σᵢ upstreamᵢ·∂yᵢ/∂xⱼ for one slice; `upstream` is as long as the output. */
  gradient(
    slice: Float64Array,
    upstream: Float64Array,
    parameters: ParameterValues<Name>,
  ): Float64Array;
  /** The diagonal of the Jacobian, ∂yᵢ/∂xᵢ, where there are as many outputs as inputs. */
  ownDerivative?(slice: Float64Array, parameters: ParameterValues<Name>): Float64Array;
  /** In training, a slice with its random numbers in it; absent where nothing is random. */
  draw?(slice: Float64Array, random: Random, parameters: ParameterValues<Name>): Float64Array;
}

/**
 * An activation that splits a tensor into two halves along an axis, a first and b second, and gives
 * half as many numbers: f(a, b).
 *
 * Range, limits and kinks are those of f(1, x): of the gate.
 */
export interface Gated<Name extends string = string> extends Description<Name> {
  readonly kind: "gated";
  value(a: number, b: number, parameters: ParameterValues<Name>): number;
  /** ∂f/∂a. */
  derivativeOfFirst(a: number, b: number, parameters: ParameterValues<Name>): number;
  /** ∂f/∂b. */
  derivativeOfSecond(a: number, b: number, parameters: ParameterValues<Name>): number;
}

export type Activation = Elementwise | AlongAxis | Gated;

/** Lets the compiler check parameter names inside one elementwise definition. */
export function elementwise<const Name extends string = never>(
  definition: Omit<Elementwise<Name>, "kind">,
): Elementwise {
  return { kind: "elementwise", ...definition };
}

/** Lets the compiler check parameter names inside one definition along an axis. */
export function alongAxis<const Name extends string = never>(
  definition: Omit<AlongAxis<Name>, "kind">,
): AlongAxis {
  return { kind: "alongAxis", ...definition };
}

/** Lets the compiler check parameter names inside one gated definition. */
export function gated<const Name extends string = never>(
  definition: Omit<Gated<Name>, "kind">,
): Gated {
  return { kind: "gated", ...definition };
}

/** All real numbers. */
export const anyReal: Interval = {
  min: -Infinity,
  max: Infinity,
  includesMin: false,
  includesMax: false,
};

/** Real numbers from `min` on, `min` included unless said otherwise. */
export function from(min: number, includesMin = true): Interval {
  return { min, max: Infinity, includesMin, includesMax: false };
}

/** The open interval between two numbers. */
export function between(min: number, max: number): Interval {
  return { min, max, includesMin: false, includesMax: false };
}

/** Parameter for the axis that an activation runs along. */
export const axisParameter: Parameter<"dim"> = {
  name: "dim",
  symbol: "d",
  usual: -1,
  valid: anyReal,
  integer: true,
  meaning: "axis that it runs along; −1 is the last one",
};
