import { type Pace, runInSlices, type Work } from "../pace.ts";
import { isPythonInteger, pythonFloat } from "./pythonNumber.ts";
import type { GeneratedNumbers, ReadTensor, Span, WrittenNumbers } from "./reading.ts";
import type { Tensor } from "./tensor.ts";
import { writeList } from "./writeList.ts";

/** What of the text around the numbers is written again. */
export type Extent =
  /** Everything that was read: assignment, `print`, comments. */
  | "text"
  /** The array alone. */
  | "array";

/**
 * The text that `read` came from with other numbers in the place of its own.
 *
 * Brackets, calls, separators, line breaks and comments stay. All are written as floats if one of
 * the numbers was a float or one of the values is no integer; every number reads back bit-equal.
 * What generated its numbers, like `range(3)`, becomes a list, and so does an array that gets another
 * shape. Undefined when cancelled.
 */
export function writeLike(
  read: ReadTensor,
  values: Tensor,
  extent: Extent,
  pace: Pace,
): Promise<string | undefined> {
  return runInSlices(write(read, values, extent), pace);
}

/** Numbers written between two looks at the clock. */
const stride = 4_096;

function* write(read: ReadTensor, values: Tensor, extent: Extent): Work<string> {
  const { text, array, tensor, written, nonFinite, hasFloats } = read;
  const isInteger = !hasFloats && (yield* areIntegers(values.data));
  const asText = isInteger ? String : (value: number) => pythonFloat(value, nonFinite);
  const { from, to } = extent === "array" ? array : { from: 0, to: text.length };
  if (written.kind === "generated") {
    return yield* writeGenerated(read, written, from, to, values, asText);
  }
  const isSameShape = tensor.shape.join() === values.shape.join();
  if (isSameShape) return yield* writeInPlace(text, from, to, written, values.data, asText);
  const replaced = listAround(text, written, tensor.shape.length);
  return yield* writeGenerated(read, { replaced, maker: "" }, from, to, values, asText);
}

/** The numbers with as many brackets around them as there are axes, or as many as there are. */
function listAround(text: string, { starts, ends }: WrittenNumbers, axes: number): Span {
  const last = ends.length - 1;
  let span: Span = { from: starts[0] ?? 0, to: ends[last] ?? 0 };
  for (let depth = 0; depth < axes; depth++) {
    const from = /[[(]\s*$/.exec(text.slice(0, span.from))?.index;
    const after = /^\s*,?\s*[\])]/.exec(text.slice(span.to))?.[0].length;
    if (from === undefined || after === undefined) break;
    span = { from, to: span.to + after };
  }
  return span;
}

function* areIntegers(values: Float64Array): Work<boolean> {
  for (let start = 0; start < values.length; start += stride) {
    yield;
    for (const value of values.subarray(start, start + stride)) {
      if (!isPythonInteger(value)) return false;
    }
  }
  return true;
}

function* writeInPlace(
  text: string,
  from: number,
  to: number,
  { starts, ends }: WrittenNumbers,
  values: Float64Array,
  asText: (value: number) => string,
): Work<string> {
  const pieces: string[] = [];
  let parts: string[] = [];
  let done = from;
  for (let i = 0; i < values.length; i++) {
    parts.push(text.slice(done, starts[i]), asText(values[i] ?? NaN));
    done = ends[i] ?? done;
    if (i % stride === stride - 1) {
      pieces.push(parts.join(""));
      parts = [];
      yield i / values.length;
    }
  }
  return [...pieces, ...parts, text.slice(done, to)].join("");
}

function* writeGenerated(
  { text, origin }: ReadTensor,
  { replaced, maker }: Pick<GeneratedNumbers, "replaced" | "maker">,
  from: number,
  to: number,
  values: Tensor,
  asText: (value: number) => string,
): Work<string> {
  const before = text.slice(from, replaced.from) + (maker === "" ? "" : `${maker}(`);
  const lineStart = before.lastIndexOf("\n") + 1;
  const column = before.length - lineStart + (lineStart === 0 ? origin.column - 1 : 0);
  const list = yield* writeList(values, asText, column);
  return before + list + (maker === "" ? "" : ")") + text.slice(replaced.to, to);
}
