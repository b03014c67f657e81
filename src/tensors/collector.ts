import {
  type Flaw,
  maxDepth,
  raggedRow,
  tooDeep,
  tooManyNumbers,
  unexpectedList,
  unexpectedNumber,
} from "./flaws.ts";
import { append, type GrowingNumbers, joinNumbers, noNumbersYet } from "./growingNumbers.ts";
import type { Work } from "../pace.ts";
import type { WrittenNumbers } from "./reading.ts";
import { maxCount, type Tensor } from "./tensor.ts";

/** Gathers numbers and brackets in reading order and finds out the shape that they have. */
export interface Collector {
  readonly text: string;
  readonly numbers: GrowingNumbers;
  /** Per depth the length of its lists; -1 until the first one is complete. Becomes the shape. */
  readonly lengths: number[];
  /** The lists that are open, outermost first. */
  readonly open: { readonly at: number; count: number }[];
  /** How many lists are around a number; -1 until that is known. */
  numberDepth: number;
}

/** A collector that has seen nothing yet; `keepPlaces` where the numbers stand in the text itself. */
export function emptyCollector(text: string, options: { readonly keepPlaces: boolean }): Collector {
  return {
    text,
    numbers: noNumbersYet(options),
    lengths: [],
    open: [],
    numberDepth: -1,
  };
}

/** A list starts at `at`. Gives a flaw where a number is expected instead. */
export function openList(collector: Collector, at: number): Flaw | undefined {
  const { open, numberDepth } = collector;
  if (numberDepth >= 0 && open.length >= numberDepth) return unexpectedList(at);
  if (open.length >= maxDepth) return tooDeep(at);
  const parent = open.at(-1);
  if (parent) parent.count++;
  open.push({ at, count: 0 });
  return undefined;
}

/** The innermost list is complete. Gives a flaw where its length differs from its neighbours'. */
export function closeList(collector: Collector): Flaw | undefined {
  const { open, lengths, text } = collector;
  const list = open.pop();
  if (!list) return undefined;
  const depth = open.length;
  const expected = lengths[depth] ?? -1;
  if (expected >= 0) {
    return list.count === expected ? undefined : raggedRow(text, list.at, list.count, expected);
  }
  while (lengths.length <= depth) lengths.push(-1);
  lengths[depth] = list.count;
  // Nothing can be deeper inside of an empty list.
  if (list.count === 0) collector.numberDepth = depth + 1;
  return undefined;
}

/** Everything gathered so far becomes the first entry of a list that starts at `at`. */
export function wrapInList(collector: Collector, at: number): void {
  collector.open.unshift({ at, count: 1 });
  collector.lengths.unshift(-1);
  if (collector.numberDepth >= 0) collector.numberDepth++;
}

/** A number, and where it is written. Gives a flaw where a list is expected instead. */
export function addNumber(
  collector: Collector,
  value: number,
  from: number,
  to: number,
): Flaw | undefined {
  const { open, numbers } = collector;
  const depth = open.length;
  if (depth !== collector.numberDepth) {
    if (collector.numberDepth >= 0) return unexpectedNumber(collector.text, from, to);
    collector.numberDepth = depth;
  }
  if (numbers.count >= maxCount) return tooManyNumbers(from);
  const list = open[depth - 1];
  if (list) list.count++;
  append(numbers, value, from, to);
  return undefined;
}

/** All numbers in their shape and, where they were kept, their places. No list may be open. */
export function* collected({ numbers, lengths }: Collector): Work<Collected> {
  const { values, starts, ends } = yield* joinNumbers(numbers);
  return { tensor: { shape: lengths, data: values }, written: { kind: "written", starts, ends } };
}

/** What a collector has gathered. */
export interface Collected {
  readonly tensor: Tensor;
  readonly written: WrittenNumbers;
}
