import type { ChangedRange } from "../python/syntax.ts";

/** In UTF-16 units: texts are compared in blocks, the ones that differ in smaller ones. */
const blocks = [4_096, 64, 1] as const;

/**
 * What was changed between two versions of a text: one range around all edits, none where they are
 * equal. To compare costs less than to keep account of every edit, whatever line ends the editor
 * writes and wherever a cell of a notebook stands.
 */
export function changesBetween(before: string, after: string): readonly ChangedRange[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  for (const block of blocks) {
    while (start + block <= shorter && after.startsWith(before.slice(start, start + block), start))
      start += block;
  }
  if (start === shorter && before.length === after.length) return [];
  let end = 0;
  for (const block of blocks) {
    while (start + end + block <= shorter && endsAlike(before, after, end, block)) end += block;
  }
  return [{ fromA: start, toA: before.length - end, fromB: start, toB: after.length - end }];
}

/** Whether two texts have the same block of characters `end` before their ends. */
function endsAlike(before: string, after: string, end: number, block: number): boolean {
  const from = before.length - end - block;
  return after.startsWith(before.slice(from, from + block), after.length - end - block);
}
