import type { AlongAxis } from "../../src/activations/definition.ts";
import { activations } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { normalNumbers } from "../kernels/statistics.ts";
import type { Contender } from "../kernels/adapter.ts";
import { Counter, type Tally, unitOf } from "./errors.ts";

/** Activations along an axis that give one number for each. */
export const alongAxis: readonly AlongAxis[] = activations
  .filter((activation) => activation.kind === "alongAxis")
  .filter((activation) => !activation.outputLength);

/** Numbers of one slice. */
const row = 1000;

/** Checks the values of one along slices of every kind; undefined where it is not offered. */
export async function checkSlices(
  adapter: Contender,
  activation: AlongAxis,
): Promise<Tally | undefined> {
  const input = slices();
  const mode = adapter.modes.includes("out") ? "out" : "array";
  const n = input.length;
  const prepared = await adapter.prepare({ fn: activation.id, dtype: "f32", n, row, input, mode });
  if (!prepared) return undefined;
  await prepared.run();
  const found = prepared.result();
  if (!(found instanceof Float32Array) || found.length !== n) {
    throw new Error(`${activation.id} should give ${n} numbers of float32.`);
  }
  const counter = new Counter([]);
  const bits = new Uint32Array(input.buffer);
  for (let from = 0; from < n; from += row) {
    const slice = Float64Array.from(input.subarray(from, from + row));
    const expected = activation.value(slice, usualParameters(activation));
    const terms = activation.id === "log_softmax" ? termsIn(slice) : undefined;
    expected.forEach((reference, i) => {
      const x = slice[i] ?? NaN;
      counter.add(bits[from + i] ?? 0, x, found[from + i] ?? NaN, reference, terms?.(x));
    });
  }
  await prepared.dispose?.();
  return counter.tally();
}

/** The unit of the larger of the terms x − max and log Σ exp(x − max), which cancel. */
function termsIn(slice: Float64Array) {
  const largest = slice.reduce((a, b) => Math.max(a, b));
  const sum = Math.log(slice.reduce((total, x) => total + Math.exp(x - largest), 0));
  return (x: number) => unitOf(Number.isFinite(x - largest) ? Math.max(largest - x, sum) : sum);
}

/** Usual slices, and ones that are far off, wide, equal, with −∞, or led by one number. */
function slices(): Float32Array {
  const usual = normalNumbers(4 * row);
  const kinds: readonly ((x: number, i: number) => number)[] = [
    (x) => x,
    (x) => x + 1e4,
    (x) => x - 1e30,
    (x) => 30 * x,
    () => 1.5,
    (x, i) => (i % 3 === 0 ? -Infinity : x),
    (x, i) => (i === 7 ? 100 : x),
    (x) => x * 1e-30,
  ];
  return Float32Array.from(kinds.flatMap((kind) => Array.from(usual, (x, i) => kind(x, i % row))));
}
