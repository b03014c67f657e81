import { npyHeader } from "./npyHeader.ts";
import type { Tensor } from "./tensor.ts";

/** Numbers in one piece of a file. */
const stride = 65_536;

/**
 * A tensor as a `.npy` file (version 1, little-endian, row-major), in pieces: header, then numbers.
 *
 * In float32 each number is rounded to the nearest.
 */
export function* npyPieces(
  { shape, data }: Tensor,
  dtype: "float32" | "float64",
): Generator<Uint8Array> {
  yield npyHeader(dtype === "float32" ? "<f4" : "<f8", shape);
  for (let start = 0; start < data.length; start += stride) {
    const numbers = data.subarray(start, start + stride);
    const size = dtype === "float32" ? 4 : 8;
    const piece = new DataView(new ArrayBuffer(numbers.length * size));
    for (let i = 0; i < numbers.length; i++) {
      const x = numbers[i] ?? NaN;
      if (dtype === "float32") piece.setFloat32(i * size, x, true);
      else piece.setFloat64(i * size, x, true);
    }
    yield new Uint8Array(piece.buffer);
  }
}
