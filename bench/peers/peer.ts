import type { ParameterValues } from "../../src/activations/definition.ts";
import type { ArrayOf, Dtype } from "../exactness/ulp.ts";

/** Undefined where the function cannot be had at these parameters. */
export type Answer<Numbers> = Numbers | undefined | Promise<Numbers | undefined>;

/**
 * What a peer offers for one activation. Inputs and outputs are pieces as in `../exactness/cases.ts`;
 * `parameters` are complete.
 */
export interface PeerFunction<Numbers> {
  value(input: Numbers, parameters: ParameterValues): Answer<Numbers>;
  /** The vector-Jacobian product with `upstream`; absent where the peer has no gradients. */
  gradient?(input: Numbers, upstream: Numbers, parameters: ParameterValues): Answer<Numbers>;
  /** Not the peer's own, but put together from what it has, as its users write it. */
  readonly composed?: boolean;
}

interface PeerOf<D extends Dtype> {
  /** As columns are headed: short. */
  readonly name: string;
  /** Package, version, and how it is run. */
  readonly version: string;
  readonly dtype: D;
  /** By the activation's canonical id. */
  readonly functions: Readonly<Record<string, PeerFunction<ArrayOf<D>>>>;
  /** Ends what runs beside this process; nothing is asked afterwards. */
  close?(): void;
}

/** A library that computes activations, loaded and ready to be asked. */
export type Peer = PeerOf<"float32"> | PeerOf<"float64">;

/** The number of a parameter. Fails where the activation has none of that name. */
export function parameter(parameters: ParameterValues, name: string): number {
  const value = parameters[name];
  if (value === undefined) throw new Error(`The activation has no parameter ${name}.`);
  return value;
}

/** Whether parameters are those that a peer has built in. */
export function areFixed(parameters: ParameterValues, fixed: ParameterValues): boolean {
  return Object.entries(fixed).every(([name, value]) => parameter(parameters, name) === value);
}

/** A function of single float64 numbers; undefined where it cannot be had at these parameters. */
export function ofNumbers(
  at: (parameters: ParameterValues) => ((x: number) => number) | undefined,
): PeerFunction<Float64Array> {
  return {
    value(input, parameters) {
      const apply = at(parameters);
      return apply && input.map((x) => apply(x));
    },
  };
}

/** The same, put together from what the peer has. */
export function composedOfNumbers(
  at: (parameters: ParameterValues) => ((x: number) => number) | undefined,
): PeerFunction<Float64Array> {
  return { ...ofNumbers(at), composed: true };
}
