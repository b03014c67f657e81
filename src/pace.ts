/** How long work that shares a thread with others lasts, and whether it is still wanted. */
export interface Pacing {
  /** Lets everything else on the thread run; resolves when it is our turn again. */
  readonly pause: () => Promise<void>;
  readonly isCancelled: () => boolean;
  /** Told after a slice which share of the current step is done, from 0 to 1, where that is known. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** How long a slice lasts, in milliseconds; 12 unless told. */
  readonly slice?: number;
}

/** Cuts long work into slices. */
export interface Pace {
  /** Whether the current slice has lasted long enough. Cheap, but not free: ask every few thousand steps. */
  isDue(): boolean;
  /**
   * Ends the slice and begins the next one; false when the work is not wanted any more. `share` is
   * what of it is done.
   */
  rest(share?: number): Promise<boolean>;
}

/** What becomes of work that is cancelled. */
export const cancelled = "The evaluation was cancelled.";

const usualSlice = 12;

/** A pace whose first slice begins now. */
export function startPace({ pause, isCancelled, onProgress, slice = usualSlice }: Pacing): Pace {
  let sliceStart = Date.now();
  return {
    // A clock that was set back must not make a slice endless.
    isDue: () => Math.abs(Date.now() - sliceStart) >= slice,
    async rest(share) {
      if (isCancelled()) return false;
      if (share !== undefined) onProgress?.(share);
      await pause();
      sliceStart = Date.now();
      return !isCancelled();
    },
  };
}

/**
 * Work that can stop at every `yield` for as long as others need the thread. It yields the share
 * that is done, from 0 to 1, where it knows it.
 */
export type Work<Value> = Generator<number | undefined, Value, undefined>;

/** Does the work slice by slice; undefined when cancelled. */
export async function runInSlices<Value>(
  work: Work<Value>,
  pace: Pace,
): Promise<Value | undefined> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (pace.isDue() && !(await pace.rest(step.value))) return undefined;
  }
}

/** Does work that is known to be short without a pause. */
export function runAtOnce<Value>(work: Work<Value>): Value {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
