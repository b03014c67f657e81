import { completeParameters } from "../activations/parameters.ts";
import type { ParameterValues } from "../activations/definition.ts";
import { type Histograms, histogramsOf } from "../features/evaluation.ts";
import { kernelPath } from "../kernels/arrayPath.ts";
import { evaluate } from "../kernels/evaluate.ts";
import type { Statistics } from "../kernels/statistics.ts";
import { failure, type Result, success } from "../result.ts";
import { countText, type Tensor } from "../tensors/tensor.ts";
import { done, type Ending, misuse, problem } from "./ending.ts";
import { type Dtype, type EvalOptions, parameterNumbers, readEvalOptions } from "./evalOptions.ts";
import { type Input, readInput, shownName, withoutSelection } from "./readInput.ts";
import { unknownParameter } from "./suggestions.ts";
import type { World } from "./world.ts";
import { writeResults } from "./writeResults.ts";

/** What `eval` computes. */
export interface Results {
  readonly dtype: Dtype;
  readonly value: Tensor;
  /** In the shape of the input; absent where it was not asked for. */
  readonly gradient?: Tensor;
  /** Absent where it was not asked for. */
  readonly told?: { readonly statistics: Statistics; readonly histograms: Histograms };
  /** What was read. */
  readonly input: Input;
}

/** `eval`: puts the numbers of a file through an activation. */
export async function runEval(args: readonly string[], world: World): Promise<Ending> {
  const read = readEvalOptions(args);
  if (!read.ok) return misuse(read.problem);
  const options = read.value;
  // What can be known to be wrong is told before a large file is read.
  const parameters = readParameters(options);
  if (!parameters.ok) return problem(parameters.problem);
  const input = await readInput(options.file, world);
  if (!input.ok) return problem(input.problem);
  const results = await compute(options, parameters.value, input.value, world);
  if (!results.ok) return problem(results.problem);
  const written = await writeResults(results.value, options, world);
  return written.ok ? done : problem(written.problem);
}

function readParameters({ activation, parameters }: EvalOptions): Result<ParameterValues> {
  for (const name of parameters.keys()) {
    const isKnown = activation.parameters.some((parameter) => parameter.name === name);
    if (!isKnown) return failure(unknownParameter(activation, name));
  }
  const numbers = parameterNumbers(parameters);
  return numbers.ok ? completeParameters(activation, numbers.value) : numbers;
}

async function compute(
  options: EvalOptions,
  parameters: ParameterValues,
  input: Input,
  world: World,
): Promise<Result<Results>> {
  const { activation, file, axis, seed, wantsGradient, wantsStatistics } = options;
  const dtype = options.dtype ?? input.dtype;
  const upstream = await readUpstream(options, world);
  if (!upstream.ok) return upstream;
  const { shape, data } = input.tensor;
  world.progress(`Evaluating ${countText(data.length)} numbers`);
  const evaluated = await evaluate(
    activation,
    parameters,
    { shape, data },
    {
      dtype,
      axis,
      seed,
      slopes: "gradient",
      arrays: kernelPath,
      // Their statistics are told even where they are not written.
      gradient: wantsGradient || wantsStatistics ? undefined : false,
      ...(upstream.value && { upstream: upstream.value }),
      pause: world.pause,
      isCancelled: world.isCancelled,
    },
  );
  if (!evaluated.ok) {
    return failure(`${shownName(file)}: ${withoutSelection(evaluated.problem)}`);
  }
  const { outputShape, value, derivative, statistics } = evaluated.value;
  const histograms = wantsStatistics ? await histogramsOf(data, evaluated.value, world) : undefined;
  if (histograms && !histograms.ok) return histograms;
  return success({
    dtype,
    value: { shape: outputShape, data: value },
    ...(wantsGradient && { gradient: { shape, data: derivative } }),
    ...(histograms && { told: { statistics, histograms: histograms.value } }),
    input,
  });
}

async function readUpstream(
  { upstream }: EvalOptions,
  world: World,
): Promise<Result<Tensor | undefined>> {
  if (upstream === undefined) return success(undefined);
  const read = await readInput(upstream, world);
  return read.ok ? success(read.value.tensor) : read;
}
