import type { Activation, ParameterValues } from "../activations/definition.ts";
import { completeParameters } from "../activations/parameters.ts";
import type { ArrayPath } from "../kernels/arrayPath.ts";
import { type EqualBins, equalBinsOf } from "../kernels/equalBins.ts";
import { evaluate, type Evaluated } from "../kernels/evaluate.ts";
import type { Precision } from "../kernels/kernelCalls.ts";
import type { Statistics } from "../kernels/statistics.ts";
import { failure, type Result, success } from "../result.ts";
import { cancelled, type Pacing, runInSlices, startPace, type Work } from "../pace.ts";
import type { ReadOptions, ReadTensor } from "../tensors/reading.ts";
import { readTensor } from "../tensors/readTensor.ts";
import type { Tensor } from "../tensors/tensor.ts";
import { type Extent, writeLike } from "../tensors/writeLike.ts";

/** A text with numbers, and what to put them through. */
export interface EvaluationRequest extends ReadOptions {
  readonly text: string;
  readonly activation: Activation;
  /** Parameters that are left out have their usual value. */
  readonly parameters: ParameterValues;
  /** For activations along an axis; negative ones count from the last. */
  readonly axis?: number | undefined;
  /** Samples a stochastic activation as in training. */
  readonly seed?: number | undefined;
  /** float64 where absent. */
  readonly dtype?: Precision | undefined;
  /** The only result that is wanted; both where absent. */
  readonly only?: "value" | "derivative" | undefined;
  /** What computes float32; see `EvaluateOptions`. */
  readonly arrays?: ArrayPath | undefined;
  readonly longestSlice?: number | undefined;
}

/** What part of the work reading is taken for; for a million numbers through GELU it is a fifth. */
const readingShare = 0.2;

/** Numbers and their results. */
export interface EvaluatedTensor extends Omit<Evaluated, "histogram"> {
  readonly read: { readonly tensor: Tensor };
}

/** The numbers of a text and their results. */
export interface EvaluatedText extends EvaluatedTensor {
  readonly read: ReadTensor;
}

/**
 * Reads the numbers of a text and puts them through an activation, without holding up the thread.
 *
 * Fails with a sentence on what in the text is no numeric array, on parameters and axes that do not
 * exist, and when cancelled.
 */
export async function evaluateText(request: EvaluationRequest): Promise<Result<EvaluatedText>> {
  const { activation, text } = request;
  const parameters = completeParameters(activation, request.parameters);
  if (!parameters.ok) return parameters;
  const { onProgress } = request;
  const read = await readTensor(text, {
    ...request,
    onProgress: onProgress && ((share) => onProgress(readingShare * share)),
  });
  if (!read.ok) return read;
  const { tensor } = read.value;
  const evaluated = await evaluate(activation, parameters.value, tensor, {
    axis: request.axis,
    seed: request.seed,
    dtype: request.dtype,
    arrays: request.arrays,
    longestSlice: request.longestSlice,
    output: request.only === "derivative" ? false : undefined,
    gradient: request.only === "value" ? false : undefined,
    slopes: "own",
    pause: request.pause,
    isCancelled: request.isCancelled,
    onProgress: onProgress && ((share) => onProgress(readingShare + (1 - readingShare) * share)),
  });
  if (!evaluated.ok) return evaluated;
  const { histogram: _, ...results } = evaluated.value;
  return success({ read: read.value, ...results });
}

/** How inputs and results are spread. */
export interface Histograms {
  readonly input: EqualBins;
  readonly value: EqualBins;
  readonly derivative: EqualBins;
}

/** The histograms of an evaluation; fails when cancelled. */
export async function histogramsOf(
  input: Float64Array,
  { value, derivative }: Pick<Evaluated, "value" | "derivative">,
  pacing: Pacing,
): Promise<Result<Histograms>> {
  const histograms = await runInSlices(
    allHistograms(input, value, derivative),
    startPace({ ...pacing, onProgress: undefined }),
  );
  return histograms ? success(histograms) : failure(cancelled);
}

function* allHistograms(
  input: Float64Array,
  value: Float64Array,
  derivative: Float64Array,
): Work<Histograms> {
  return {
    input: yield* equalBinsOf(input),
    value: yield* equalBinsOf(value),
    derivative: yield* equalBinsOf(derivative),
  };
}

/** Some numbers of an evaluation; lists of one length, unless the output has a shape of its own. */
export interface ResultsExcerpt {
  readonly input: readonly number[];
  readonly value: readonly number[];
  readonly derivative: readonly number[];
}

/**
 * What a panel shows of an evaluation: the first numbers, in row-major order. `source` says where
 * they stand.
 */
export interface EvaluationExcerpt<Source> extends ResultsExcerpt {
  readonly source: Source;
  readonly shape: readonly number[];
  /** Where it is another one than that of the input. */
  readonly outputShape?: readonly number[];
  readonly axis?: number;
  /** Numbers spread over all of them; absent where the others are all. */
  readonly points?: ResultsExcerpt;
  readonly statistics: Statistics;
  readonly histograms: Histograms;
}

/** Rows of the table that a panel shows, and points of its chart. */
const maxRows = 1_000;

/** The first rows of an evaluation and its statistics, as a panel shows them. */
export function evaluationExcerpt<Source>(
  {
    read,
    value,
    derivative,
    outputShape,
    axis,
    statistics,
    histograms,
  }: EvaluatedTensor & { readonly histograms: Histograms },
  source: Source,
): EvaluationExcerpt<Source> {
  const { shape, data } = read.tensor;
  const take = (count: number, stride: number): ResultsExcerpt => {
    const spread = (numbers: Float64Array) =>
      Array.from(
        { length: Math.min(count, numbers.length) },
        (_, i) => numbers[Math.round(i * stride)] ?? NaN,
      );
    return { input: spread(data), value: spread(value), derivative: spread(derivative) };
  };
  const isReshaped = outputShape.join() !== shape.join();
  // Points would be no points of a curve where an output has several inputs.
  const isAll = data.length <= maxRows || isReshaped;
  return {
    source,
    shape,
    ...(axis !== undefined && { axis }),
    ...(isReshaped && { outputShape }),
    ...take(maxRows, 1),
    ...(!isAll && { points: take(maxRows, (data.length - 1) / (maxRows - 1)) }),
    statistics,
    histograms,
  };
}

/**
 * The results as text in the style of what was read.
 *
 * `extent` is `text` to replace a selection, and `array` to copy the result or put it elsewhere:
 * without the assignment, since that would give the name to the results.
 */
export async function resultText(
  evaluated: EvaluatedText,
  of: "value" | "derivative",
  extent: Extent,
  pacing: Pacing,
): Promise<Result<string>> {
  const shape = of === "value" ? evaluated.outputShape : evaluated.read.tensor.shape;
  const results = { shape, data: evaluated[of] };
  const text = await writeLike(evaluated.read, results, extent, startPace(pacing));
  return text === undefined ? failure(cancelled) : success(text);
}

/** UTF-16 units between two looks at the clock. */
const digestStride = 2 ** 20;

/**
 * A short fingerprint of a text: its length and 32 bits of FNV-1a over its UTF-16 units.
 *
 * Equal texts have equal digests; an edit goes unnoticed once in four thousand million times.
 */
export function* digest(text: string): Work<string> {
  let hash = 0x811c9dc5;
  for (let from = 0; from < text.length; from += digestStride) {
    const to = Math.min(from + digestStride, text.length);
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    yield to / text.length;
  }
  return `${text.length.toString(36)}-${(hash >>> 0).toString(36)}`;
}
