import type { Work } from "../pace.ts";

/** Numbers of unknown count, kept in blocks so that growing never copies what is there. */
export interface GrowingNumbers {
  readonly full: Block[];
  current: Block;
  /** How many numbers of the current block are set. */
  fill: number;
  count: number;
}

/** Numbers, and where each one starts and ends in the text. */
interface Block {
  readonly values: Float64Array;
  /** Both empty where places are not kept. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const firstBlock = 64;
const longestBlock = 65_536;

/** No numbers yet. */
export function noNumbersYet(options: { readonly keepPlaces: boolean }): GrowingNumbers {
  return { full: [], current: newBlock(firstBlock, options.keepPlaces), fill: 0, count: 0 };
}

/** Adds a number that stands from one offset to another. */
export function append(numbers: GrowingNumbers, value: number, from: number, to: number): void {
  if (numbers.fill === numbers.current.values.length) startBlock(numbers);
  const { current, fill } = numbers;
  current.values[fill] = value;
  if (current.starts.length > 0) {
    current.starts[fill] = from;
    current.ends[fill] = to;
  }
  numbers.fill = fill + 1;
  numbers.count++;
}

/**
 * Moves all numbers, and their places if they were kept, into one array each.
 *
 * Blocks are given up as they are copied, so that the numbers are not held twice.
 */
export function* joinNumbers(numbers: GrowingNumbers): Work<Block> {
  const { full, current, fill, count } = numbers;
  const whole = newBlock(count, current.starts.length > 0);
  let at = 0;
  full.reverse();
  for (let block = full.pop(); block; block = full.pop()) {
    copyBlock(block, whole, at);
    at += block.values.length;
    yield;
  }
  const rest = {
    values: current.values.subarray(0, fill),
    starts: current.starts.subarray(0, fill),
    ends: current.ends.subarray(0, fill),
  };
  copyBlock(rest, whole, at);
  return whole;
}

function startBlock(numbers: GrowingNumbers): void {
  const { current } = numbers;
  const length = Math.min(4 * current.values.length, longestBlock);
  numbers.full.push(current);
  numbers.current = newBlock(length, current.starts.length > 0);
  numbers.fill = 0;
}

function newBlock(length: number, keepPlaces: boolean): Block {
  const places = keepPlaces ? length : 0;
  return {
    values: new Float64Array(length),
    starts: new Int32Array(places),
    ends: new Int32Array(places),
  };
}

function copyBlock(block: Block, whole: Block, at: number): void {
  whole.values.set(block.values, at);
  if (block.starts.length === 0) return;
  whole.starts.set(block.starts, at);
  whole.ends.set(block.ends, at);
}
