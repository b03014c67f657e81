import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { ParameterValues } from "../../src/activations/definition.ts";

/** Where a derivative is zero between two doubles, and the size of the terms that cancel there. */
export interface Root {
  readonly at: number;
  readonly terms: number;
}

/** Correctly rounded values and derivatives of an elementwise activation. */
export interface Reference {
  readonly parameters: ParameterValues;
  readonly input: readonly number[];
  readonly value: readonly number[];
  readonly derivative: readonly number[];
  readonly roots: readonly Root[];
}

/** One slice through an activation along an axis. */
export interface SliceReference {
  readonly parameters: ParameterValues;
  readonly input: readonly number[];
  readonly value: readonly number[];
  /** Vector-Jacobian product with `upstreamOf(value.length)`. */
  readonly gradient: readonly number[];
  /** For each number of the gradient, the largest term of its sum. */
  readonly terms: readonly number[];
  /** The diagonal of the Jacobian, where it is square. */
  readonly derivative?: readonly number[];
}

/** Pairs of a gated activation. */
export interface GatedReference {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly value: readonly number[];
  readonly byFirst: readonly number[];
  readonly bySecond: readonly number[];
  /** Where ∂f/∂b is zero, with the size of the terms that cancel there for a = 1. */
  readonly roots: readonly Root[];
}

/** The reference numbers of an elementwise activation, one for each parameter set. */
export function readReferences(id: string): Reference[] {
  const [first, ...cases] = readValues(id);
  const input = numbers(record(first)["input"]);
  return cases.map((data) => {
    const { parameters, value, derivative, roots } = record(data);
    const reference = {
      parameters: numbersByName(parameters),
      input,
      value: numbers(value),
      derivative: numbers(derivative),
      roots: list(roots).map(readRoot),
    };
    assert.equal(reference.value.length, input.length);
    assert.equal(reference.derivative.length, input.length);
    return reference;
  });
}

/** The reference slices of an activation along an axis. */
export function readSliceReferences(id: string): SliceReference[] {
  return readValues(id).map((data) => {
    const { parameters, input, value, gradient, terms, derivative } = record(data);
    return {
      parameters: numbersByName(parameters),
      input: numbers(input),
      value: numbers(value),
      gradient: numbers(gradient),
      terms: numbers(terms),
      ...(derivative !== undefined && { derivative: numbers(derivative) }),
    };
  });
}

/** The reference pairs of a gated activation. */
export function readGatedReference(id: string): GatedReference {
  const [data] = readValues(id);
  const { a, b, value, byFirst, bySecond, roots } = record(data);
  return {
    a: numbers(a),
    b: numbers(b),
    value: numbers(value),
    byFirst: numbers(byFirst),
    bySecond: numbers(bySecond),
    roots: list(roots).map(readRoot),
  };
}

/** The upstream gradient that the references were made with. */
export function upstreamOf(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => (((7 * i) % 5) - 2) / 2);
}

function readValues(id: string): unknown[] {
  const packed = readFileSync(path.resolve("test/fixtures/activations/values", `${id}.json.gz`));
  return list(JSON.parse(gunzipSync(packed).toString()));
}

function readRoot(data: unknown): Root {
  const { at, terms } = record(data);
  return { at: number(at), terms: number(terms) };
}

/** A JSON file below `test/fixtures`. */
export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(path.resolve("test/fixtures", name), "utf8"));
}

/** A list of numbers, with those that JSON lacks as strings: "Infinity", "-Infinity", "NaN". */
export function numbers(data: unknown): number[] {
  return list(data).map(number);
}

/** A record of such numbers. */
export function numbersByName(data: unknown): ParameterValues {
  return Object.fromEntries(Object.entries(record(data)).map(([name, x]) => [name, number(x)]));
}

/** An object with unknown contents. */
export function record(data: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof data === "object" && data !== null);
  return { ...data };
}

/** A list with unknown contents. */
export function list(data: unknown): unknown[] {
  assert.ok(Array.isArray(data));
  return data;
}

function number(data: unknown): number {
  assert.ok(
    typeof data === "number" || data === "Infinity" || data === "-Infinity" || data === "NaN",
  );
  return Number(data);
}
