import type { Pacing } from "../pace.ts";
import { failure, type Result, success } from "../result.ts";
import { readJson } from "../tensors/jsonTensor.ts";
import { isNpy } from "../tensors/npyHeader.ts";
import { readNpy } from "../tensors/npyRead.ts";
import { documentStart } from "../tensors/place.ts";
import type { ReadTensor } from "../tensors/reading.ts";
import { readTensor } from "../tensors/readTensor.ts";
import { countText, type Tensor } from "../tensors/tensor.ts";
import type { Dtype } from "./evalOptions.ts";
import type { World } from "./world.ts";

/** The numbers of a file. */
export interface Input {
  readonly tensor: Tensor;
  /** What results are computed in unless something else is asked for. */
  readonly dtype: Dtype;
  /** How they are written, where the file is text. */
  readonly text?: ReadTensor;
}

/** More than text may have: 512 MB of float64, and as much again for each result. */
const maxBinaryCount = 2 ** 26;
/** V8 ends strings at 2²⁹ characters. */
const longestText = 500_000_000;

/** Reads `.npy`, JSON or text, whichever a file holds; sentences begin with its name. */
export async function readInput(name: string, world: World): Promise<Result<Input>> {
  world.progress(`Reading ${shownName(name)}`);
  const bytes = await world.read(name);
  if (!bytes.ok) return bytes;
  const input = await readBytes(bytes.value, /\.json$/i.test(name), world);
  return input.ok ? input : failure(`${shownName(name)}: ${input.problem}`);
}

/** A file as sentences name it. */
export function shownName(name: string): string {
  return name === "-" ? "standard input" : name;
}

async function readBytes(
  bytes: Uint8Array,
  isNamedJson: boolean,
  pacing: Pacing,
): Promise<Result<Input>> {
  if (isNpy(bytes)) {
    const read = readNpy(bytes, maxBinaryCount);
    if (!read.ok) return read;
    const { dtype, ...tensor } = read.value;
    return success({ tensor, dtype: nearestDtype(dtype) });
  }
  if (bytes.length > longestText) {
    return failure(
      `The text has ${countText(bytes.length)} bytes; at most ${countText(longestText)} are read, more as .npy.`,
    );
  }
  const text = decode(bytes);
  if (text === undefined) return failure("This is neither a .npy file nor text in UTF-8.");
  if (!/\S/.test(text)) return failure("There is nothing in it.");
  // A list with strings in it is JSON with NaN or infinities. Python literals, which may have strings
  // too, are read below where this is no JSON.
  const isObject = /^\s*\{/.test(text);
  const mayBeJson = isObject || isNamedJson || (/^\s*\[/.test(text) && text.includes('"'));
  const json = mayBeJson || /^\s*(?:\[\s*)+\]/.test(text) ? jsonInput(text) : undefined;
  if (json && (json.ok || isObject || isNamedJson)) return json;
  const read = await readTensor(text, {
    origin: documentStart,
    pause: pacing.pause,
    isCancelled: pacing.isCancelled,
  });
  if (!read.ok) return failure(withoutSelection(read.problem));
  return success({ tensor: read.value.tensor, dtype: "float64", text: read.value });
}

function jsonInput(text: string): Result<Input> {
  const read = readJson(text);
  if (!read.ok) return read;
  const { dtype = "float64", ...tensor } = read.value;
  if (!/^(?:bfloat16|float(?:16|32|64)|u?int(?:8|16|32|64)|bool)$/.test(dtype)) {
    return failure(`The dtype ${dtype} of the JSON object is not read; float32 and float64 are.`);
  }
  return success({ tensor, dtype: nearestDtype(dtype) });
}

/** Half precision is computed in float32, as PyTorch does; integers in float64, which holds them. */
function nearestDtype(dtype: string): Dtype {
  return /^(?:b?float16|float32)$/.test(dtype) ? "float32" : "float64";
}

/** Text in UTF-8, or in UTF-16 with a mark, as PowerShell redirects it; undefined for other bytes. */
function decode(bytes: Uint8Array): string | undefined {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isWide ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Sentences for an editor tell what to select; here is a file. */
export function withoutSelection(sentence: string): string {
  return sentence
    .replace(/; select [^;]*\.$/, ".")
    .replace(/^The selection\b/, "The text")
    .replace(/\bthe selection\b/g, "the text");
}
