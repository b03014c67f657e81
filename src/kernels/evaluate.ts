import type { Activation, ParameterValues } from "../activations/definition.ts";
import { seededRandom } from "../numeric/random.ts";
import { cancelled, type Pacing, runInSlices, startPace, type Work } from "../pace.ts";
import { failure, type Result, success } from "../result.ts";
import { countOf, countText, shapeText, type Tensor } from "../tensors/tensor.ts";
import { evaluateAlong, type Slopes } from "./evaluateAlong.ts";
import { evaluateEach } from "./evaluateEach.ts";
import { evaluateGated } from "./evaluateGated.ts";
import type { Precision } from "./kernelCalls.ts";
import { type Run, type Slices, toFloats } from "./run.ts";
import { type Distribution, distributionOf, emptySpread } from "./distribution.ts";
import { emptyTally, type Statistics, statisticsOf } from "./statistics.ts";

/** Results for every number of a tensor, row-major, and what there is to say about them. */
export interface Evaluated {
  /** In the shape of the output. */
  readonly value: Float64Array;
  /**
   * In the shape of the input: f′(x), times the upstream gradient; along an axis and for a gated
   * activation the vector-Jacobian product, or ∂yᵢ/∂xᵢ where that was asked for.
   */
  readonly derivative: Float64Array;
  /** That of the input but for the axis that a gated activation halves, or maxout shortens. */
  readonly outputShape: readonly number[];
  /** The axis that it ran along, counted from 0; absent for an elementwise activation. */
  readonly axis?: number;
  readonly statistics: Statistics;
  readonly distribution: Distribution;
}

/** How a tensor is evaluated, beside the activation itself. */
export interface EvaluateOptions extends Pacing {
  /**
   * For activations along an axis and gated ones; negative ones count from the last. Where absent,
   * the `dim` of the parameters says, and else it is the last axis.
   */
  readonly axis?: number | undefined;
  /**
   * What is computed in: float64 where absent. With float32, inputs and what arrives from above are
   * rounded to floats, and results are floats, as a network would have them.
   */
  readonly dtype?: Precision | undefined;
  /** Arrays to be filled instead of new ones: in the shape of the output, and of the input. */
  readonly outputs?: { readonly value: Float64Array; readonly derivative: Float64Array };
  /** The gradient that arrives from above, in the shape of the output; ones where absent. */
  readonly upstream?: Tensor;
  /** Along an axis, `own` asks for ∂yᵢ/∂xᵢ instead of the vector-Jacobian product. */
  readonly slopes?: Slopes;
  /** Samples a stochastic activation as in training; without it, as in evaluation. */
  readonly seed?: number | undefined;
}

/** A slice is one call, which nothing can interrupt; a longer one would hold up the editor. */
const longestSlice = 20_000;

/**
 * Puts every number of a tensor through an activation and its derivative.
 *
 * Works in slices with `pause` in between. `parameters` are complete. Fails with a sentence for an
 * axis that the tensor does not have or that cannot be split, for an upstream gradient of another
 * shape than the output, and when cancelled.
 */
export async function evaluate(
  activation: Activation,
  parameters: ParameterValues,
  tensor: Tensor,
  options: EvaluateOptions,
): Promise<Result<Evaluated>> {
  const { shape } = tensor;
  const { dtype = "float64" } = options;
  const inputs = dtype === "float32" ? toFloats(tensor.data.slice()) : tensor.data;
  const slices = slicesOf(activation, parameters, shape, options.axis);
  if (!slices.ok) return slices;
  const { axis, outputLength } = slices.value ?? {};
  const outputShape = axis === undefined ? shape : shape.with(axis, outputLength ?? 0);
  const arriving = options.upstream;
  if (arriving && arriving.shape.join() !== outputShape.join()) {
    return failure(
      `The upstream gradient has shape ${shapeText(arriving.shape)}, the output ${shapeText(outputShape)}.`,
    );
  }
  const upstream =
    dtype === "float32" && arriving ? toFloats(arriving.data.slice()) : arriving?.data;
  const {
    value = new Float64Array(countOf(outputShape)),
    derivative = new Float64Array(inputs.length),
  } = options.outputs ?? {};
  const run: Run = {
    dtype,
    parameters,
    inputs,
    value,
    derivative,
    tally: emptyTally(),
    spread: emptySpread(),
    upstream,
    random: options.seed === undefined ? undefined : seededRandom(options.seed),
  };
  const work = start(activation, slices.value, run, options.slopes ?? "gradient");
  const isDone = await runInSlices(work, startPace(options));
  if (isDone === undefined) return failure(cancelled);
  const statistics = statisticsOf(run.tally);
  return success({
    value,
    derivative,
    outputShape,
    ...(axis !== undefined && { axis }),
    statistics,
    distribution: distributionOf(run.spread, statistics.min, statistics.max),
  });
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
