import type { Work } from "../pace.ts";
import { countOf, type Tensor } from "./tensor.ts";

const lineWidth = 100;
const indent = "    ";
/** Numbers written between two looks at the clock. */
const stride = 4_096;

/**
 * A tensor, which holds at least one number, as a nested Python list.
 *
 * One line as long as it fits in 100 columns, of which `column` are taken already; else broken
 * after commas.
 */
export function* writeList(
  { shape, data }: Tensor,
  asText: (value: number) => string,
  column: number,
): Work<string> {
  const sizes = listSizes(shape);
  const pieces: string[] = [];
  let parts: string[] = [];
  let used = column;
  for (let i = 0; i < data.length; i++) {
    const opening = "[".repeat(listsAt(i, sizes));
    const closing = "]".repeat(listsAt(i + 1, sizes));
    const isLast = i === data.length - 1;
    const entry = `${opening}${asText(data[i] ?? NaN)}${closing}${isLast ? "" : ","}`;
    const gap = i === 0 ? 0 : 1;
    if (i > 0 && used + gap + entry.length > lineWidth) {
      parts.push("\n", indent, entry);
      used = indent.length + entry.length;
    } else {
      parts.push(gap === 0 ? "" : " ", entry);
      used += gap + entry.length;
    }
    if (i % stride === stride - 1) {
      pieces.push(parts.join(""));
      parts = [];
      yield i / data.length;
    }
  }
  return [...pieces, ...parts].join("");
}

/** How many numbers the lists of each depth hold, innermost first. */
function listSizes(shape: readonly number[]): readonly number[] {
  return shape.map((_, axis) => countOf(shape.slice(axis))).reverse();
}

/** How many lists begin or end before the i-th number. */
function listsAt(i: number, sizes: readonly number[]): number {
  let lists = 0;
  for (const size of sizes) {
    if (i % size !== 0) break;
    lists++;
  }
  return lists;
}
