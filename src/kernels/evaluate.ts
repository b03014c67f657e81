import type {
  Activation,
  AlongAxis,
  Elementwise,
  ParameterValues,
} from "../activations/definition.ts";
import { failure, type Result, success } from "../result.ts";
import { cancelled, type Pacing, runInSlices, startPace, type Work } from "../pace.ts";
import { countOf, countText, type Tensor } from "../tensors/tensor.ts";
import { addToTally, emptyTally, type Statistics, statisticsOf, type Tally } from "./statistics.ts";

/** Results for every number of a tensor, row-major, and what there is to say about them. */
export interface Evaluated {
  readonly value: Float64Array;
  /** f′(x); for an activation along an axis ∂yᵢ/∂xᵢ. */
  readonly derivative: Float64Array;
  /** The axis that it ran along, counted from 0; absent for an elementwise activation. */
  readonly axis?: number;
  readonly statistics: Statistics;
}

/** How a tensor is evaluated, beside the activation itself. */
export interface EvaluateOptions extends Pacing {
  /**
   * For activations along an axis; negative ones count from the last. Where absent, the `dim` of
   * the parameters says, and else it is the last axis.
   */
  readonly axis?: number | undefined;
  /** Arrays as long as the tensor, to be filled instead of new ones. */
  readonly outputs?: { readonly value: Float64Array; readonly derivative: Float64Array };
}

/** Numbers between two looks at the clock. */
const stride = 1_024;

/** A slice is one call, which nothing can interrupt; a longer one would hold up the editor. */
const longestSlice = 20_000;

/**
 * Puts every number of a tensor through an activation and its derivative, in float64.
 *
 * Works in slices with `pause` in between. `parameters` are complete. Fails with a sentence for an
 * axis that the tensor does not have, and when cancelled.
 */
export async function evaluate(
  activation: Activation,
  parameters: ParameterValues,
  tensor: Tensor,
  options: EvaluateOptions,
): Promise<Result<Evaluated>> {
  const { length } = tensor.data;
  const axis = axisOf(activation, parameters, tensor.shape, options.axis);
  if (!axis.ok) return axis;
  const { value = new Float64Array(length), derivative = new Float64Array(length) } =
    options.outputs ?? {};
  const run: Run = { parameters, inputs: tensor.data, value, derivative, tally: emptyTally() };
  const work =
    activation.kind === "elementwise"
      ? evaluateEach(activation, run)
      : evaluateAlong(activation, tensor.shape, axis.value, run);
  const isDone = await runInSlices(work, startPace(options));
  if (isDone === undefined) return failure(cancelled);
  return success({
    value,
    derivative,
    ...(activation.kind === "alongAxis" && { axis: axis.value }),
    statistics: statisticsOf(run.tally),
  });
}

/** An evaluation on its way. */
interface Run {
  readonly parameters: ParameterValues;
  readonly inputs: Float64Array;
  readonly value: Float64Array;
  readonly derivative: Float64Array;
  readonly tally: Tally;
}

function* evaluateEach(activation: Elementwise, run: Run): Work<true> {
  const { parameters, inputs, value, derivative, tally } = run;
  for (let from = 0; from < inputs.length; from += stride) {
    const to = Math.min(from + stride, inputs.length);
    for (let i = from; i < to; i++) value[i] = activation.value(inputs[i] ?? NaN, parameters);
    for (let i = from; i < to; i++) {
      derivative[i] = activation.derivative(inputs[i] ?? NaN, parameters);
    }
    addToTally(tally, value, derivative, from, to);
    yield;
  }
  return true;
}

function* evaluateAlong(
  activation: AlongAxis,
  shape: readonly number[],
  axis: number,
  run: Run,
): Work<true> {
  const { parameters, inputs, value, derivative, tally } = run;
  const length = shape[axis] ?? 0;
  // Neighbours along the axis are this far apart.
  const step = countOf(shape.slice(axis + 1));
  const slice = new Float64Array(length);
  for (let block = 0; block < inputs.length; block += length * step) {
    for (let first = block; first < block + step; first++) {
      for (let i = 0; i < length; i++) slice[i] = inputs[first + i * step] ?? NaN;
      const values = activation.value(slice, parameters);
      const slopes = activation.derivative(slice, parameters);
      for (let i = 0; i < length; i++) {
        value[first + i * step] = values[i] ?? NaN;
        derivative[first + i * step] = slopes[i] ?? NaN;
      }
      addToTally(tally, values, slopes, 0, length);
      yield;
    }
  }
  return true;
}

/** The axis from 0 on; 0 for elementwise activations, which have none. */
function axisOf(
  activation: Activation,
  parameters: ParameterValues,
  shape: readonly number[],
  wanted: number | undefined,
): Result<number> {
  if (activation.kind === "elementwise") return success(0);
  const { title } = activation;
  const dimensions = shape.length;
  if (dimensions === 0) {
    return failure(`${title} needs numbers along an axis; select an array, not a single number.`);
  }
  const written = wanted ?? parameters["dim"] ?? -1;
  const axis = written < 0 ? written + dimensions : written;
  const length = shape[axis];
  if (length === undefined) {
    return failure(
      `The array has no axis ${written}; choose one from ${-dimensions} to ${dimensions - 1}.`,
    );
  }
  if (length > longestSlice) {
    return failure(
      `${title} over ${countText(length)} numbers is more than the ${countText(longestSlice)} that are evaluated as one; select fewer, or choose another axis.`,
    );
  }
  return success(axis);
}
