import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { ParameterValues } from "../../src/activations/definition.ts";

/** Correctly rounded values and derivatives of one activation at one set of parameters. */
export interface Reference {
  readonly parameters: ParameterValues;
  readonly input: readonly number[];
  readonly value: readonly number[];
  readonly derivative: readonly number[];
}

/** The reference numbers of an activation; for one along an axis each case is one slice. */
export function readReferences(id: string): Reference[] {
  const cases = readFixture(`activations/${id}.json`);
  assert.ok(Array.isArray(cases));
  return cases.map((data: unknown) => {
    const { parameters, input, value, derivative } = record(data);
    const reference = {
      parameters: numbersByName(parameters ?? {}),
      input: numbers(input),
      value: numbers(value),
      derivative: numbers(derivative),
    };
    assert.equal(reference.value.length, reference.input.length);
    assert.equal(reference.derivative.length, reference.input.length);
    return reference;
  });
}

/** A JSON file below `test/fixtures`. */
export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(path.resolve("test/fixtures", name), "utf8"));
}

/** A list of numbers, with those that JSON lacks as strings: "Infinity", "-Infinity", "NaN". */
export function numbers(data: unknown): number[] {
  assert.ok(Array.isArray(data));
  return data.map(number);
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

function number(data: unknown): number {
  assert.ok(
    typeof data === "number" || data === "Infinity" || data === "-Infinity" || data === "NaN",
  );
  return Number(data);
}
