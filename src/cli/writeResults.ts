import type { Histograms } from "../features/evaluation.ts";
import { cancelled, runInSlices, startPace } from "../pace.ts";
import { failure, type Result, success } from "../result.ts";
import { jsonNumber } from "../tensors/jsonTensor.ts";
import { npyPieces } from "../tensors/npyWrite.ts";
import { pythonFloat } from "../tensors/pythonNumber.ts";
import { pythonNonFinite } from "../tensors/reading.ts";
import { countText, maxCount, type Tensor } from "../tensors/tensor.ts";
import { writeLike } from "../tensors/writeLike.ts";
import { writeList } from "../tensors/writeList.ts";
import type { Results } from "./evalCommand.ts";
import type { EvalOptions } from "./evalOptions.ts";
import type { Piece, World } from "./world.ts";

/** Writes results in the form and to the place that were asked for. */
export async function writeResults(
  results: Results,
  { format, out }: EvalOptions,
  world: World,
): Promise<Result<undefined>> {
  world.progress("Writing");
  switch (format) {
    case "json":
      return write(jsonPieces(results), out, world);
    case "text": {
      const text = await textOf(results, world);
      return text.ok ? write([text.value], out, world) : text;
    }
    case "npy":
      return writeNpy(results, out, world);
  }
}

async function write(
  pieces: Iterable<Piece>,
  out: string | undefined,
  world: World,
): Promise<Result<undefined>> {
  if (out !== undefined) return world.save(out, pieces);
  // Where standard output is the same terminal, it starts on an empty line.
  world.progress("");
  await world.print(pieces);
  return success(undefined);
}

async function writeNpy(
  { value, gradient, dtype }: Results,
  out: string | undefined,
  world: World,
): Promise<Result<undefined>> {
  if (out === undefined && world.printsToTerminal) {
    return failure("A terminal cannot show a .npy file; name a file with --out, or use a pipe.");
  }
  const written = await write(npyPieces(value, dtype), out, world);
  if (!written.ok || !gradient || out === undefined) return written;
  return world.save(gradientName(out), npyPieces(gradient, dtype));
}

/** `y.npy` → `y.gradient.npy` */
function gradientName(out: string): string {
  return `${out.replace(/\.npy$/i, "")}.gradient.npy`;
}

/** Numbers in one piece of text. */
const stride = 8_192;

/** `{"shape":[2],"dtype":"float64","value":[0.0,1.5], …}` on one line. */
function* jsonPieces({ value, gradient, dtype, told }: Results): Generator<string> {
  yield `{"shape":${JSON.stringify(value.shape)},"dtype":"${dtype}","value":`;
  yield* listPieces(value.data);
  if (gradient) {
    yield `,"gradientShape":${JSON.stringify(gradient.shape)},"gradient":`;
    yield* listPieces(gradient.data);
  }
  if (told) {
    const { statistics, histograms } = told;
    yield `,"statistics":${jsonText({ ...statistics, histograms: namedHistograms(histograms) })}`;
  }
  yield "}\n";
}

/** By the names that results have here. */
function namedHistograms({ input, value, derivative }: Histograms) {
  return { input, value, gradient: derivative };
}

/** Numbers in records and lists of any depth. */
function jsonText(data: object): string {
  const fields = Object.entries(data).map(([name, part]: [string, unknown]) => {
    const text =
      typeof part === "object" && part !== null ? jsonText(part) : jsonNumber(Number(part));
    return Array.isArray(data) ? text : `"${name}":${text}`;
  });
  return Array.isArray(data) ? `[${fields.join()}]` : `{${fields.join()}}`;
}

function* listPieces(numbers: Float64Array): Generator<string> {
  yield "[";
  for (let start = 0; start < numbers.length; start += stride) {
    const piece = Array.from(numbers.subarray(start, start + stride), jsonNumber).join();
    yield start === 0 ? piece : `,${piece}`;
  }
  yield "]";
}

/**
 * The value in the style of the text that was read, or as nested lists.
 *
 * With a gradient or statistics, each has a comment above it that says what it is, and statistics
 * are comments.
 */
async function textOf(results: Results, world: World): Promise<Result<string>> {
  const { value, gradient, told } = results;
  const isAlone = !gradient && !told;
  const parts: string[] = [];
  for (const [name, tensor] of Object.entries({ value, gradient })) {
    if (!tensor) continue;
    const text = await arrayText(tensor, results, isAlone, world);
    if (!text.ok) return text;
    parts.push(isAlone ? text.value : `# ${name}\n${text.value}`);
  }
  if (told) parts.push(statisticsText(told));
  const text = parts.join("\n");
  return success(text.endsWith("\n") ? text : `${text}\n`);
}

/** One comment for each number, and for each bin that holds any. */
function statisticsText({ statistics, histograms }: NonNullable<Results["told"]>): string {
  const { quantiles, ...numbers } = statistics;
  const entries = Object.entries<number>({ ...numbers, ...quantiles });
  const lines = entries.map(([name, number]) => `# ${name}: ${number}`);
  for (const [name, { from, to, counts }] of Object.entries(namedHistograms(histograms))) {
    const edge = (i: number) => from + (to - from) * (i / counts.length);
    lines.push(`# histogram of the ${name}`);
    counts.forEach((count, i) => {
      if (count > 0) lines.push(`# ${edge(i)} … ${edge(i + 1)}: ${count}`);
    });
  }
  return `# statistics\n${lines.join("\n")}`;
}

async function arrayText(
  tensor: Tensor,
  { input }: Results,
  isAlone: boolean,
  world: World,
): Promise<Result<string>> {
  if (tensor.data.length > maxCount) {
    return failure(
      `Text has at most ${countText(maxCount)} numbers; choose --format json or npy for more.`,
    );
  }
  if (tensor.data.length === 0) return success("[]");
  const pace = startPace(world);
  const asText = (x: number) => pythonFloat(x, pythonNonFinite);
  const text = input.text
    ? await writeLike(input.text, tensor, isAlone ? "text" : "array", pace)
    : await runInSlices(writeList(tensor, asText, 0), pace);
  return text === undefined ? failure(cancelled) : success(text);
}
