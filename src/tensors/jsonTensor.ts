import { failure, type Result, success } from "../result.ts";
import { countOf, countText, maxCount, type Tensor } from "./tensor.ts";

/** Numbers of a JSON text. */
export interface JsonTensor extends Tensor {
  /** What an object says of its numbers. */
  readonly dtype?: string;
}

/**
 * Reads JSON: nested lists, or an object `{shape, dtype, data}`, with `data` flat and row-major.
 *
 * `"NaN"`, `"Infinity"` and `"-Infinity"` stand for what JSON has no number for; the bare words that
 * Python's `json.dumps` writes are read too. An object may have `value` in the place of `data`, so
 * that results are read as inputs.
 */
export function readJson(text: string): Result<JsonTensor> {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const written = parsed.value;
  if (!isRecord(written)) return readLists(written);
  const { shape, dtype, data = written["value"] } = written;
  if (data === undefined)
    return failure("The JSON object has no data; it is {shape, dtype, data}.");
  if (dtype !== undefined && typeof dtype !== "string") {
    return failure("The dtype of the JSON object is no string.");
  }
  const lists = readLists(data);
  if (!lists.ok) return lists;
  const told = shape === undefined ? success(lists.value.shape) : readShape(shape);
  if (!told.ok) return told;
  const count = lists.value.data.length;
  const isFlat = lists.value.shape.length <= 1;
  const isSame = told.value.join() === lists.value.shape.join();
  if (!isSame && !(isFlat && countOf(told.value) === count)) {
    const has = isFlat ? `has ${countText(count)} numbers` : shapeText(lists.value.shape);
    return failure(`The shape of the JSON object is (${told.value.join(", ")}), its data ${has}.`);
  }
  return success({
    shape: told.value,
    data: lists.value.data,
    ...(dtype !== undefined && { dtype }),
  });
}

const shapeText = (shape: readonly number[]): string => `is nested as (${shape.join(", ")})`;

function parse(text: string): Result<unknown> {
  try {
    return success(JSON.parse(text));
  } catch (error) {
    const bare = /(?<=[[,:\s])(?:-?Infinity|NaN)(?=[\],}\s])/g;
    const quoted = text.replace(bare, '"$&"');
    if (quoted.length > text.length) return parse(quoted);
    // Without the piece of the text that engines add, which may be long and has line breaks.
    const reason = error instanceof Error ? error.message.replace(/, (?:\.{3})?".*$/s, "") : "";
    return failure(`This is no JSON: ${reason}.`);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readShape(shape: unknown): Result<readonly number[]> {
  const lengths: readonly unknown[] = Array.isArray(shape) ? shape : [undefined];
  const known = lengths.filter((n) => typeof n === "number").filter((n) => Number.isSafeInteger(n));
  if (known.length !== lengths.length || known.some((length) => length < 0)) {
    return failure("The shape of the JSON object is no list of whole numbers.");
  }
  return success(known);
}

/** As deep as NumPy's arrays. */
const maxAxes = 64;

/** Lists of one length at each depth, or a single number. */
function readLists(value: unknown): Result<Tensor> {
  const shape: number[] = [];
  for (let list = value; Array.isArray(list); list = (list as readonly unknown[])[0]) {
    shape.push(list.length);
    if (list.length === 0) break;
    if (shape.length > maxAxes) return failure(`The lists are nested more than ${maxAxes} deep.`);
  }
  const count = countOf(shape);
  if (count > maxCount) {
    return failure(
      `There are ${countText(count)} numbers; from JSON at most ${countText(maxCount)} are read.`,
    );
  }
  const filling: Filling = { shape, data: new Float64Array(count), count: 0, path: [] };
  const problem = fill(value, filling);
  return problem === undefined ? success({ shape, data: filling.data }) : failure(problem);
}

interface Filling {
  readonly shape: readonly number[];
  readonly data: Float64Array;
  count: number;
  /** Index at each depth, from the outermost list in. */
  readonly path: number[];
}

/** Puts the numbers below a value in their places; returns what is wrong as a sentence. */
function fill(value: unknown, filling: Filling): string | undefined {
  const { shape, path, data } = filling;
  if (path.length === shape.length) {
    const number = numberOf(value);
    if (number === undefined) return notNumber(value, path);
    data[filling.count++] = number;
    return undefined;
  }
  const wanted = shape[path.length] ?? 0;
  if (!Array.isArray(value) || value.length !== wanted) {
    const is = Array.isArray(value) ? `has ${value.length}` : "is no list";
    return `The lists have no common shape: ${placeOf(path)} ${is}, where others have ${wanted}.`;
  }
  const list: readonly unknown[] = value;
  for (let i = 0; i < list.length; i++) {
    path.push(i);
    const problem = fill(list[i], filling);
    if (problem !== undefined) return problem;
    path.pop();
  }
  return undefined;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return value === "NaN" || value === "Infinity" || value === "-Infinity"
    ? Number(value)
    : undefined;
}

function notNumber(value: unknown, path: readonly number[]): string {
  const written = JSON.stringify(value);
  const shown = Array.isArray(value) ? "A list" : written.length > 30 ? "What stands" : written;
  return `${shown} at ${placeOf(path)} is no number; NaN and infinities are written "NaN", "Infinity" and "-Infinity".`;
}

const placeOf = (path: readonly number[]): string =>
  path.length === 0 ? "the top" : path.map((index) => `[${index}]`).join("");

/** A number as JSON that reads back bit-equal, in Python too: `-0.0`, and `"NaN"` as a string. */
export function jsonNumber(x: number): string {
  if (!Number.isFinite(x)) return `"${x}"`;
  return Object.is(x, -0) ? "-0.0" : String(x);
}
