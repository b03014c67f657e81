import type { Elementwise, ParameterValues } from "../activations/definition.ts";
import { evaluateArray } from "./evaluateArray.ts";
import type { Engine } from "./engine.ts";

/** Formats of 16 bits that numbers are stored in; the bits are those of a `Uint16Array`. */
export type HalfFormat = "float16" | "bfloat16";

/** What `evaluateHalf` reads and writes, as `evaluateArray` does. */
export interface HalfOptions {
  readonly value?: Uint16Array | undefined;
  readonly gradient?: Uint16Array | undefined;
  readonly upstream?: Uint16Array | undefined;
  readonly engine?: Engine | undefined;
}

/** Numbers that are floats at a time. */
const chunk = 4_096;

/**
 * `evaluateArray` for numbers stored in 16 bits: computed in float32 and rounded to the nearest of
 * the format, ties to even, as PyTorch does.
 */
export function evaluateHalf(
  activation: Elementwise,
  parameters: ParameterValues,
  format: HalfFormat,
  input: Uint16Array,
  { value, gradient, upstream, engine }: HalfOptions,
): void {
  const [read, write] =
    format === "float16" ? [float16Value, float16Bits] : [bfloat16Value, bfloat16Bits];
  for (let from = 0; from < input.length; from += chunk) {
    const to = Math.min(from + chunk, input.length);
    const wide = (array: Uint16Array) => Float32Array.from(array.subarray(from, to), read);
    const numbers = wide(input);
    const results = {
      value: value && new Float32Array(to - from),
      gradient: gradient && new Float32Array(to - from),
    };
    evaluateArray(activation, parameters, numbers, {
      ...results,
      upstream: upstream && wide(upstream),
      engine,
    });
    results.value?.forEach((x, i) => value && (value[from + i] = write(x)));
    results.gradient?.forEach((x, i) => gradient && (gradient[from + i] = write(x)));
  }
}

const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);

/** A float that is stored in the upper half of its bits. */
export function bfloat16Value(stored: number): number {
  bits[0] = stored << 16;
  return float[0] ?? NaN;
}

/** The nearest, ties to even; NaN stays NaN. */
export function bfloat16Bits(x: number): number {
  if (Number.isNaN(x)) return 0x7fc0;
  float[0] = x;
  const all = bits[0] ?? 0;
  return (all + 0x7fff + ((all >>> 16) & 1)) >>> 16;
}

/** IEEE 754 binary16. */
export function float16Value(stored: number): number {
  const sign = stored & 0x8000 ? -1 : 1;
  const exponent = (stored >>> 10) & 0x1f;
  const fraction = stored & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The nearest, ties to even; from 65,520 on infinite; NaN stays NaN. `x` is a float. */
export function float16Bits(x: number): number {
  if (Number.isNaN(x)) return 0x7e00;
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const size = Math.abs(x);
  if (size >= 65_520) return sign | 0x7c00;
  if (size < 2 ** -14) return sign | roundToEven(size * 2 ** 24);
  float[0] = size;
  const all = (bits[0] ?? 0) - (112 << 23);
  return sign | ((all + 0xfff + ((all >>> 13) & 1)) >>> 13);
}

/** A carry out of the fraction is the next exponent. */
function roundToEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  return below + (rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? 1 : 0);
}
