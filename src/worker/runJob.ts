import { activationById } from "../activations/index.ts";
import {
  type EvaluatedText,
  evaluateText,
  histogramsOf,
  resultText,
} from "../features/evaluation.ts";
import type { ArrayPath } from "../kernels/arrayPath.ts";
import type { Pacing } from "../pace.ts";
import type { Answers, Job } from "../protocol/worker.ts";
import { failure, type Result, success } from "../result.ts";
import type { LookUp } from "../tensors/reading.ts";
import { readTensor } from "../tensors/readTensor.ts";

/** A job of one kind. */
export type JobOf<Kind extends keyof Answers> = Extract<Job, { kind: Kind }> & {
  readonly kind: Kind;
};

/** What a job needs beside itself. */
export interface JobOptions extends Pacing {
  readonly text: string;
  readonly lookUp: LookUp;
  /** What computes float32, where there is more than the definitions; see `EvaluateOptions`. */
  readonly arrays?: ArrayPath | undefined;
  readonly longestSlice?: number | undefined;
}

const jobs: {
  readonly [Kind in keyof Answers]: (
    job: JobOf<Kind>,
    options: JobOptions,
  ) => Promise<Result<Answers[Kind]>>;
} = {
  async shape({ origin }, options) {
    const read = await readTensor(options.text, { ...options, origin });
    return read.ok ? success(read.value.tensor.shape) : read;
  },
  async evaluate(job, options) {
    const evaluated = await evaluateFor(job, options);
    if (!evaluated.ok) return evaluated;
    const { read, ...results } = evaluated.value;
    const { shape, data } = read.tensor;
    const histograms = await histogramsOf(data, results, options);
    if (!histograms.ok) return histograms;
    return success({ ...results, shape, input: data, histograms: histograms.value });
  },
  async write(job, options) {
    const { onProgress } = options;
    const evaluated = await evaluateFor(
      job,
      {
        ...options,
        onProgress: onProgress && ((share) => onProgress(share * (1 - writingShare))),
      },
      job.of,
    );
    if (!evaluated.ok) return evaluated;
    return resultText(evaluated.value, job.of, job.extent, {
      ...options,
      onProgress: onProgress && ((share) => onProgress(1 - writingShare * (1 - share))),
    });
  },
};

/** What part of the work writing is taken for. */
const writingShare = 0.3;

/**
 * Does a job on the thread that it is called on, in slices with `pause` in between.
 *
 * Fails with the sentences of `readTensor` and `evaluate`, and when cancelled.
 */
export function runJob<Kind extends keyof Answers>(
  job: JobOf<Kind>,
  options: JobOptions,
): Promise<Result<Answers[Kind]>> {
  const kind: Kind = job.kind;
  return jobs[kind](job, options);
}

async function evaluateFor(
  { origin, curve, axis, seed, dtype }: JobOf<"evaluate" | "write">,
  options: JobOptions,
  only?: "value" | "derivative",
): Promise<Result<EvaluatedText>> {
  const activation = activationById(curve.activation);
  if (!activation) return failure(`There is no activation called ${curve.activation}.`);
  return evaluateText({
    ...options,
    origin,
    activation,
    parameters: curve.parameters,
    axis,
    seed,
    dtype,
    only,
  });
}
