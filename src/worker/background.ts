import { cancelled } from "../pace.ts";
import type { Answers } from "../protocol/worker.ts";
import { failure, type Result } from "../result.ts";
import { NoThread, Pool } from "./pool.ts";
import { type JobOf, runJob } from "./runJob.ts";
import { detailOf, type StartThread } from "./thread.ts";
import type { RequestOptions } from "./threadClient.ts";

/**
 * Longer texts are left to a thread at once.
 *
 * They hold ten thousand numbers or more. In a slice of 12 ms the host's own thread reads some
 * 100,000 numbers, or puts some 20,000 through GELU; a thread takes 60 to 120 ms to start, though well
 * under 1 ms per job after that.
 */
const longestHostText = 100_000;

/** Slices that the host's own thread takes for a job: code that runs for the first time needs more than one. */
const mostSlices = 3;

/** Where there is no thread, longer slices along an axis would hold up the host. */
const longestSlice = 20_000;

/** Two, so that a long evaluation does not keep the panel waiting. */
const threads = 2;
const idleMilliseconds = 60_000;
const patience = { cancel: 250, silence: 30_000 };

/**
 * Does jobs where they hold up nobody: what fits into a few slices right here, since starting a thread
 * takes longer; all else in a thread. Where no thread can be had, here too, in slices.
 */
export class Background {
  readonly #pool: Pool;
  readonly #log: (text: string) => void;

  constructor(startThread: StartThread, log: (text: string) => void) {
    this.#log = log;
    this.#pool = new Pool({ startThread, size: threads, idle: idleMilliseconds, patience, log });
  }

  /** Does a job. Fails with a sentence where the job does, or the thread that it was on. */
  async run<Kind extends keyof Answers>(
    job: JobOf<Kind>,
    options: RequestOptions,
  ): Promise<Result<Answers[Kind]>> {
    const { text, lookUp, pause, cancellation, onProgress } = options;
    if (cancellation.isCancellationRequested) return failure(cancelled);
    // Threads have the kernels for float32; here are but the definitions, which may differ by 1 ulp.
    const isFloat32 = "dtype" in job && job.dtype === "float32";
    if (text.length <= longestHostText && !isFloat32) {
      // `range(1_000_000)` is short as well, so the slices decide, not a count.
      let slices = 0;
      const isCancelled = () => ++slices > mostSlices;
      const result = await runJob(job, { text, lookUp, pause, isCancelled });
      if (slices <= mostSlices) return result;
    }
    try {
      return await this.#pool.run(job, options);
    } catch (error) {
      if (!(error instanceof NoThread)) throw error;
      this.#log(`${error.message} ${detailOf(error.cause)}`);
      const isCancelled = () => cancellation.isCancellationRequested;
      return runJob(job, { text, lookUp, pause, isCancelled, onProgress, longestSlice });
    }
  }

  dispose(): void {
    this.#pool.dispose();
  }
}
