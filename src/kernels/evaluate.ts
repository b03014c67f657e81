import type { Activation, ParameterValues } from "../activations/definition.ts";
import { seededRandom } from "../numeric/random.ts";
import { cancelled, type Pacing, runInSlices, startPace, type Work } from "../pace.ts";
import { failure, type Result, success } from "../result.ts";
import { countOf, countText, shapeText } from "../tensors/tensor.ts";
import { evaluateAlong, type Slopes } from "./evaluateAlong.ts";
import { evaluateEach } from "./evaluateEach.ts";
import { evaluateGated } from "./evaluateGated.ts";
import type { ArrayPath } from "./arrayPath.ts";
import { emptySpread, type Histogram, histogramOf } from "./distribution.ts";
import type { Floats } from "./engine.ts";
import type { Precision } from "./kernelCalls.ts";
import { asFloats, type Run, type Slices, stride } from "./run.ts";
import { emptyTally, type Statistics, statisticsOf } from "./statistics.ts";

/** Numbers with a shape, row-major. */
interface Numbers<Data extends Floats> {
  readonly shape: readonly number[];
  readonly data: Data;
}

/** Results for every number of a tensor, row-major, and what there is to say about them. */
export interface Evaluated<Data extends Floats = Float64Array> {
  /** In the shape of the output; empty where not asked for. */
  readonly value: Data;
  /**
   * In the shape of the input: f′(x), times the upstream gradient; along an axis and for a gated
   * activation the vector-Jacobian product, or ∂yᵢ/∂xᵢ where that was asked for. Empty where not
   * asked for.
   */
  readonly derivative: Data;
  /** That of the input but for the axis that a gated activation halves, or maxout shortens. */
  readonly outputShape: readonly number[];
  /** The axis that it ran along, counted from 0; absent for an elementwise activation. */
  readonly axis?: number;
  /** Of what was asked for. */
  readonly statistics: Statistics;
  /** Of the values: fine bins, in ascending order; see `binsPerOctave`. */
  readonly histogram: Histogram;
}

/** How a tensor is evaluated, beside the activation itself. */
export interface EvaluateOptions<Data extends Floats = Float64Array> extends Pacing {
  /**
   * For activations along an axis and gated ones; negative ones count from the last. Where absent,
   * the `dim` of the parameters says, and else it is the last axis.
   */
  readonly axis?: number | undefined;
  /**
   * What is computed in; where absent, what the numbers are kept in. With float32, inputs and what
   * arrives from above are rounded to floats, and results are floats, as a network would have them.
   */
  readonly dtype?: Precision | undefined;
  /**
   * Where values go: an array as long as the output, which may be that of the input. A new one where
   * absent; with `false` they are not computed.
   */
  readonly output?: Data | false | undefined;
  /** Where derivatives go, in the same way; as long as the input. */
  readonly gradient?: Data | false | undefined;
  /** The gradient that arrives from above, in the shape of the output; ones where absent. */
  readonly upstream?: Numbers<Data> | undefined;
  /** Along an axis, `own` asks for ∂yᵢ/∂xᵢ instead of the vector-Jacobian product. */
  readonly slopes?: Slopes;
  /** Samples a stochastic activation as in training; without it, as in evaluation. */
  readonly seed?: number | undefined;
  /**
   * For float32: `kernelPath`. Where absent, the definitions are computed and rounded, which differs
   * by 1 ulp at most.
   */
  readonly arrays?: ArrayPath | undefined;
  /** More numbers along an axis are refused, since they are evaluated in one uninterrupted call. */
  readonly longestSlice?: number | undefined;
}

/** A second for most, some for softmax, and half a gigabyte. */
const usualLongestSlice = 1_000_000;

/** A call for more numbers may last longer than a slice of time. */
const briefSlice = 20_000;

/**
 * Puts every number of a tensor through an activation and its derivative.
 *
 * Works in slices with `pause` in between; also before a call that is known to be long, so that work
 * for which this is not the place can be cancelled. `parameters` are complete. Fails with a sentence
 * for an axis that the tensor does not have or that cannot be split, for an upstream gradient of
 * another shape than the output, and when cancelled; throws a RangeError for given arrays of a wrong
 * length.
 */
export async function evaluate(
  activation: Activation,
  parameters: ParameterValues,
  tensor: Numbers<Float64Array>,
  options: EvaluateOptions,
): Promise<Result<Evaluated>>;
export async function evaluate(
  activation: Activation,
  parameters: ParameterValues,
  tensor: Numbers<Float32Array>,
  options: EvaluateOptions<Float32Array>,
): Promise<Result<Evaluated<Float32Array>>>;
export async function evaluate(
  activation: Activation,
  parameters: ParameterValues,
  { shape, data }: Numbers<Floats>,
  options: EvaluateOptions<Floats>,
): Promise<Result<Evaluated<Floats>>> {
  const { dtype = data instanceof Float32Array ? "float32" : "float64" } = options;
  const { longestSlice = usualLongestSlice } = options;
  const slices = slicesOf(activation, parameters, shape, options.axis, longestSlice);
  if (!slices.ok) return slices;
  const { axis, length = 0, outputLength } = slices.value ?? {};
  const outputShape = axis === undefined ? shape : shape.with(axis, outputLength ?? 0);
  const arriving = options.upstream;
  if (arriving && arriving.shape.join() !== outputShape.join()) {
    return failure(
      `The upstream gradient has shape ${shapeText(arriving.shape)}, the output ${shapeText(outputShape)}.`,
    );
  }
  const pace = startPace(options);
  if (length > briefSlice && !(await pace.rest())) return failure(cancelled);
  const value = target(options.output, data, countOf(outputShape));
  const derivative = target(options.gradient, data, data.length);
  const rounded = (numbers: Floats) => (dtype === "float32" ? asFloats(numbers) : numbers);
  const run: Run = {
    dtype,
    parameters,
    inputs: rounded(data),
    value,
    derivative,
    tally: emptyTally(),
    spread: emptySpread(),
    counted: new Float64Array(stride),
    upstream: arriving && rounded(arriving.data),
    random: options.seed === undefined ? undefined : seededRandom(options.seed),
    arrays: options.arrays,
  };
  const work = start(activation, slices.value, run, options.slopes ?? "gradient");
  const isDone = await runInSlices(work, pace);
  if (isDone === undefined) return failure(cancelled);
  const histogram = histogramOf(run.spread);
  return success({
    value: value ?? empty(data),
    derivative: derivative ?? empty(data),
    outputShape,
    ...(axis !== undefined && { axis }),
    statistics: statisticsOf(run.tally, run.spread, histogram),
    histogram,
  });
}

/** Where results go; undefined where they are not asked for. */
function target(
  given: Floats | false | undefined,
  like: Floats,
  count: number,
): Floats | undefined {
  if (given === false) return undefined;
  const made = given ?? empty(like, count);
  if (made.length !== count) {
    throw new RangeError(
      `An array of ${countText(made.length)} numbers is given for ${countText(count)}`,
    );
  }
  return made;
}

function empty(like: Floats, count = 0): Floats {
  return like instanceof Float32Array ? new Float32Array(count) : new Float64Array(count);
}

function start(
  activation: Activation,
  slices: Slices | undefined,
  run: Run,
  slopes: Slopes,
): Work<true> {
  if (activation.kind === "elementwise") return evaluateEach(activation, run);
  if (!slices) throw new Error(`${activation.id} needs an axis`);
  return activation.kind === "gated"
    ? evaluateGated(activation, slices, run)
    : evaluateAlong(activation, slices, run, slopes);
}

/** The slices that an activation runs along; none for an elementwise one. */
function slicesOf(
  activation: Activation,
  parameters: ParameterValues,
  shape: readonly number[],
  wanted: number | undefined,
  longestSlice: number,
): Result<Slices | undefined> {
  if (activation.kind === "elementwise") return success(undefined);
  const { title } = activation;
  const dimensions = shape.length;
  if (dimensions === 0) {
    return failure(`${title} needs numbers along an axis; select an array, not a single number.`);
  }
  const own = activation.kind === "alongAxis" ? activation.axis : undefined;
  const written = wanted ?? own ?? parameters["dim"] ?? -1;
  const axis = written < 0 ? written + dimensions : written;
  const length = shape[axis];
  if (length === undefined) {
    return failure(
      `The array has no axis ${written}; choose one from ${-dimensions} to ${dimensions - 1}.`,
    );
  }
  if (activation.kind === "alongAxis" && length > longestSlice) {
    return failure(
      `${title} over ${countText(length)} numbers is more than the ${countText(longestSlice)} that are evaluated as one; select fewer, or choose another axis.`,
    );
  }
  const outputLength = outputLengthOf(activation, length, parameters);
  if (outputLength === undefined) {
    const demand = activation.kind === "gated" ? "two halves" : (activation.demand ?? "");
    return failure(
      `${title} needs ${demand} along axis ${axis}, which has ${countText(length)} numbers.`,
    );
  }
  return success({ axis, length, outputLength, step: countOf(shape.slice(axis + 1)) });
}

function outputLengthOf(
  activation: Exclude<Activation, { kind: "elementwise" }>,
  length: number,
  parameters: ParameterValues,
): number | undefined {
  if (activation.kind === "gated") return length % 2 === 0 ? length / 2 : undefined;
  return activation.outputLength ? activation.outputLength(length, parameters) : length;
}
