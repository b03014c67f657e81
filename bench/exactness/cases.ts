import type { Activation, ParameterValues } from "../../src/activations/definition.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import {
  readGatedReference,
  readReferences,
  readSliceReferences,
  type Root,
  upstreamOf,
} from "../../test/support/readReference.ts";

/**
 * Input that goes through a function in one piece, and what comes out of it: a list of numbers for
 * an elementwise function, one slice for one along an axis, all a's and then all b's for a gated one.
 */
export interface Piece {
  readonly input: Float64Array;
  readonly value: ArrayLike<number>;
  /** Arrives at each output; the gradient is the vector-Jacobian product with it. */
  readonly upstream: Float64Array;
  readonly gradient: ArrayLike<number>;
  /** For each number of the gradient the largest term that cancels in it, 0 where none does. */
  readonly terms: ArrayLike<number>;
}

/** One function at one set of parameters. */
export interface Case {
  readonly activation: Activation;
  /** Those that the references were made for. */
  readonly chosen: ParameterValues;
  /** These, and the usual ones of the rest. */
  readonly parameters: ParameterValues;
  readonly pieces: readonly Piece[];
  /** Where the derivative is zero; of a gated function, the one by b for a = 1. */
  readonly roots: readonly Root[];
}

/** What the reference numbers of an activation ask. Fails where there are none. */
export function readCases(activation: Activation): Case[] {
  const usual = usualParameters(activation);
  const caseOf = (
    chosen: ParameterValues,
    pieces: readonly Piece[],
    roots: readonly Root[] = [],
  ) => {
    return { activation, chosen, parameters: { ...usual, ...chosen }, pieces, roots };
  };
  switch (activation.kind) {
    case "elementwise":
      return readReferences(activation.id).map((reference) => {
        const { parameters, value, derivative: gradient, roots } = reference;
        const input = Float64Array.from(reference.input);
        const upstream = ones(input.length);
        const terms = termsIn(activation, roots, input);
        return caseOf(parameters, [{ input, value, upstream, gradient, terms }], roots);
      });
    case "alongAxis": {
      const cases = new Map<string, { chosen: ParameterValues; pieces: Piece[] }>();
      for (const reference of readSliceReferences(activation.id)) {
        const { parameters: chosen, value, gradient, terms } = reference;
        const input = Float64Array.from(reference.input);
        const upstream = upstreamOf(value.length);
        const key = Object.entries(chosen).join();
        const found = cases.get(key) ?? { chosen, pieces: [] };
        found.pieces.push({ input, value, upstream, gradient, terms });
        cases.set(key, found);
      }
      return Array.from(cases.values(), ({ chosen, pieces }) => caseOf(chosen, pieces));
    }
    case "gated": {
      const { a, b, value, byFirst, bySecond, roots } = readGatedReference(activation.id);
      const input = Float64Array.from([...a, ...b]);
      const upstream = ones(a.length);
      const gradient = [...byFirst, ...bySecond];
      const terms = termsIn(activation, roots, input);
      return [caseOf({}, [{ input, value, upstream, gradient, terms }], roots)];
    }
  }
}

/**
 * The same question for numbers of float32. The inputs are rounded to such numbers, so that a peer
 * is not blamed for what its dtype does to them; what leaves the dtype, and what meets another
 * input, is dropped. The references belong to the inputs as they were: what our float64 code gives
 * for the rounded ones takes their place.
 */
export function inFloat32(asked: Case): Case {
  const { activation, roots } = asked;
  const ours = ourCode(asked);
  const pieces = asked.pieces.flatMap((piece): Piece[] => {
    const input = rounded(activation, piece.input);
    if (input.length === 0) return [];
    const value = ours.value(input);
    const alongAxis = activation.kind === "alongAxis";
    const upstream = alongAxis ? piece.upstream : ones(value.length);
    const gradient = ours.gradient(input, upstream);
    const terms = alongAxis ? piece.terms : termsIn(activation, roots, input);
    return [{ input, value, upstream, gradient, terms }];
  });
  return { ...asked, pieces };
}

function rounded(activation: Activation, input: Float64Array): Float64Array {
  const floats = input.map(Math.fround);
  switch (activation.kind) {
    case "elementwise": {
      // In ascending order, −0 before 0.
      const isNew = (x: number, i: number) => i === 0 || !Object.is(x, floats[i - 1]);
      return floats.filter((x, i) => Number.isFinite(x) && isNew(x, i));
    }
    case "alongAxis":
      return floats.every(Number.isFinite) ? floats : new Float64Array();
    case "gated": {
      const [a, b] = halves(floats);
      const isKept = (_: number, i: number) => Number.isFinite(a[i]) && Number.isFinite(b[i]);
      return Float64Array.from([...a.filter(isKept), ...b.filter(isKept)]);
    }
  }
}

/** Our float64 code, as a function of whole pieces. */
export function ourCode({ activation, parameters }: Case) {
  return {
    value(input: Float64Array): Float64Array {
      switch (activation.kind) {
        case "elementwise":
          return input.map((x) => activation.value(x, parameters));
        case "alongAxis":
          return activation.value(input, parameters);
        case "gated": {
          const [a, b] = halves(input);
          return a.map((x, i) => activation.value(x, b[i] ?? NaN, parameters));
        }
      }
    },
    /** The vector-Jacobian product. */
    gradient(input: Float64Array, upstream: Float64Array): Float64Array {
      switch (activation.kind) {
        case "elementwise":
          return input.map((x, i) => (upstream[i] ?? NaN) * activation.derivative(x, parameters));
        case "alongAxis":
          return activation.gradient(input, upstream, parameters);
        case "gated": {
          const [a, b] = halves(input);
          const by = (derivative: "derivativeOfFirst" | "derivativeOfSecond") =>
            a.map(
              (x, i) => (upstream[i] ?? NaN) * activation[derivative](x, b[i] ?? NaN, parameters),
            );
          return Float64Array.from([...by("derivativeOfFirst"), ...by("derivativeOfSecond")]);
        }
      }
    },
  };
}

/**
 * Tells at which places of a piece's gradient each framework chooses a derivative: at kinks. Along
 * an axis none are left out.
 */
export function choicesIn({ activation, parameters }: Case, input: Float64Array) {
  const kinks = new Set(activation.kinks(parameters).flatMap(({ at }) => [at, Math.fround(at)]));
  switch (activation.kind) {
    case "elementwise":
      return (place: number) => kinks.has(input[place] ?? NaN);
    case "alongAxis":
      return () => false;
    case "gated":
      return (place: number) => place >= input.length / 2 && kinks.has(input[place] ?? NaN);
  }
}

/** How far around its root terms that cancel set the unit of a derivative, as in the tests. */
const nearRoot = 1 / 8;

/** For each number of the gradient of a piece the terms that cancel in it, where `roots` tell. */
function termsIn(
  activation: Activation,
  roots: readonly Root[],
  input: Float64Array,
): Float64Array {
  const termsAt = (x: number) => roots.find(({ at }) => Math.abs(x - at) <= nearRoot)?.terms ?? 0;
  if (activation.kind !== "gated") return input.map(termsAt);
  const [a, b] = halves(input);
  return Float64Array.from([
    ...a.map(() => 0),
    ...b.map((x, i) => termsAt(x) * Math.abs(a[i] ?? NaN)),
  ]);
}

const ones = (count: number) => new Float64Array(count).fill(1);

function halves(input: Float64Array): [Float64Array, Float64Array] {
  const middle = input.length / 2;
  return [input.subarray(0, middle), input.subarray(middle)];
}
