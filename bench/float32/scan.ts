import { Counter, type Tally } from "./errors.ts";
import type { Reference } from "./reference.ts";

/** A float32 function: fills `output` for what is in `input`. Both keep their length. */
export interface Kernel {
  readonly input: Float32Array;
  run(): Float32Array;
}

/** Numbers of float32 in the order of their bits, the first one counted in, the last one not. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** How many numbers of float32 there are, NaN included. */
export const allBits = 2 ** 32;

/** Neighbours that are looked at together. As a power of two they have one exponent and one sign. */
const blockLength = 256;

/** Checks every number of a range, whose ends are multiples of `blockLength`. */
export function scan(kernel: Kernel, reference: Reference, { from, to }: Range): Tally {
  if (from % blockLength !== 0 || to % blockLength !== 0) {
    throw new Error("A range begins and ends at multiples of the block length.");
  }
  const counter = new Counter(reference.roots);
  const { input } = kernel;
  const bits = bitsOf(input);
  for (let start = from; start < to; start += input.length) {
    const count = Math.min(input.length, to - start);
    for (let i = 0; i < count; i++) bits[i] = start + i;
    const found = kernel.run();
    for (let i = 0; i < count; i += blockLength) {
      const block = { bits: start + i, input, found, at: i };
      if (!skipBlock(block, reference, counter)) checkBlock(block, reference, counter);
    }
  }
  return counter.tally();
}

/** Checks the numbers of a list, in as many calls as it takes. */
export function scanList(kernel: Kernel, reference: Reference, list: Uint32Array): Tally {
  const counter = new Counter(reference.roots);
  const { input } = kernel;
  const bits = bitsOf(input);
  for (let start = 0; start < list.length; start += input.length) {
    const part = list.subarray(start, start + input.length);
    bits.set(part);
    const found = kernel.run();
    part.forEach((each, i) => {
      const x = input[i] ?? NaN;
      counter.add(each, x, found[i] ?? NaN, reference.of(x));
    });
  }
  return counter.tally();
}

const bitsOf = ({ buffer, byteOffset, length }: Float32Array) =>
  new Uint32Array(buffer, byteOffset, length);

interface Block {
  /** Of the first number. */
  readonly bits: number;
  readonly input: Float32Array;
  readonly found: Float32Array;
  /** Where the block begins in both. */
  readonly at: number;
}

function checkBlock({ bits, input, found, at }: Block, reference: Reference, counter: Counter) {
  for (let i = 0; i < blockLength; i++) {
    const x = input[at + i] ?? NaN;
    counter.add(bits + i, x, found[at + i] ?? NaN, reference.of(x));
  }
}

/** Distance of the four numbers through which the cubic goes: they end the block. */
const step = (blockLength - 1) / 3;

/** About where the remainder of that cubic is largest, near both ends. */
const probes = [32, 223] as const;

/**
 * Checks a block without asking the reference about every number, which would take a hundred times
 * as long. Numbers of one exponent lie at equal distances, and over a block, which is 2⁻¹⁵ of its
 * numbers wide, a smooth function is a cubic for all that float32 can tell. How far the cubic is from
 * the function is measured where its remainder is largest, and sixteen times that is assumed. What
 * the cubic then proves to be correctly rounded is counted; about everything else the reference is
 * asked, so no error above half a unit rests on the cubic.
 *
 * @returns false where the block must be checked number by number
 */
function skipBlock(block: Block, reference: Reference, counter: Counter): boolean {
  const { bits, input, found, at } = block;
  const numberAt = (i: number) => input[at + i] ?? NaN;
  const [first, last] = [numberAt(0), numberAt(blockLength - 1)];
  const [low, high] = [Math.min(first, last), Math.max(first, last)];
  if (reference.kinks.some((kink) => low <= kink && kink <= high)) return false;

  const y0 = reference.of(first);
  const y1 = reference.of(numberAt(step));
  const y2 = reference.of(numberAt(2 * step));
  const y3 = reference.of(last);
  const probed = probes.map((i) => reference.of(numberAt(i)));
  if ([y1, y2, y3, ...probed].every((y) => Object.is(y, y0))) {
    for (let i = 0; i < blockLength; i++) {
      counter.add(bits + i, first, found[at + i] ?? NaN, y0);
    }
    return true;
  }
  if (![y0, y1, y2, y3].every(Number.isFinite)) return false;

  // Newton's form in t, which counts steps.
  const d1 = y1 - y0;
  const d2 = (y2 - 2 * y1 + y0) / 2;
  const d3 = (y3 - 3 * y2 + 3 * y1 - y0) / 6;
  const cubic = (i: number) => {
    const t = i / step;
    return y0 + t * (d1 + (t - 1) * (d2 + (t - 2) * d3));
  };
  const largest = Math.max(...[y0, y1, y2, y3].map(Math.abs));
  const smallest = Math.min(...[y0, y1, y2, y3].map(Math.abs));
  const remainder = Math.max(...probes.map((i, k) => Math.abs(cubic(i) - (probed[k] ?? NaN))));
  const uncertain = 16 * remainder + 2 ** -48 * largest;
  // No number of the block is smaller than this, and so none has a smaller unit.
  const spread = 4 * (Math.abs(d1) + Math.abs(d2) + Math.abs(d3)) + uncertain;
  const least = Math.max(0, smallest - spread);
  const unit = Math.min(counter.unitAt(first, least), counter.unitAt(last, least));
  const limit = unit / 2 - uncertain;

  let skipped = 0;
  for (let i = 0; i < blockLength; i++) {
    const y = found[at + i] ?? NaN;
    const expected = cubic(i);
    const isRight = Math.abs(y - expected) <= limit;
    // A zero has a sign, which the cubic tells only where it is certain of its own.
    if (isRight && (y !== 0 || isZeroLike(y, expected, uncertain))) skipped++;
    else counter.add(bits + i, numberAt(i), y, reference.of(numberAt(i)));
  }
  counter.skip(skipped);
  return true;
}

function isZeroLike(zero: number, expected: number, uncertain: number): boolean {
  return Math.abs(expected) > uncertain && Object.is(zero, expected > 0 ? 0 : -0);
}
