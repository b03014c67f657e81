import { failure, type Result, success } from "../result.ts";

/** What a `.npy` file tells about its numbers. */
export interface NpyHeader {
  /** `<f8`: byte order, kind and size. */
  readonly descr: string;
  /** The first axis varies fastest, where true; else the last one. */
  readonly isFortran: boolean;
  readonly shape: readonly number[];
  /** Offset of the first number, in bytes. */
  readonly dataStart: number;
}

/** What every `.npy` file begins with. */
const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** NumPy writes some hundred bytes and reads 10,000 unless told that the file can be trusted. */
const longestHeader = 65_535;
/** As many axes as NumPy has. */
const maxAxes = 64;

/** Whether a file begins like a `.npy` file. */
export function isNpy(bytes: Uint8Array): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/**
 * Reads the header of a `.npy` file of version 1, 2 or 3.
 *
 * Source: NumPy Enhancement Proposal 1 and numpy/lib/format.py. The numbers of a header are in
 * little-endian order whatever that of the array.
 */
export function readNpyHeader(bytes: Uint8Array): Result<NpyHeader> {
  if (!isNpy(bytes)) return failure("This is no .npy file: it does not begin with \\x93NUMPY.");
  const major = bytes[6];
  if (major === undefined) return brokenOff;
  if (major < 1 || major > 3) {
    return failure(`Version ${major} of the .npy format is not read; 1, 2 and 3 are.`);
  }
  const lengthBytes = major === 1 ? 2 : 4;
  const start = 8 + lengthBytes;
  if (bytes.length < start) return brokenOff;
  let length = 0;
  for (let i = start - 1; i >= 8; i--) length = 256 * length + (bytes[i] ?? 0);
  if (length > longestHeader) {
    return failure(`The header claims ${length} bytes; no array needs more than ${longestHeader}.`);
  }
  const dataStart = start + length;
  if (bytes.length < dataStart) return brokenOff;
  return readDictionary(String.fromCharCode(...bytes.subarray(start, dataStart)), dataStart);
}

const brokenOff = failure("The file ends within its header.");
const notNumpy = failure("The header is not one that NumPy writes.");

/** `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }` */
function readDictionary(header: string, dataStart: number): Result<NpyHeader> {
  const inside = /^\s*\{(.*)\}\s*$/s.exec(header)?.[1]?.trim();
  if (inside === undefined) return notNumpy;
  const entry = /\s*(['"])(\w+)\1\s*:\s*('[^']*'|"[^"]*"|True|False|\([^()]*\)|\[.*\])\s*(?:,|$)/sy;
  const entries = new Map<string, string>();
  while (entry.lastIndex < inside.length) {
    const [, , key, value] = entry.exec(inside) ?? [];
    if (key === undefined || value === undefined || entries.has(key)) return notNumpy;
    entries.set(key, value);
  }
  const { descr, fortran_order: order, shape: tuple, ...others } = Object.fromEntries(entries);
  for (const [key, value] of Object.entries({ descr, fortran_order: order, shape: tuple })) {
    if (value === undefined) return failure(`The header lacks ${key}.`);
  }
  if (descr?.startsWith("[")) {
    return failure("The array has fields (a structured dtype); save one field of it.");
  }
  const name = /^["'](.*)["']$/.exec(descr ?? "")?.[1];
  const shape = readShape(tuple ?? "");
  const isKnownOrder = order === "True" || order === "False";
  if (name === undefined || !shape || !isKnownOrder || Object.keys(others).length > 0) {
    return notNumpy;
  }
  if (shape.length > maxAxes) return failure(`The array has more than ${maxAxes} axes.`);
  return success({ descr: name, isFortran: order === "True", shape, dataStart });
}

/** `(3, 4)`, `(3,)`, `()`; Python 2 wrote `(3L, 4L)`. */
function readShape(tuple: string): number[] | undefined {
  const inside = /^\(\s*(?:(\d+L?(?:\s*,\s*\d+L?)*)\s*(,?)\s*)?\)$/.exec(tuple);
  if (!inside) return undefined;
  const [, list, comma] = inside;
  if (list === undefined) return [];
  const shape = list.split(",").map((length) => Number(length.replace("L", "")));
  // `(3)` is a number for Python.
  if (shape.length === 1 && comma === "") return undefined;
  return shape.every(Number.isSafeInteger) ? shape : undefined;
}

/** The bytes in front of the numbers of a `.npy` file, as NumPy writes them: in row-major order. */
export function npyHeader(descr: string, shape: readonly number[]): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape.join()},)` : `(${shape.join(", ")})`;
  const dictionary = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`;
  // Numbers start at a multiple of 64, so that a reader can map them into memory.
  const total = 64 * Math.ceil((magic.length + 4 + dictionary.length + 1) / 64);
  const bytes = new Uint8Array(total).fill(0x20);
  const length = total - magic.length - 4;
  bytes.set([...magic, 1, 0, length & 0xff, length >> 8]);
  bytes.set(
    Array.from(dictionary, (character) => character.charCodeAt(0)),
    magic.length + 4,
  );
  bytes[total - 1] = 0x0a;
  return bytes;
}
