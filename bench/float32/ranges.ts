import type { Range } from "./scan.ts";

/** The ranges with one more, in ascending order; those that touch become one. */
export function withRange(ranges: readonly Range[], added: Range): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges, added].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

/** What of `whole` the ranges leave, in pieces of at most `length`. */
export function* piecesLeft(
  whole: Range,
  ranges: readonly Range[],
  length: number,
): Generator<Range> {
  let from = whole.from;
  for (const { from: end, to: next } of [...ranges, { from: whole.to, to: whole.to }]) {
    for (; from < Math.min(end, whole.to); from = Math.min(from + length, end)) {
      yield { from, to: Math.min(from + length, end, whole.to) };
    }
    from = Math.max(from, next);
  }
}

/** How many numbers the ranges hold. */
export const countOf = (ranges: readonly Range[]) =>
  ranges.reduce((sum, { from, to }) => sum + to - from, 0);
