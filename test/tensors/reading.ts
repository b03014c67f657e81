import assert from "node:assert/strict";
import { startPace } from "../../src/pace.ts";
import { documentStart, type Origin } from "../../src/tensors/place.ts";
import type { ReadOptions, ReadTensor } from "../../src/tensors/reading.ts";
import { readTensor } from "../../src/tensors/readTensor.ts";
import { type Extent, writeLike } from "../../src/tensors/writeLike.ts";

/** Work that nobody else waits for. */
export const unhurried = { pause: () => Promise.resolve(), isCancelled: () => false };

/** Options for a text at the start of its document; `names` are what it can look up. */
export function optionsWith(
  names: Readonly<Record<string, string>> = {},
  origin: Origin = documentStart,
): ReadOptions {
  return { ...unhurried, origin, lookUp: (name) => new Map(Object.entries(names)).get(name) };
}

/** The numbers of a text that must be readable. */
export async function read(text: string, options = optionsWith()): Promise<ReadTensor> {
  const result = await readTensor(text, options);
  assert.ok(result.ok, result.ok ? "" : `${JSON.stringify(text)}: ${result.problem}`);
  return result.value;
}

/** The sentence about a text that must not be readable. */
export async function problemOf(text: string, options = optionsWith()): Promise<string> {
  const result = await readTensor(text, options);
  assert.ok(!result.ok, `${JSON.stringify(text)} was read`);
  return result.problem;
}

/** A text with its numbers replaced. */
export async function rewrite(
  text: string,
  values: readonly number[],
  {
    extent = "text",
    options = optionsWith(),
    shape,
  }: { extent?: Extent; options?: ReadOptions; shape?: readonly number[] } = {},
): Promise<string> {
  const like = await read(text, options);
  const written = await writeLike(
    like,
    { shape: shape ?? like.tensor.shape, data: Float64Array.from(values) },
    extent,
    startPace(unhurried),
  );
  assert.ok(written !== undefined);
  return written;
}

/** The bytes of a float64 as hexadecimal digits, which tell -0 from 0. */
export function bitsOf(value: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString("hex");
}
