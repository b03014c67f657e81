import { failure, type Result, success } from "../result.ts";
import { readNpyHeader } from "./npyHeader.ts";
import { type NpyDtype, npyTypes } from "./npyTypes.ts";
import { countOf, countText, type Tensor } from "./tensor.ts";

/** Numbers of a `.npy` file as float64. */
export interface NpyTensor extends Tensor {
  /** What they are in the file. */
  readonly dtype: NpyDtype;
}

/**
 * Reads a whole `.npy` file: real numbers of either byte order, in C or Fortran order.
 *
 * The result is row-major in any case. Fails with a sentence where the header does not fit the
 * file's size, so that no memory is taken for numbers that are not there, and for more than
 * `maxCount` numbers.
 */
export function readNpy(bytes: Uint8Array, maxCount: number): Result<NpyTensor> {
  const header = readNpyHeader(bytes);
  if (!header.ok) return header;
  const { descr, shape, isFortran, dataStart } = header.value;
  const [, order = "", name = ""] = /^([<>=|]?)(.+)$/s.exec(descr) ?? [];
  const type = npyTypes.get(name);
  if (!type) return failure(unreadable(descr));
  const count = shape.includes(0) ? 0 : countOf(shape);
  if (count > maxCount) {
    const has = Number.isSafeInteger(count) ? countText(count) : String(count);
    return failure(`The array has ${has} numbers; at most ${countText(maxCount)} are read.`);
  }
  const needed = count * type.size;
  const there = bytes.length - dataStart;
  if (needed !== there) {
    const lie = there < needed ? "the file ends too early" : "something else follows the array";
    return failure(
      `The header tells of ${needed} bytes of numbers and ${there} are there: ${lie}.`,
    );
  }
  // A copy: views need an aligned start, and swapping must not change what was given.
  const raw = new Uint8Array(bytes.subarray(dataStart));
  if (isBig(order) !== isBig("=")) swap(raw, type.size);
  const data = type.decode(raw.buffer);
  return success({ shape, dtype: type.dtype, data: isFortran ? rowMajor(data, shape) : data });
}

const machineIsBig = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

/** NumPy writes `<` or `>`, and `|` where there is nothing to order. */
function isBig(order: string): boolean {
  return order === ">" || (order !== "<" && machineIsBig);
}

/** Reverses the bytes of every number. */
function swap(bytes: Uint8Array, size: number): void {
  for (let start = 0; start < bytes.length; start += size) {
    for (let low = start, high = start + size - 1; low < high; low++, high--) {
      const byte = bytes[low] ?? 0;
      bytes[low] = bytes[high] ?? 0;
      bytes[high] = byte;
    }
  }
}

/** Numbers whose first axis varies fastest, with the last one varying fastest. */
function rowMajor(data: Float64Array, shape: readonly number[]): Float64Array {
  const last = shape.length - 1;
  const strides = shape.map((_, axis) => countOf(shape.slice(0, axis)));
  const index = shape.map(() => 0);
  const sorted = new Float64Array(data.length);
  let from = 0;
  for (let to = 0; to < sorted.length; to++) {
    sorted[to] = data[from] ?? NaN;
    for (let axis = last; axis >= 0; axis--) {
      const stride = strides[axis] ?? 0;
      const length = shape[axis] ?? 0;
      const next = (index[axis] ?? 0) + 1;
      from += stride;
      if (next < length) {
        index[axis] = next;
        break;
      }
      from -= stride * length;
      index[axis] = 0;
    }
  }
  return sorted;
}

const unreadableKinds: Readonly<Record<string, string>> = {
  c: "complex numbers",
  O: "Python objects",
  S: "text",
  U: "text",
  M: "dates",
  m: "time spans",
  V: "bytes without a numeric type",
};

function unreadable(descr: string): string {
  const kind = unreadableKinds[/[a-zA-Z]/.exec(descr)?.[0] ?? ""];
  const what = kind === undefined ? "numbers of a type that is not read" : kind;
  const shown = descr.length > 20 ? `${descr.slice(0, 20)}…` : descr;
  return `The array holds ${what} (dtype ${shown}); save it as float32 or float64.`;
}
