import type { Pace, Pacing } from "../pace.ts";
import type { Origin } from "./place.ts";
import type { Tensor } from "./tensor.ts";

/** Numbers read from text, and how they are written there, so that others can take their place. */
export interface ReadTensor {
  readonly tensor: Tensor;
  readonly text: string;
  /** The array in `text` without what is around it: no assignment, `print`, comment or last comma. */
  readonly array: Span;
  readonly written: WrittenNumbers | GeneratedNumbers;
  /** Some number is a float for Python, so results are written as floats. */
  readonly hasFloats: boolean;
  /** How NaN and Infinity are written beside these numbers. */
  readonly nonFinite: NonFiniteSpelling;
  /** Where `text` starts in its document. */
  readonly origin: Origin;
}

/** From the first character to the one after the last, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Every number stands in the text; `starts[i]` to `ends[i]` is the i-th one in row-major order. */
export interface WrittenNumbers {
  readonly kind: "written";
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The text describes the numbers: `range(3)`, a comprehension, a name. */
export interface GeneratedNumbers {
  readonly kind: "generated";
  /** What a list of results replaces. */
  readonly replaced: Span;
  /** The call that turns a list into what the text made, `np.array` for `np.arange(3)`; else empty. */
  readonly maker: string;
}

/** `float('nan')`, `np.nan` or `nan`. */
export interface NonFiniteSpelling {
  readonly nan: string;
  readonly infinity: string;
}

/** What Python understands without an import. */
export const pythonNonFinite: NonFiniteSpelling = {
  nan: "float('nan')",
  infinity: "float('inf')",
};

/** What NumPy prints, and what plain text has. */
export const printedNonFinite: NonFiniteSpelling = { nan: "nan", infinity: "inf" };

/** `np.nan` for `np`. */
export function nonFiniteOf(module: string): NonFiniteSpelling {
  return { nan: `${module}.nan`, infinity: `${module}.inf` };
}

/** Gives what a name is bound to; undefined for a name that is not known. */
export type LookUp = (name: string) => Promise<string | undefined> | string | undefined;

/** What reading needs beside the text. */
export interface ReadOptions extends Pacing {
  readonly origin: Origin;
  /**
   * The source of the literal array that a name is bound to where the text stands. A promise where
   * another thread has to be asked.
   */
  readonly lookUp?: LookUp | undefined;
}

/** A text on its way through the readers. */
export interface Reading {
  readonly text: string;
  readonly origin: Origin;
  readonly pace: Pace;
  /** The numbers that a name is bound to, or what is wrong with it: "is not known here". */
  resolve(name: string): Promise<ReadTensor | { readonly trouble: string }>;
}

/** What a reader makes of a text. */
export type Outcome =
  | { readonly kind: "read"; readonly value: ReadTensor }
  /** The text is of this reader's form, and something is wrong in it. */
  | { readonly kind: "problem"; readonly problem: string }
  /** Not this reader's form. `problem` is told if no other reader knows better. */
  | { readonly kind: "otherForm"; readonly problem?: string };

/** Reads one form of text, in slices. Never throws, whatever the text. Undefined when cancelled. */
export type Reader = (reading: Reading) => Promise<Outcome | undefined>;
