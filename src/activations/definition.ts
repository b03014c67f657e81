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

/** The ends of a curve; infinite where it grows without bound. */
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

/** The publication that an activation comes from. */
export interface Origin {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly url?: string;
}

/**
 * Plain-text formulas in x. A slot `{negative_slope}` stands for a parameter: it is shown as the
 * parameter's symbol, or as the number in force.
 */
export interface Formula {
  readonly value: string;
  readonly derivative: string;
}

/** What every activation tells about itself, whatever its kind. */
export interface Description<Name extends string = string> {
  /** Canonical id, snake_case: `leaky_relu`. */
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly formula: Formula;
  readonly parameters: readonly Parameter<Name>[];
  /** One sentence: what the function is. */
  readonly essence: string;
  /** Where the gradient vanishes, as a phrase; absent where it does not. */
  readonly vanishing?: string;
  /** Two or three facts that decide whether a network with it learns. */
  readonly facts: readonly Fact[];
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  readonly usedFor: string;
  readonly origin?: Origin;

  /** All values that the function takes on finite inputs. */
  range(parameters: ParameterValues<Name>): Interval;
  /** Values that f(x) tends to as x goes to −∞ and to +∞. */
  limits(parameters: ParameterValues<Name>): Limits;
  /** In ascending order; empty where the function is smooth. */
  kinks(parameters: ParameterValues<Name>): readonly Kink[];
  /** A formula without what these parameters switch off; undefined where nothing is. */
  simplerFormula?(parameters: ParameterValues<Name>): Formula | undefined;
  /**
   * The id of the simpler activation that this one is at these parameters. What parameters that one
   * has are among this one's, by name, and keep their values.
   */
  reducesTo?(parameters: ParameterValues<Name>): string | undefined;
}

/** An activation that maps every number on its own. */
export interface Elementwise<Name extends string = string> extends Description<Name> {
  readonly kind: "elementwise";
  /** f(x) in float64. NaN stays NaN; at ±Infinity the limit. */
  value(x: number, parameters: ParameterValues<Name>): number;
  /** f′(x) in float64; at a kink, what PyTorch's reverse mode returns. */
  derivative(x: number, parameters: ParameterValues<Name>): number;
}

/** An activation that maps a whole slice of numbers along one axis of a tensor. */
export interface AlongAxis<Name extends string = string> extends Description<Name> {
  readonly kind: "alongAxis";
  /** Logits beside x when one number is varied to draw a curve. */
  readonly otherLogits: readonly number[];
  /** The outputs for one slice; `slice` is not changed. */
  value(slice: Float64Array, parameters: ParameterValues<Name>): Float64Array;
  /** The diagonal of the Jacobian, ∂yᵢ/∂xᵢ, for one slice. */
  derivative(slice: Float64Array, parameters: ParameterValues<Name>): Float64Array;
}

export type Activation = Elementwise | AlongAxis;

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
