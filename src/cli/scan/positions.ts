import type { Span } from "../../code/use.ts";
import type { Position } from "./useRecord.ts";

/** Tells where offsets of a text stand. */
export class Positions {
  readonly #starts: readonly number[];

  /** Lines end as editors see it: with `\n`, `\r\n` or `\r`. */
  constructor(text: string) {
    const starts = [0];
    for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
    this.#starts = starts;
  }

  /** A span; lines count from the one that begins at or before `origin`. */
  of({ from, to }: Span, origin = 0): Position {
    const first = this.#lineAt(origin);
    const line = this.#lineAt(from);
    const endLine = this.#lineAt(to);
    return {
      line: line - first,
      col: from - this.#startOf(line),
      endLine: endLine - first,
      endCol: to - this.#startOf(endLine),
    };
  }

  #startOf(line: number): number {
    return this.#starts[line] ?? 0;
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
