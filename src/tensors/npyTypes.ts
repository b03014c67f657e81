/** What numbers a `.npy` file holds, as NumPy names them. */
export type NpyDtype =
  | "float16"
  | "float32"
  | "float64"
  | "int8"
  | "int16"
  | "int32"
  | "int64"
  | "uint8"
  | "uint16"
  | "uint32"
  | "uint64"
  | "bool";

/** How the numbers of one dtype lie in bytes. */
export interface NpyType {
  readonly dtype: NpyDtype;
  /** Bytes of one number. */
  readonly size: number;
  /** As many numbers as there are bytes for, in this machine's byte order. */
  decode(bytes: ArrayBuffer): Float64Array;
}

/** By kind and size, as a header's `descr` has them behind the byte order: `f8`. */
export const npyTypes: ReadonlyMap<string, NpyType> = new Map<string, NpyType>([
  ["f2", { dtype: "float16", size: 2, decode: halves }],
  ["f4", { dtype: "float32", size: 4, decode: (b) => new Float64Array(new Float32Array(b)) }],
  ["f8", { dtype: "float64", size: 8, decode: (b) => new Float64Array(b) }],
  ["i1", { dtype: "int8", size: 1, decode: (b) => new Float64Array(new Int8Array(b)) }],
  ["i2", { dtype: "int16", size: 2, decode: (b) => new Float64Array(new Int16Array(b)) }],
  ["i4", { dtype: "int32", size: 4, decode: (b) => new Float64Array(new Int32Array(b)) }],
  ["i8", { dtype: "int64", size: 8, decode: (b) => rounded(new BigInt64Array(b)) }],
  ["u1", { dtype: "uint8", size: 1, decode: (b) => new Float64Array(new Uint8Array(b)) }],
  ["u2", { dtype: "uint16", size: 2, decode: (b) => new Float64Array(new Uint16Array(b)) }],
  ["u4", { dtype: "uint32", size: 4, decode: (b) => new Float64Array(new Uint32Array(b)) }],
  ["u8", { dtype: "uint64", size: 8, decode: (b) => rounded(new BigUint64Array(b)) }],
  ["b1", { dtype: "bool", size: 1, decode: truths }],
]);

/** Integers beyond 2⁵³ become the nearest float64, as with NumPy's `astype`. */
function rounded(integers: BigInt64Array | BigUint64Array): Float64Array {
  const numbers = new Float64Array(integers.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = Number(integers[i]);
  return numbers;
}

function truths(bytes: ArrayBuffer): Float64Array {
  return Float64Array.from(new Uint8Array(bytes), (byte) => (byte === 0 ? 0 : 1));
}

function halves(bytes: ArrayBuffer): Float64Array {
  return Float64Array.from(new Uint16Array(bytes), halfOf);
}

/** The float16 with these 16 bits: sign, 5 bits of exponent, 10 of significand (IEEE 754 binary16). */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  // Subnormal numbers have the exponent of the smallest normal ones, and no leading 1.
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
